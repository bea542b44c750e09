"""Shared entities.

SHACL-SPARQL twin: `shapes/sparql/entities.ttl` · mapping to outside identifiers:
https://www.w3.org/TR/skos-reference/#mapping
"""

from collections.abc import Iterator
from typing import Final

from rdflib import DCTERMS, OWL, RDFS, SKOS, Literal
from rdflib.term import Node

from ontology import WGS, XR
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_STATUS: Final = XR.status
_CONTAINED_IN: Final = XR.containedIn
_LAT: Final = WGS.lat
_LONG: Final = WGS.long
_OUTSIDE: Final = (OWL.sameAs, SKOS.exactMatch)


def entities(index: Index) -> Iterator[Violation]:
    """Entities without an English label, provisional ones with an identity, places without pair or source."""
    for node in index.of_class(XR.Person, XR.Organization, XR.Office, XR.Place):
        yield from _english(index, node)
        yield from _status(index, node)
    for node in index.of_class(XR.Happening):
        yield from _english(index, node)
    for place in index.of_class(XR.Place):
        yield from _place(index, place)


def _english(index: Index, node: Node) -> Iterator[Violation]:
    labels = index.values(node, RDFS.label)
    if labels and not any(isinstance(label, Literal) and label.language == "en" for label in labels):
        yield rule("label-english").broken(node, RDFS.label)


def _status(index: Index, node: Node) -> Iterator[Violation]:
    named = "/id/name/" in str(node)
    for value in index.values(node, _STATUS):
        if str(value) == ("curated" if named else "provisional"):
            yield rule("provisional-iri").broken(node, _STATUS, value)
        if str(value) == "provisional":
            for path in _OUTSIDE:
                for outside in index.values(node, path):
                    yield rule("provisional-identity").broken(node, path, outside)


def _place(index: Index, place: Node) -> Iterator[Violation]:
    has_lat, has_long = bool(index.values(place, _LAT)), bool(index.values(place, _LONG))
    if has_lat != has_long:
        yield rule("coordinates").broken(place, _LONG if has_lat else _LAT)
    located = has_lat or bool(index.values(place, _CONTAINED_IN))
    curated = index.text(place, _STATUS) == "curated"
    if curated and located and not index.values(place, DCTERMS.source):
        yield rule("place-source").broken(place, DCTERMS.source)
