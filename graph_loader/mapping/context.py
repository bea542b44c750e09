"""What the gate must know of the entities an item refers to: their types and labels, and the source."""

from collections.abc import Iterable

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from graph_loader.model import Entity, Item
from ontology import XR
from ontology.iris import Layout

_CLASSES = {
    "person": XR.Person,
    "organization": XR.Organization,
    "office": XR.Office,
    "place": XR.Place,
}


def context_graph(items: Iterable[Item], layout: Layout) -> Graph:
    """Types and labels of all entities and sources that these items refer to; not what the items say."""
    graph = Graph()
    for item in items:
        source = URIRef(layout.iri(f"source/{item.document.source}"))
        graph.add((source, RDF.type, XR.Source))
        for entity in referred(item):
            node = URIRef(layout.iri(entity.path))
            graph.add((node, RDF.type, _CLASSES[entity.kind]))
            graph.add((node, RDFS.label, Literal(entity.label, lang="en")))
    return graph


def referred(item: Item) -> Iterable[Entity]:
    """Every entity that the graph of an item points at."""
    yield from item.entities
    for event in item.events:
        yield from filter(None, (event.place, event.object, event.attribution and event.attribution.entity))
        for part in event.participations:
            yield from filter(None, (part.agent, part.acting_as))
    attributions = [
        *(report.attribution for report in item.office_reports),
        *(figure.attribution for figure in item.figures),
        *(quotation.attribution for quotation in item.quotations),
    ]
    yield from (a.entity for a in attributions if a is not None and a.entity is not None)
    yield from filter(None, (quotation.speaker for quotation in item.quotations))
    if item.credited_to is not None:
        yield item.credited_to
