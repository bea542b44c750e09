"""News items made by hand: records, documents, and items prepared without extraction or gate."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from graph_loader.document import make_document
from graph_loader.mapping import map_item
from graph_loader.model import Entity, Item, Mention, Record, Sentence, Span
from graph_loader.prepared import Prepared
from ontology.iris import Layout, name_path

LAYOUT = Layout("https://example.org/")

DAY = date(2024, 5, 10)


def record(headline: str, body: str = "", **told: Any) -> Record:
    """A record of 10 May 2024 in English from the source "desk", unless told otherwise."""
    return Record(
        headline=headline, body=body, **{"published": DAY, "language": "en", "source": "desk", **told}
    )


def at(hour: int) -> datetime:
    """A time of retrieval."""
    return datetime(2024, 5, 11, hour, tzinfo=UTC)


def place(name: str, language: str = "en") -> Entity:
    """A provisional place by its written form."""
    return Entity("place", name_path("place", name), name, language)


def prepared(of: Record, names: Sequence[str] = (), **verdict: Any) -> Prepared:
    """What the stages would make of a record in which just these provisional places are named."""
    document = make_document(of)
    sentence = Span(0, len(document.text))
    found = [(name, re.search(re.escape(name), document.text)) for name in names]
    mentions = tuple(Mention(place(name, document.language), Span(*hit.span())) for name, hit in found if hit)
    entities = tuple(mention.entity for mention in mentions)
    item = Item(document, (Sentence(sentence, document.language),), mentions, entities)
    triples: bytes = map_item(item, LAYOUT).serialize(format="nt", encoding="utf-8")
    return Prepared(document, triples, entities, **verdict)


def item_iri(of: Record) -> str:
    """The IRI of the item that a record is about."""
    return LAYOUT.iri(make_document(of).path)


def changed(of: Record, **fields: Any) -> Record:
    """The record with other values."""
    return replace(of, **fields)
