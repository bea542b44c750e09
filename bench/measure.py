"""How fast this machine reads, loads and answers: a table on stdout, and JSON with `--json FILE`.

    make bench                                      the real texts beside the repository, else the packaged samples
    make bench ARGS="chronicle.csv --json b.json"   files of your own

The load is run as a user runs it, in a data directory of its own, in one process on one core, twice: the second run
finds nothing new. What a load of one line costs is taken for starting up. spaCy's small English model is measured
beside it, where it is installed, with its own starting up apart. Example queries are asked of the generation on disk;
the median of the repetitions counts.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import QueryBoolean

from bench import loading, spacy_alone
from bench.cost import measured
from bench.loading import Size, load, starting_up
from graph_loader.generations import Dataset
from graph_loader.intake import Intake
from graph_loader.model import Document
from graph_loader.samples import sample_folder
from ontology import PREFIXES

REPOSITORY = Path(__file__).parents[1]
EXAMPLES = REPOSITORY / "endpoint" / "queries" / "examples"
REPETITIONS = 5


def main() -> None:
    """Measure what the command line names, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, default=default_texts(), metavar="PATH")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xronika-bench-") as folder:
        results = measure(options.paths, Path(folder))
    for section, figures in results.items():
        sys.stdout.write(f"{section}\n")
        sys.stdout.writelines(f"  {name:<44}{value:>14,.6g}\n" for name, value in figures.items())
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def default_texts() -> list[Path]:
    """The real texts that the tests use, too, where they are there: samples are too small to measure well."""
    shared = os.environ.get("XRONIKA_SHARED") or REPOSITORY.parent / "shared"
    corpora = Path(shared) / "corpora"
    return [corpora] if corpora.is_dir() else [sample_folder()]


def measure(paths: Sequence[Path], folder: Path) -> dict[str, dict[str, float]]:
    """Figures by section and name; `folder` takes the data directories."""
    documents, reading = measure_reading(paths)
    texts = [document.text for document in documents]
    size = Size(sum(map(len, texts)), sum(len(text.encode()) for text in texts))
    start = starting_up(folder)
    alone, spacy = spacy_alone.figures([one.text for one in documents if one.language == "en"])
    first, again = load(paths, folder / "data"), load(paths, folder / "data")
    whole = loading.done(first) | loading.speed(first, size, start)
    times = whole["characters a CPU second, starting up apart"] / spacy["characters a CPU second"]
    return {
        "reading": reading,
        "starting up": {"seconds": start.wall, "CPU seconds": start.processor},
        "whole pipeline, file to committed graph, one process on one core": whole,
        "the same again: nothing new": loading.done(again),
        alone: spacy,
        "whole pipeline beside spaCy alone": {"times as many characters a CPU second": times},
        "example queries, milliseconds": dict(measure_queries(folder / "data")),
    }


def measure_reading(paths: Sequence[Path]) -> tuple[list[Document], dict[str, float]]:
    """Files to documents."""
    with measured() as cost:
        read = list(Intake().documents(paths))
    documents = [one for one in read if isinstance(one, Document)]
    characters = sum(len(document.text) for document in documents)
    return documents, {
        "items": len(documents),
        "characters": characters,
        "characters a second": characters / cost.wall,
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
