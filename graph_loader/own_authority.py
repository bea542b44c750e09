"""Authority files of the user's own, kept in the data directory so that later loads know their names, too.

They are Turtle files like the packaged ones (https://www.w3.org/TR/turtle/), kept under their own file
names: loading with a file of the same name replaces it.
"""

from collections.abc import Sequence
from pathlib import Path

from graph_loader.authority.index import Authority
from graph_loader.disk import write_durably
from graph_loader.errors import RuleError
from graph_loader.generations import Dataset


def kept(dataset: Dataset) -> tuple[Path, ...]:
    """The files kept in a data directory, in the order of their names."""
    return tuple(sorted(_folder(dataset).glob("*.ttl")))


def adopt(dataset: Dataset, files: Sequence[Path]) -> tuple[Path, ...]:
    """Keep these files, too, and give all kept; RuleError when one makes no sense, and none is kept then."""
    for file in files:
        if file.suffix != ".ttl":
            raise RuleError(f"{file}: an authority file is Turtle, and its name ends in .ttl")
    if files:
        replaced = {file.name for file in files}
        Authority.load([*(path for path in kept(dataset) if path.name not in replaced), *files])
        _folder(dataset).mkdir(exist_ok=True)
    for file in files:
        write_durably(_folder(dataset) / file.name, file.read_text(encoding="utf-8"))
    return kept(dataset)


def _folder(dataset: Dataset) -> Path:
    return dataset.path / "authority"
