"""The data of one thing's document: what is said of it, what belongs to it, some of what refers to it.

Linked data: https://www.w3.org/DesignIssues/LinkedData
"""

from collections.abc import Iterator
from itertools import islice

from pyoxigraph import NamedNode, Quad, Triple
from rdflib import DCTERMS, FOAF, RDF

from endpoint.reading import Reading
from endpoint.snapshots import Snapshot
from endpoint.terms import node
from ontology import PREFIXES, XR

_BELONGING = (XR.participation, XR.evidence, XR.placeEvidence, XR.dateEvidence, XR.hasRevision)


def triples(snapshot: Snapshot, thing: NamedNode, document: str, licence: str, incoming: int) -> set[Triple]:
    """The triples of a document, `document` its IRI: an item's whole graph, or what is known of another thing.

    A shared graph is too large for a document; queries read it. `incoming` bounds the references to the thing
    that are given for each property.
    """
    reading = Reading(snapshot.store)
    found: set[Triple] = set()
    if not thing.value.startswith(snapshot.state.layout.iri("graph/")):
        found = {quad.triple for quad in snapshot.store.quads_for_pattern(None, None, None, thing)}
        found |= set(_links_of(reading, found))
    found |= {quad.triple for quad in _closure(reading, thing)}
    found |= set(_references(reading, thing, incoming))
    subject = NamedNode(document)
    found.add(Triple(subject, node(RDF.type), node(FOAF.Document)))
    found.add(Triple(subject, node(FOAF.primaryTopic), thing))
    found.add(Triple(subject, node(DCTERMS.license), NamedNode(licence)))
    return found


def prefixes_of(found: set[Triple]) -> dict[str, str]:
    """The prefixes that a document's triples can use."""
    iris = {term.value for triple in found for term in triple if isinstance(term, NamedNode)}
    return {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if any(iri.startswith(namespace) for iri in iris)
    }


def _links_of(reading: Reading, found: set[Triple]) -> Iterator[Triple]:
    """What joins the events of an item to those of others."""
    for triple in found:
        if triple.predicate == node(XR.reports) and isinstance(triple.object, NamedNode):
            for happening in reading.objects(triple.object, XR.accountOf):
                yield Triple(triple.object, node(XR.accountOf), happening)


def _closure(reading: Reading, thing: NamedNode) -> Iterator[Quad]:
    """All about a thing, and about the nodes that only serve to say it."""
    pending, seen = [thing], {thing}
    while pending:
        for quad in reading.about(pending.pop()):
            yield quad
            value = quad.object
            if quad.predicate in _BELONGING_NODES and isinstance(value, NamedNode) and value not in seen:
                seen.add(value)
                pending.append(value)


def _references(reading: Reading, thing: NamedNode, limit: int) -> Iterator[Triple]:
    taken: dict[str, int] = {}
    for quad in islice(reading.store.quads_for_pattern(None, None, thing), limit * _SCANNED):
        number = taken.get(quad.predicate.value, 0)
        if number < limit:
            taken[quad.predicate.value] = number + 1
            yield quad.triple


_SCANNED = 100
_BELONGING_NODES = frozenset(node(predicate) for predicate in _BELONGING)
