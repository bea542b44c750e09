"""Readers of file formats: bytes in, Records out.

Each module here that defines `NAME`, `EXTENSIONS`, `recognise` and `read` is the reader of one format and is
found by itself: a new format is one module and one folder of cases. Names of formats and columns: CONTRACT
sections 2 and 7.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from graph_loader.errors import InputError, UnknownFormat
from graph_loader.model import Record
from graph_loader.readers.bad_record import BadRecord
from graph_loader.readers.encoding import is_binary, markup
from graph_loader.readers.input_file import ITEM_LIMIT, InputFile, open_input

__all__ = ["BadRecord", "InputFile", "Reader", "find_files", "formats", "open_input", "read"]

AUTO = "auto"


class Reader(Protocol):
    """What a module of this package offers to be a reader."""

    NAME: str
    EXTENSIONS: tuple[str, ...]

    def recognise(self, file: InputFile) -> float:
        """How surely the file is of this format, by its first bytes and name: 0 for no, 1 for certainly."""

    def read(self, file: InputFile) -> Iterator[Record | BadRecord]:
        """The records in the order of the file; InputError where the file as a whole cannot be read."""


@cache
def formats() -> Mapping[str, Reader]:
    """Every format by its name, alphabetically."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    readers = (cast("Reader", module) for module in modules if hasattr(module, "NAME"))
    return {reader.NAME: reader for reader in sorted(readers, key=lambda reader: reader.NAME)}


def read(
    path: Path | str,
    format: str = AUTO,  # noqa: A002  (the contract's name)
    *,
    item_limit: int = ITEM_LIMIT,
) -> Iterator[Record | BadRecord]:
    """Read a file ("-": standard input), in the format named or the one that it looks like.

    A record that cannot be read is a BadRecord, and reading goes on. UnknownFormat where no reader knows the
    file or the name of the format; any other InputError where the file as a whole cannot be read.
    `item_limit` is the most bytes one item may have. Nothing is opened before the first record is asked for.
    """
    with open_input(path, item_limit) as file:
        if not file.size:
            raise InputError("the file is empty")
        reader = _recognise(file) if format == AUTO else _named(format)
        yield from reader.read(file)


def find_files(paths: Iterable[Path | str]) -> Iterator[Path]:
    """The files that these paths stand for: folders walked in the order of names, hidden files left out."""
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for child in sorted(path.rglob("*")):
            if child.is_file() and not any(part.startswith(".") for part in child.relative_to(path).parts):
                yield child


def _named(name: str) -> Reader:
    reader = formats().get(name)
    if reader is None:
        raise UnknownFormat(f"no format is called {name!r}; there are {', '.join(formats())}")
    return reader


def _recognise(file: InputFile) -> Reader:
    scores = {name: reader.recognise(file) for name, reader in formats().items()}
    best = max(scores, key=lambda name: scores[name])
    if not scores[best]:
        raise UnknownFormat(
            f"looks like none of {', '.join(formats())}{_appearance(file.head)}; "
            "convert it, or name its format with --format"
        )
    return formats()[best]


def _appearance(head: bytes) -> str:
    begins = markup(head)
    if begins:
        return f" (it begins like {begins})"
    return " (it is binary)" if is_binary(head) else ""
