"""What the templates show: values, passages of text with words marked, tables, sections."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Value:
    """A text in a language, perhaps a link.

    `outside` tells whether it leads away from this site, `compact` whether it is best kept on one line.
    """

    text: str
    href: str | None = None
    language: str | None = None
    outside: bool = False
    compact: bool = False


class Part(NamedTuple):
    """A stretch of a passage; marked ones are what a statement rests on, linked ones lead to what they name."""

    text: str
    marked: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an item, in its language, with where they stand."""

    parts: tuple[Part, ...]
    language: str | None = None
    href: str | None = None


Cell = tuple[Value | Passage, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; `note` stands before its content, `more` leads to the rest of a list cut short."""

    title: str
    values: Cell = ()
    table: Table | None = None
    passages: tuple[Passage, ...] = ()
    note: str | None = None
    more: str | None = None

    @property
    def empty(self) -> bool:
        return not (self.values or self.passages or (self.table and self.table.rows))


@dataclass(frozen=True, slots=True)
class Page:
    """A page about one thing, `iri`, of these classes. `indexed` tells whether search engines may list it."""

    title: Value
    kind: Cell
    classes: tuple[str, ...]
    iri: str
    sections: tuple[Section, ...]
    reported_by: Cell = ()
    notes: tuple[str, ...] = ()
    indexed: bool = True
