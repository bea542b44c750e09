"""Dates are complete and lie where they can.

SHACL-SPARQL twin: `shapes/sparql/dates.ttl` · the format of `xr:edtf`:
https://www.loc.gov/standards/datetime/
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from rdflib import Literal
from rdflib.term import Node

from ontology import SCHEMA, XR
from shapes.checks.spoken import items_of
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_PUBLISHED: Final = SCHEMA.datePublished
_START: Final = XR.startDate
_BASIS: Final = XR.dateBasis
_DAYS: Final = (XR.edtf, XR.startDate, XR.endDate)
_PARTS: Final = (*_DAYS, XR.dateBasis)


def dates(index: Index) -> Iterator[Violation]:
    """Events with half a date, a date after their item's, or a published date that is not the item's."""
    for event in index.of_class(XR.Event, XR.UnrealizedEvent):
        yield from _complete(index, event)
        yield from _basis(index, event)
    for event in index.of_class(XR.Event):
        yield from _not_after_publication(index, event)


def _complete(index: Index, event: Node) -> Iterator[Violation]:
    missing = [path for path in _PARTS if not index.values(event, path)]
    if len(missing) < len(_PARTS):
        for path in missing:
            yield rule("date-complete").broken(event, path)


def _basis(index: Index, event: Node) -> Iterator[Violation]:
    if index.text(event, _BASIS) != "published":
        return
    for published in _published(index, event):
        for path in _DAYS:
            for value in index.values(event, path):
                if str(value) != str(published):
                    yield rule("date-basis").broken(event, path, value, published=published)


def _not_after_publication(index: Index, event: Node) -> Iterator[Violation]:
    for published in _published(index, event):
        for value in index.values(event, _START):
            if _after(value, published):
                yield rule("date-published").broken(event, _START, value, published=published)


def _published(index: Index, event: Node) -> Iterator[Node]:
    for item in items_of(index, event):
        yield from index.values(item, _PUBLISHED)


def _after(one: Node, other: Node) -> bool:
    """Whether both are days and one is after the other; other datatypes are the core shapes' matter."""
    if not isinstance(one, Literal) or not isinstance(other, Literal):
        return False
    days = (one.value, other.value)
    return all(type(day) is date for day in days) and one.value > other.value
