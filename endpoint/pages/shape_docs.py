"""The shapes as their documentation page shows them: a shape a class, a row a constraint.

https://www.w3.org/TR/shacl/
"""

from dataclasses import dataclass
from functools import cache

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from ontology import PREFIXES
from shapes import shapes_graph

_PARAMETERS = (
    SH.minCount, SH.maxCount, SH.datatype, SH.nodeKind, SH["class"], SH.hasValue, SH.pattern,
    SH.minInclusive, SH.maxInclusive, SH.uniqueLang, SH.equals, SH.lessThanOrEquals,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Constraint:
    """One property's constraint: its path, what is asked, how grave a breach is, and what is then said."""

    path: str
    asked: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class ShapeDoc:
    """A node shape: its local name, which is its anchor, its target class, its constraints."""

    name: str
    target: str
    constraints: tuple[Constraint, ...]


@cache
def shape_groups() -> tuple[ShapeDoc, ...]:
    """All node shapes with a target class, by name."""
    graph = shapes_graph()
    found = []
    for shape in set(graph.subjects(RDF.type, SH.NodeShape)):
        targets = sorted(graph.objects(shape, SH.targetClass), key=str)
        if targets:
            constraints = [_constraint(graph, node) for node in graph.objects(shape, SH.property)]
            ordered = sorted(constraints, key=lambda c: (c.path, c.asked, c.message))
            found.append(ShapeDoc(_local(shape), ", ".join(_short(t) for t in targets), tuple(ordered)))
    return tuple(sorted(found, key=lambda shape: shape.name))


def _constraint(graph: Graph, node: Node) -> Constraint:
    asked = [
        f"{parameter.fragment} {_short(value)}"
        for parameter in _PARAMETERS
        for value in graph.objects(node, parameter)
    ]
    messages = sorted(str(message) for message in graph.objects(node, SH.message))
    path = graph.value(node, SH.path)
    return Constraint(
        path=_short(path) if isinstance(path, URIRef) else "…",
        asked=", ".join(asked),
        severity=_local(graph.value(node, SH.severity) or SH.Violation),
        message=messages[0] if messages else "",
    )


def _short(value: Node | None) -> str:
    text = str(value)
    for prefix, namespace in PREFIXES.items():
        if isinstance(value, URIRef) and text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def _local(value: Node) -> str:
    return str(value).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
