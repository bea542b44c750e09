"""The whole pipeline as a user runs it: from files to a committed generation, by the program itself."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.cost import Cost, measured, on_one_core

_SMALL = '{"headline": "News", "published": "2024-05-10", "language": "en"}\n'


class Size(NamedTuple):
    """How much text there is: code points, and bytes in UTF-8."""

    characters: int
    bytes: int


class Loaded(NamedTuple):
    """What a load says it did, and what it cost."""

    told: dict[str, Any]
    cost: Cost


def load(paths: Sequence[Path], data: Path) -> Loaded:
    """Load files into a data directory, in one process on one core."""
    report = data.with_suffix(".json")
    program = Path(sys.executable).with_name("xronika")
    command: list[str | Path] = [
        program,
        "--data",
        data,
        "load",
        "--workers",
        "1",
        "--report",
        report,
        *paths,
    ]
    with on_one_core(), measured() as cost:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr)
    return Loaded(json.loads(report.read_text(encoding="utf-8")), cost)


def starting_up(folder: Path) -> Cost:
    """What a load costs whatever its size: the program, the rules, a first generation with the authority."""
    small = folder / "small.jsonl"
    small.write_text(_SMALL, encoding="utf-8")
    return load([small], folder / "small").cost


def done(loaded: Loaded) -> dict[str, float]:
    """What a load did and what it cost, by name."""
    return {
        "items read": loaded.told["read"],
        "items committed": loaded.told["committed"],
        "quads": loaded.told["quads"],
        "seconds": loaded.cost.wall,
        "CPU seconds": loaded.cost.processor,
    }


def speed(loaded: Loaded, size: Size, start: Cost) -> dict[str, float]:
    """How fast a load was, and how much it made of the text, by name; `start` is the part of its cost that does not
    grow with the text."""
    quads, cost, apart = loaded.told["quads"], loaded.cost, loaded.cost.less(start)
    return {
        "quads per kB of text (UTF-8)": 1000 * quads / max(size.bytes, 1),
        "quads per 1,000 characters": 1000 * quads / max(size.characters, 1),
        "characters a second": size.characters / cost.wall,
        "characters a CPU second": size.characters / cost.processor,
        "characters a second, starting up apart": size.characters / apart.wall,
        "characters a CPU second, starting up apart": size.characters / apart.processor,
    }
