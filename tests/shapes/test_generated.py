"""Required values, single values and classes, taken away or doubled wherever the valid dataset has them."""

from collections.abc import Iterator

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from shapes import validate
from tests.support.chronicle import constraint, whole
from tests.support.constraints import name, property_shapes, shapes, targets

# Taking these away takes away what another constraint needs, on nodes where nothing else gives it.
_FURTHER = {
    "Event-happening": {"Happening-account MinCount"},
}


def _shapes_with(parameter: URIRef, least: int) -> list[URIRef]:
    found = []
    for shape in property_shapes():
        limit = shapes().value(shape, parameter)
        if isinstance(limit, Literal) and int(limit) >= least and _path(shape) is not None:
            found.append(shape)
    return found


def _path(shape: Node) -> URIRef | None:
    path = shapes().value(shape, SH.path)
    return path if isinstance(path, URIRef) else None


def _nodes(graph: Graph, shape: Node) -> Iterator[Node]:
    """The nodes that a shape is about and that have its property."""
    path = _path(shape)
    for node in sorted({n for target in targets(shape) for n in graph.subjects(RDF.type, target)}, key=str):
        if graph.value(node, path) is not None:
            yield node


@pytest.mark.parametrize("shape", _shapes_with(SH.minCount, 1), ids=name)
def test_taking_a_required_value_away_breaks_one_constraint(shape: URIRef) -> None:
    nodes = list(_nodes(whole(), shape))
    assert nodes, "the valid dataset has no such value"
    for node in nodes:
        graph = whole()
        graph.remove((node, _path(shape), None))
        broken = {(constraint(v), str(v.focus)) for v in validate(graph, scope="dataset")}
        wanted = (f"{name(shape)} MinCount", str(node))
        assert wanted in broken
        assert {c for c, _ in broken - {wanted}} <= _FURTHER.get(name(shape), set())


@pytest.mark.parametrize("shape", _shapes_with(SH.maxCount, 1), ids=name)
def test_a_second_value_breaks_the_constraint(shape: URIRef) -> None:
    graph = whole()
    path = _path(shape)
    assert path is not None
    node = next(_nodes(graph, shape))
    graph.add((node, path, _another(graph.value(node, path))))
    broken = {(constraint(v), v.focus, v.path) for v in validate(graph, scope="dataset")}
    assert (f"{name(shape)} MaxCount", node, str(path)) in broken


def _another(value: Node | None) -> Node:
    """A different value of the same kind, as far as the kind matters to the count."""
    if isinstance(value, Literal):
        return Literal(f"{value}1", datatype=value.datatype, lang=value.language, normalize=False)
    return URIRef(f"{value}-1")
