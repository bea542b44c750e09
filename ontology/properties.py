"""The properties of the vocabulary with their domains and ranges, as the Turtle declares them.

Several classes are told by `owl:unionOf`: https://www.w3.org/TR/owl2-syntax/#Union_of_Class_Expressions
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import OWL, RDF, RDFS

from ontology.classes import rdf_list
from ontology.prefixes import PREFIXES
from ontology.turtle import statements

_NAMESPACE: Final = PREFIXES["xr"]
_KINDS: Final = frozenset({str(OWL.ObjectProperty), str(OWL.DatatypeProperty)})


@dataclass(frozen=True, slots=True)
class Property:
    """A property by its local name, with IRIs of the classes it is used on and of those of its values.

    `range` holds a datatype where the values are literals, and `links` is then false. `single` tells
    functional properties. Classes below those named here are meant too.
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
    for subject, told in statements().items():
        types = told.get(str(RDF.type), ())
        if subject.startswith(_NAMESPACE) and not _KINDS.isdisjoint(types):
            yield Property(
                name=subject.removeprefix(_NAMESPACE),
                domain=_classes(told.get(str(RDFS.domain), ())),
                range=_classes(told.get(str(RDFS.range), ())),
                links=str(OWL.ObjectProperty) in types,
                single=str(OWL.FunctionalProperty) in types,
            )


def _classes(expressions: Iterable[str]) -> frozenset[str]:
    return frozenset(name for expression in expressions for name in _members(expression))


def _members(expression: str) -> Iterator[str]:
    """The classes of a union, else the class itself."""
    if not expression.startswith("_:"):
        yield expression
        return
    for listed in statements()[expression].get(str(OWL.unionOf), ()):
        yield from rdf_list(listed)
