"""The items of a dump that was read into a store of its own: their newest graphs and those of their
revisions.

Which graph is which, its IRI tells (CONTRACT section 4, Graphs).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Store, Triple
from rdflib import RDF, RDFS, Graph, URIRef

from graph_loader.conversion import to_graph
from graph_loader.document import make_document
from graph_loader.model import Document, Record
from graph_loader.recovery import record_of
from graph_loader.stores import Triples, named, read_graph, read_node
from ontology import SCHEMA, XR
from ontology.iris import Layout


@dataclass(frozen=True, slots=True)
class ImportedVersion:
    """What an item said at one time, and the graph it stood in; `document` is None where it cannot be had."""

    item: str
    graph: str
    said: Triples
    document: Document | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """An item with its versions, earliest first, and its newest graph as it stands in the file."""

    iri: str
    graph: Triples
    versions: tuple[ImportedVersion, ...]


def imported_items(staged: Store, layout: Layout, record: Record) -> Iterator[ImportedItem]:
    """The items of a dump, in the order of their IRIs; `record` names the file that they come from."""
    for iri in sorted(graph.value for graph in staged.named_graphs() if isinstance(graph, NamedNode)):
        if is_item(iri, layout):
            yield _item(staged, layout, iri, record)


def is_item(graph: str, layout: Layout) -> bool:
    """Whether a graph is that of a news item."""
    return graph.startswith(f"{layout.entities}item/") and "/" not in layout.path(graph).removeprefix("item/")


def is_revision(graph: str, layout: Layout) -> bool:
    """Whether a graph is that of an earlier version of a news item."""
    item, _, segment = graph.rpartition("/")
    return segment.startswith("Revision-") and is_item(item, layout)


def context_of(triples: Triples, stores: Sequence[Store], layout: Layout) -> Graph:
    """Types and labels of the entities that graphs point at, from the first store that knows them.

    A source needs no more than its IRI to be one.
    """
    own = {triple.subject for triple in triples}
    nodes = {t.object for t in triples if isinstance(t.object, NamedNode) and t.object not in own}
    context = Graph()
    for node in nodes:
        if node.value.startswith(layout.entities):
            context += to_graph(next(filter(None, (_known(node, store) for store in stores)), ()))
        if node.value.startswith(layout.iri("source/")):
            context.add((URIRef(node.value), RDF.type, XR.Source))
    return context


def _known(node: NamedNode, store: Store) -> list[Triple]:
    """What a store says of an entity's types and labels."""
    return [
        quad.triple
        for predicate in (RDF.type, RDFS.label)
        for quad in store.quads_for_pattern(node, named(predicate), None, None)
    ]


def _item(staged: Store, layout: Layout, iri: str, record: Record) -> ImportedItem:
    graph = read_graph(staged, iri)
    revisions = {t.object for t in graph if t.predicate == named(XR.hasRevision)}
    said = frozenset(t for t in graph if t.object not in revisions and t.subject not in revisions)
    numbered = sorted(
        (_number(staged, iri, node.value), node.value) for node in revisions if isinstance(node, NamedNode)
    )
    graphs = [*((name, read_graph(staged, name)) for _, name in numbered), (iri, said)]
    versions = [
        _version(ImportedVersion(iri, name, triples, None), staged, layout, record)
        for name, triples in graphs
        if triples
    ]
    return ImportedItem(iri, graph, tuple(versions))


def _number(staged: Store, graph: str, revision: str) -> int:
    numbers = [
        t.object.value
        for t in read_node(staged, graph, revision)
        if t.predicate == named(XR.number) and isinstance(t.object, Literal)
    ]
    return int(numbers[0]) if numbers and numbers[0].isdigit() else 0


def _version(found: ImportedVersion, staged: Store, layout: Layout, file: Record) -> ImportedVersion:
    """The version with the document that its graph gives back, or with the reason why it gives none."""
    try:
        record = record_of(found.item, found.said, staged, layout, file)
    except ValueError as error:
        return replace(found, reason=str(error))
    if record is None:
        return replace(found, reason="it has no xr:text, so that its quotes cannot be checked")
    for candidate in (record, *(replace(record, url=key) for key in _keys(found.said))):
        document = make_document(candidate)
        if layout.iri(document.path) == found.item:
            return replace(found, document=document)
    expected = layout.iri(make_document(record).path)
    return replace(found, reason=f"its IRI does not follow from its key, which gives {expected}")


def _keys(said: Triples) -> list[str]:
    """What an item is known by; a key that is no web address stands nowhere else."""
    found = (t.object for t in said if t.predicate == named(SCHEMA.identifier))
    return sorted(key.value for key in found if isinstance(key, Literal))
