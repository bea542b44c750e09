"""How fast this machine reads, loads and answers: a table on stdout, and JSON with `--json FILE`.

    make bench                                      the packaged samples
    make bench ARGS="chronicle.csv --json b.json"   files of your own

The load is run as a user runs it, in a data directory of its own, twice: the second run finds nothing new.
Example queries are asked of the generation on disk; the median of the repetitions counts.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import QueryBoolean

from graph_loader.generations import Dataset
from graph_loader.readers import BadRecord, find_files, read
from graph_loader.samples import sample_folder
from ontology import PREFIXES

EXAMPLES = Path(__file__).parents[1] / "endpoint" / "queries" / "examples"
REPETITIONS = 5


def main() -> None:
    """Measure what the command line names, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, default=[sample_folder()], metavar="PATH")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xronika-bench-") as folder:
        measured = measure(options.paths, Path(folder))
    for section, figures in measured.items():
        sys.stdout.write(f"{section}\n")
        sys.stdout.writelines(f"  {name:<44}{value:>14,.4g}\n" for name, value in figures.items())
    if options.json:
        options.json.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def measure(paths: Sequence[Path], folder: Path) -> dict[str, dict[str, float]]:
    """Figures by section and name; `folder` takes the data directory."""
    return {
        "read": measure_reading(paths),
        "load": measure_load(paths, folder),
        "load again": measure_load(paths, folder),
        "example queries, milliseconds": dict(measure_queries(folder / "data")),
    }


def measure_reading(paths: Sequence[Path]) -> dict[str, float]:
    """Files to records."""
    begun = time.perf_counter()
    records = [
        record for path in find_files(paths) for record in read(path) if not isinstance(record, BadRecord)
    ]
    seconds = time.perf_counter() - begun
    characters = sum(len(record.headline) + len(record.body) for record in records)
    return {"items": len(records), "characters": characters, "characters a second": characters / seconds}


def measure_load(paths: Sequence[Path], folder: Path) -> dict[str, float]:
    """Files to a committed generation, by the program's own report and the clock on the wall."""
    report = folder / "report.json"
    program = Path(sys.executable).with_name("xronika")
    command: list[str | Path] = [program, "--data", folder / "data", "load", "--report", report, *paths]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode not in (0, 3):
        sys.exit(done.stderr)
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {
        "items read": told["read"],
        "items committed": told["committed"],
        "quads": told["quads"],
        "seconds": seconds,
        "seconds without starting up": told["seconds"],
        "items a second": told["read"] / told["seconds"],
        "quads a second": told["quads"] / told["seconds"],
    }


def measure_queries(data: Path) -> Iterator[tuple[str, float]]:
    """Each example query with its median time over the dataset on disk."""
    with Dataset(data).reading() as generation:
        store = generation.open()
        for file in sorted(EXAMPLES.glob("*.rq")):
            query = file.read_text(encoding="utf-8")
            times = []
            for _ in range(REPETITIONS):
                begun = time.perf_counter()
                answer = store.query(query, use_default_graph_as_union=True, prefixes=dict(PREFIXES))
                if not isinstance(answer, QueryBoolean):
                    sum(1 for _ in answer)
                times.append(time.perf_counter() - begun)
            yield file.stem, statistics.median(times) * 1000


if __name__ == "__main__":
    main()
