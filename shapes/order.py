"""Whether the values of one property come before those of another, as the core shapes ask.

pySHACL compares through rdflib, whose comparison of a literal such as "2022-02-30"^^xsd:date raises
where warnings are errors, and will raise everywhere from Python 3.14 on. A test compares both on sound
literals. https://www.w3.org/TR/shacl/#LessThanConstraintComponent
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from shapes.index import Index
from shapes.library import core_shapes
from shapes.violation import Violation, named

PARAMETERS = (SH.lessThan, SH.lessThanOrEquals)


@dataclass(frozen=True, slots=True)
class _Order:
    """Each value of `path` comes before each value of `later`, or is equal where `strict` is false."""

    path: Node
    later: Node
    strict: bool
    shape: str
    component: str
    message: str

    def holds(self, one: Node, other: Node) -> bool:
        """False also where the two cannot be compared, as the specification has it."""
        first, second = _told(one), _told(other)
        if first is None or second is None or first.kind != second.kind:
            return False
        return first.size < second.size or (first.size == second.size and not self.strict)


class _Told(NamedTuple):
    """What a sound literal tells: a number, or a day as its number in the calendar."""

    kind: str
    size: Decimal | int


def order(index: Index) -> Iterator[Violation]:
    """The values of the focus nodes that come too late; all are of severity "Violation"."""
    for cls, rules in _orders().items():
        for node in index.of_class(URIRef(str(cls))):
            for rule in rules:
                later = index.values(node, rule.later)
                for value in index.values(node, rule.path):
                    if not all(rule.holds(value, other) for other in later):
                        yield _violation(node, value, rule)


def _told(node: Node) -> _Told | None:
    value = node.value if isinstance(node, Literal) else None
    if isinstance(value, date) and not isinstance(value, datetime):
        return _Told("day", value.toordinal())
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _Told("number", value)
    return None


def _violation(node: Node, value: Node, rule: _Order) -> Violation:
    return Violation(
        focus=URIRef(str(named(node))),
        path=str(rule.path),
        value=value,
        severity="Violation",
        message=rule.message,
        shape=rule.shape,
        component=rule.component,
    )


@cache
def _orders() -> Mapping[Node, tuple[_Order, ...]]:
    """Class of the focus node → what comes before what."""
    graph = core_shapes()
    found: dict[Node, tuple[_Order, ...]] = {}
    for node_shape, target in graph.subject_objects(SH.targetClass):
        for shape in graph.objects(node_shape, SH.property):
            found[target] = found.get(target, ()) + tuple(_read(graph, shape))
    return {target: rules for target, rules in found.items() if rules}


def _read(graph: Graph, shape: Node) -> Iterator[_Order]:
    for path in graph.objects(shape, SH.path):
        for parameter in PARAMETERS:
            for later in graph.objects(shape, parameter):
                local = str(parameter).removeprefix(str(SH))
                yield _Order(
                    path=path,
                    later=later,
                    strict=parameter == SH.lessThan,
                    shape=str(shape),
                    component=f"{SH}{local[0].upper()}{local[1:]}ConstraintComponent",
                    message=str(graph.value(shape, SH.message)),
                )
