"""From paths to documents: the files found, their records read, each record made ready, failures among them.

Formats and columns: CONTRACT sections 2 and 7.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph_loader.document import make_document
from graph_loader.errors import XronikaError
from graph_loader.model import Document, Record
from graph_loader.prepare import ITEM_FAULTS
from graph_loader.readers import BadRecord, find_files, read


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record, or a whole file, that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """How to read: the format, and what the user says of all records."""

    format: str = "auto"
    source: str | None = None
    language: str | None = None

    def documents(self, paths: Iterable[Path | str]) -> Iterator[Document | Unreadable]:
        """The documents of files and folders, in the order of the paths and of the records in them."""
        for path in find_files(paths):
            for record in self._records(path):
                yield record if isinstance(record, Unreadable) else self.document(record)

    def document(self, record: Record) -> Document | Unreadable:
        """The document of one record; what the user said of all records becomes part of it."""
        told = replace(record, source=self.source or record.source, language=self.language or record.language)
        try:
            return make_document(told)
        except ITEM_FAULTS as error:
            return Unreadable(record.path, f"cannot be read as a news item ({error})")

    def _records(self, path: Path) -> Iterator[Record | Unreadable]:
        try:
            for record in read(path, self.format):
                yield _unreadable(record) if isinstance(record, BadRecord) else record
        except XronikaError as error:
            yield Unreadable(str(path), str(error))


def count_records(paths: Iterable[Path | str], intake: Intake) -> int:
    """How many records, readable or not, these paths hold; reading is quick beside extracting."""
    return sum(1 for path in find_files(paths) for _ in intake._records(path))


def _unreadable(record: BadRecord) -> Unreadable:
    return Unreadable(record.path, f"{record.position}: {record.reason}")
