"""A graph under an item's IRI, with the few shapes of triple that the mapping needs."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from graph_loader.model import Entity, Span
from ontology import XR
from ontology.iris import Layout


class ItemWriter:
    """Writes the graph of one item; every subject lies under the item's IRI."""

    def __init__(self, path: str, layout: Layout) -> None:
        self._layout = layout
        self.item = URIRef(layout.iri(path))
        self.graph = Graph(identifier=self.item)
        self._sentences: dict[Span, URIRef] = {}

    def node(self, name: str) -> URIRef:
        """The IRI of something the item says, by its segment below the item."""
        return URIRef(f"{self.item}/{name}")

    def entity(self, entity: Entity) -> URIRef:
        return URIRef(self._layout.iri(entity.path))

    def add(self, subject: URIRef, predicate: URIRef, *objects: Node | None) -> None:
        """One triple for each object; none where there is nothing to say."""
        for value in objects:
            if value is not None:
                self.graph.add((subject, predicate, value))

    def typed(self, subject: URIRef, *classes: URIRef) -> URIRef:
        self.add(subject, RDF.type, *classes)
        return subject

    def sentence(self, span: Span, text: str) -> URIRef:
        """The one node of a sentence, written at its first use."""
        known = self._sentences.get(span)
        if known is not None:
            return known
        node = self.typed(self.node(f"Sentence-{span.start}-{span.end}"), XR.Sentence)
        self.add(node, XR.inItem, self.item)
        self.add(node, XR.start, integer(span.start))
        self.add(node, XR.end, integer(span.end))
        self.add(node, XR.exact, plain(text[span.start : span.end]))
        self._sentences[span] = node
        return node

    def sentences(self, spans: Iterable[Span], text: str) -> list[URIRef]:
        return [self.sentence(span, text) for span in spans]


def plain(value: str | None) -> Literal | None:
    return Literal(value) if value else None


def tagged(value: str | None, language: str) -> Literal | None:
    return Literal(value, lang=language) if value else None


def integer(value: int | None) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=XSD.integer, normalize=False)


def number(value: Decimal) -> Literal:
    """An integer where the value is whole, else a decimal in plain notation."""
    if value == value.to_integral_value():
        return Literal(f"{value:.0f}", datatype=XSD.integer, normalize=False)
    return Literal(f"{value.normalize():f}", datatype=XSD.decimal, normalize=False)


def day(value: date | None) -> Literal | None:
    return None if value is None else Literal(value.isoformat(), datatype=XSD.date, normalize=False)


def moment(value: datetime | None) -> Literal | None:
    if value is None:
        return None
    return Literal(value.isoformat().replace("+00:00", "Z"), datatype=XSD.dateTime, normalize=False)
