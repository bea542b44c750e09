"""What the dataset holds, counted once a state: for the home page.

Happenings are counted, never accounts: ten items on one visit tell of one visit.
"""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from endpoint import queries
from endpoint.queries import Row
from endpoint.snapshots import Snapshot
from ontology import PREFIXES

_XR = PREFIXES["xr"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source's items in one language, and the days they cover."""

    source: NamedNode
    language: str
    items: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts by class (local name) and by event type, coverage by source, newest items with day and source."""

    classes: dict[str, int]
    types: tuple[tuple[NamedNode, int], ...]
    coverage: tuple[Coverage, ...]
    newest: tuple[Row, ...]


def overview(snapshot: Snapshot) -> Overview:
    """The overview of a state of the dataset."""
    return snapshot.remember("overview", _count)


def _count(snapshot: Snapshot) -> Overview:
    store = snapshot.store
    classes = {
        _iri(row, "class").value.removeprefix(_XR): _number(row, "things")
        for row in queries.rows(store, "class_counts")
    }
    by_type = queries.rows(store, "happenings_by_type")
    types = tuple((_iri(row, "type"), _number(row, "happenings")) for row in by_type)
    coverage = [
        Coverage(
            _iri(row, "source"),
            _text(row, "language") or "",
            _number(row, "items"),
            _text(row, "first"),
            _text(row, "last"),
        )
        for row in queries.rows(store, "coverage")
    ]
    ordered = tuple(sorted(coverage, key=lambda one: (one.source.value, one.language)))
    return Overview(classes, types, ordered, tuple(queries.rows(store, "newest_items")))


def _iri(row: Row, name: str) -> NamedNode:
    value = row[name]
    assert isinstance(value, NamedNode)  # noqa: S101  (the query's pattern allows only IRIs)
    return value


def _text(row: Row, name: str) -> str | None:
    value = row[name]
    return value.value if isinstance(value, Literal) else None


def _number(row: Row, name: str) -> int:
    return int(_text(row, name) or 0)
