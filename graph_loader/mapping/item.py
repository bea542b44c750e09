"""The news item itself: what it is, where it comes from, what it mentions (CONTRACT section 4, NewsItem)."""

from rdflib import Graph, URIRef

from graph_loader.mapping.events import write_events
from graph_loader.mapping.statements import write_statements
from graph_loader.mapping.writer import ItemWriter, day, integer, moment, plain, tagged
from graph_loader.model import Document, Item
from graph_loader.web_address import web_address
from ontology import SCHEMA, XR
from ontology.iris import Layout


def map_item(item: Item, layout: Layout) -> Graph:
    """The named graph of one item; its identifier is the item's IRI and all its subjects lie under it."""
    document = item.document
    writer = ItemWriter(document.path, layout)
    _write_document(writer, document, layout)
    if item.credited_to is not None:
        writer.add(writer.item, XR.creditedTo, writer.entity(item.credited_to))
    _write_mentions(writer, item)
    written = write_events(writer, item)
    write_statements(writer, item, written)
    return writer.graph


def _write_document(writer: ItemWriter, document: Document, layout: Layout) -> None:
    record = document.record
    node = writer.typed(writer.item, XR.NewsItem)
    writer.add(node, SCHEMA.headline, tagged(document.slice(document.headline), document.language))
    writer.add(node, SCHEMA.datePublished, day(document.published))
    writer.add(node, SCHEMA.inLanguage, plain(document.language))
    address = web_address(record.url)  # any other scheme is a key, not a link
    writer.add(node, SCHEMA.url, URIRef(address) if address else None)
    writer.add(node, SCHEMA.identifier, plain(document.key))
    writer.add(node, SCHEMA.articleSection, plain(record.section))
    writer.add(node, XR.source, URIRef(layout.iri(f"source/{document.source}")))
    writer.add(node, XR.text, plain(document.text))
    writer.add(node, XR.textExtent, plain(document.extent))
    writer.add(node, XR.contentHash, plain(document.content_hash))
    writer.add(node, XR.retrieved, moment(record.retrieved))


def _write_mentions(writer: ItemWriter, item: Item) -> None:
    document = item.document
    for mention in item.mentions:
        entity = writer.entity(mention.entity)
        writer.add(writer.item, XR.mentions, entity)
        node = writer.node(f"Mention-{mention.span.start}-{mention.span.end}")
        if (node, XR.refersTo, None) in writer.graph:
            continue
        writer.typed(node, XR.Mention)
        writer.add(node, XR.refersTo, entity)
        writer.add(node, XR.nameAsWritten, plain(document.slice(mention.span)))
        writer.add(node, XR.nameForm, plain(mention.form))
        writer.add(node, XR.proposedBy, plain(mention.proposed_by))
        writer.add(node, XR.inItem, writer.item)
        writer.add(node, XR.start, integer(mention.span.start))
        writer.add(node, XR.end, integer(mention.span.end))
