"""The classes of the vocabulary: what lies below them, what they exclude, and which terms are their members.

https://www.w3.org/TR/owl2-syntax/#Class_Expression_Axioms
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import permutations
from typing import Final

from rdflib import OWL, RDF, RDFS

from ontology.prefixes import PREFIXES
from ontology.turtle import statements

_NAMESPACE: Final = PREFIXES["xr"]


@cache
def event_types() -> tuple[str, ...]:
    """Local names of the event types, the classes directly below `xr:Event`, in alphabetical order."""
    return tuple(sorted(directly_below("Event")))


@cache
def directly_below(name: str) -> frozenset[str]:
    """Local names of the classes directly below the class of this local name."""
    above = _NAMESPACE + name
    return frozenset(
        subject.removeprefix(_NAMESPACE)
        for subject, told in statements().items()
        if above in told.get(str(RDFS.subClassOf), ())
    )


@cache
def members() -> Mapping[str, frozenset[str]]:
    """Terms that are individuals, such as concepts and event types → their classes; all as IRIs."""
    found = {}
    for subject, told in statements().items():
        classes = frozenset(t for t in told.get(str(RDF.type), ()) if t.startswith(_NAMESPACE))
        if classes:
            found[subject] = classes
    return found


@cache
def disjoint() -> frozenset[tuple[str, str]]:
    """Pairs of IRIs of classes that have no common member, both ways round.

    Classes below those that the Turtle names are told too, except the event types, which stand beside
    `xr:Event` on each event.
    """
    pairs: set[tuple[str, str]] = set()
    for subject, told in statements().items():
        if str(OWL.AllDisjointClasses) in told.get(str(RDF.type), ()):
            listed = list(rdf_list(statements()[subject][str(OWL.members)][0]))
            for one, other in permutations(listed, 2):
                pairs.update((a, b) for a in _with_below(one) for b in _with_below(other))
    return frozenset(pairs)


def rdf_list(node: str) -> Iterator[str]:
    """The elements of a list, as IRIs."""
    while node != str(RDF.nil):
        yield statements()[node][str(RDF.first)][0]
        node = statements()[node][str(RDF.rest)][0]


def _with_below(iri: str) -> set[str]:
    name = iri.removeprefix(_NAMESPACE)
    below = set() if name == "Event" else directly_below(name)
    return {iri, *(_NAMESPACE + sub for sub in below)}
