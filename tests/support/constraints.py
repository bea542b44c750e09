"""The constraints that the shapes state, by the names that tests give them."""

from functools import cache

from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from ontology import PREFIXES
from shapes.library import core_shapes, dataset_shapes, sparql_shapes

_NO_CONSTRAINTS = {SH.path, SH.message, SH.severity, SH.targetClass, SH.property}


@cache
def shapes() -> Graph:
    """All core shapes. Not to be changed."""
    return core_shapes() + dataset_shapes()


def property_shapes() -> list[URIRef]:
    return sorted(URIRef(str(shape)) for shape in shapes().subjects(SH.path))


def name(shape: Node) -> str:
    return str(shape).removeprefix(PREFIXES["xsh"])


def core_constraints() -> set[str]:
    """`NewsItem-headline Datatype` and so on: each parameter of each property shape."""
    return {
        f"{name(shape)} {_component(parameter)}"
        for shape in property_shapes()
        for parameter in shapes().predicates(shape)
        if parameter not in _NO_CONSTRAINTS and str(parameter).startswith(str(SH))
    }


def rule_names() -> set[str]:
    return {name(shape) for shape in sparql_shapes().subjects(SH.sparql)}


def targets(shape: Node) -> set[Node]:
    """The classes that a property shape is about."""
    owners = [shape, *shapes().subjects(SH.property, shape)]
    return {target for owner in owners for target in shapes().objects(owner, SH.targetClass)}


def _component(parameter: Node) -> str:
    local = str(parameter).removeprefix(str(SH))
    return local[0].upper() + local[1:]
