"""How large a state of the dataset is, by class and by property: the statistics of its description.

https://www.w3.org/TR/void/#statistics
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from endpoint import queries
from endpoint.queries import Row
from endpoint.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Partition:
    """The IRI of a class with the number of its things, or of a property with the number of its statements."""

    term: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals by the local name of their VoID property, and the partitions, the largest first.

    `first_load` is ISO 8601 in UTC, None where no load is recorded.
    """

    totals: Mapping[str, int]
    classes: tuple[Partition, ...]
    properties: tuple[Partition, ...]
    first_load: str | None


def dataset_counts(snapshot: Snapshot) -> Counts:
    """The counts of a state of the dataset, over all its graphs; about a second for a million statements."""
    return snapshot.remember("dataset counts", _count)


def _count(snapshot: Snapshot) -> Counts:
    (totals,) = queries.rows(snapshot.store, "dataset_counts")
    (load,) = queries.rows(snapshot.store, "first_load")
    classes, properties = (
        _partitions(queries.rows(snapshot.store, name))
        for name in ("class_partitions", "property_partitions")
    )
    numbers = {name: _number(row) for name, row in sorted(totals.items())}
    numbers |= {"classes": len(classes), "properties": len(properties)}
    first = load["first"]
    return Counts(numbers, classes, properties, first.value if isinstance(first, Literal) else None)


def _partitions(rows: list[Row]) -> tuple[Partition, ...]:
    found = [
        Partition(row["term"].value, _number(row["count"]))
        for row in rows
        if isinstance(row["term"], NamedNode)
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.term)))


def _number(value: object) -> int:
    assert isinstance(value, Literal)  # noqa: S101  (the queries count)
    return int(value.value)
