"""Types of nodes agree.

SHACL-SPARQL twin: `shapes/sparql/types.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from rdflib import RDF, URIRef
from rdflib.term import Node

from ontology import EVENT_TYPES, XR, disjoint
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_EVENT: Final = XR.Event
_EVENT_TYPE: Final = XR.eventType


def types(index: Index) -> Iterator[Violation]:
    """Events whose type and `xr:eventType` differ, and nodes of classes that exclude each other."""
    for node in index.focus:
        told = index.types(node)
        if _EVENT in told or not _kinds().isdisjoint(told):
            yield from _event(index, node, told)
        if len(told) > 1:
            yield from _disjoint(node, told)


def _event(index: Index, node: Node, told: Sequence[Node]) -> Iterator[Violation]:
    said = set(index.values(node, _EVENT_TYPE)) & _kinds()
    typed = _kinds().intersection(told)
    if _EVENT in told and not index.values(node, _EVENT_TYPE):
        return
    for value in typed ^ said if _EVENT in told else typed:
        yield rule("type-event").broken(node, RDF.type, value)


def _disjoint(node: Node, told: Sequence[Node]) -> Iterator[Violation]:
    for other, value in combinations(sorted(str(cls) for cls in told), 2):
        if (other, value) in disjoint():
            yield rule("type-disjoint").broken(node, RDF.type, URIRef(value), other=other)


@cache
def _kinds() -> frozenset[Node]:
    return frozenset(XR[name] for name in EVENT_TYPES)
