"""The properties of the vocabulary with their domains and ranges, as the Turtle declares them.

Several classes are told by `owl:unionOf`: https://www.w3.org/TR/owl2-syntax/#Union_of_Class_Expressions
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import OWL, RDF, RDFS

from ontology.prefixes import PREFIXES
from ontology.terms import direct_subclasses
from ontology.turtle import statements

_NAMESPACE: Final = PREFIXES["xr"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: IRIs of the classes it is used on and of the classes or datatype of its values.

    A class stands for itself only: where the Turtle names a class that others lie below, those are listed
    too, except the event types, which stand beside `xr:Event` on each event. `links` tells object properties
    from those with literal values, `single` functional ones.
    """

    name: str
    domain: frozenset[str]
    range: frozenset[str]
    links: bool
    single: bool


@cache
def properties() -> Mapping[str, Property]:
    """All properties of the vocabulary by local name."""
    return {prop.name: prop for prop in _read()}


def _read() -> Iterator[Property]:
    kinds = {str(OWL.ObjectProperty), str(OWL.DatatypeProperty)}
    for subject, told in statements().items():
        types = set(told.get(str(RDF.type), ()))
        if subject.startswith(_NAMESPACE) and types & kinds:
            yield Property(
                name=subject.removeprefix(_NAMESPACE),
                domain=_classes(told.get(str(RDFS.domain), ())),
                range=_classes(told.get(str(RDFS.range), ())),
                links=str(OWL.ObjectProperty) in types,
                single=str(OWL.FunctionalProperty) in types,
            )


def _classes(expressions: Iterable[str]) -> frozenset[str]:
    named = {name for expression in expressions for name in _members(expression)}
    below = {
        _NAMESPACE + sub
        for name in named
        if name != f"{_NAMESPACE}Event" and name.startswith(_NAMESPACE)
        for sub in direct_subclasses(name.removeprefix(_NAMESPACE))
    }
    return frozenset(named | below)


def _members(expression: str) -> Iterator[str]:
    """The classes of a union, else the class itself."""
    if not expression.startswith("_:"):
        yield expression
        return
    for node in statements()[expression].get(str(OWL.unionOf), ()):
        while node != str(RDF.nil):
            yield statements()[node][str(RDF.first)][0]
            node = statements()[node][str(RDF.rest)][0]
