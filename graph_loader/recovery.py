"""From the graph of an item back to its record: what an imported item needs to take part in later loads.

The record has the normal text of CONTRACT section 4, which makes the same document again.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode, Store, Triple
from rdflib import RDFS, SKOS

from graph_loader.document import UNKNOWN_SOURCE
from graph_loader.model import Entity, EntityKind, Record
from graph_loader.stores import Triples, named, objects, read_node
from ontology import SCHEMA, XR
from ontology.folding import slug
from ontology.iris import Layout

_KINDS: tuple[EntityKind, ...] = ("person", "organization", "office", "place")


def record_of(item: str, triples: Triples, staged: Store, layout: Layout, file: Record) -> Record | None:
    """The record that an item's graph came from; None when the graph lacks text or headline.

    `staged` holds the dump, `file` its path and digest. ValueError for a day or time that is none.
    """
    said = {t.predicate.value: t.object for t in triples if t.subject == NamedNode(item)}

    def text(predicate: str) -> str | None:
        value = said.get(str(predicate))
        return value.value if isinstance(value, Literal | NamedNode) else None

    headline, whole = text(SCHEMA.headline), text(XR.text)
    if headline is None or whole is None or not whole.startswith(headline):
        return None
    published, retrieved, source = text(SCHEMA.datePublished), text(XR.retrieved), text(XR.source)
    return Record(
        headline=headline,
        body=whole[len(headline) :].lstrip("\n"),
        published=date.fromisoformat(published) if published else None,
        language=text(SCHEMA.inLanguage),
        url=text(SCHEMA.url),
        section=text(SCHEMA.articleSection),
        source=_source_name(source, staged, layout) if source else None,
        retrieved=datetime.fromisoformat(retrieved) if retrieved else None,
        path=file.path,
        digest=file.digest,
    )


def _source_name(source: str, staged: Store, layout: Layout) -> str | None:
    """The name whose folded form the IRI of a source has; None for the unknown source."""
    identifier = layout.path(source).removeprefix("source/")
    if identifier == UNKNOWN_SOURCE:
        return None
    labels = objects(staged, source, RDFS.label, layout.graph("sources"))
    return min((label for label in labels if slug(label) == identifier), default=identifier)


def names_in(triples: Iterable[Triple], described: Store, layout: Layout) -> tuple[Entity, ...]:
    """The provisional entities that a graph points at, once a written form, as `described` describes them."""
    prefix = f"{layout.entities}name/"
    nodes = {t.object.value for t in triples if isinstance(t.object, NamedNode)}
    names = sorted(node for node in nodes if node.startswith(prefix))
    return tuple(entity for name in names for entity in _forms(name, described, layout))


def _forms(name: str, described: Store, layout: Layout) -> Iterator[Entity]:
    path = layout.path(name)
    kind = next((kind for kind in _KINDS if kind == path.split("/")[1]), None)
    if kind is None:
        return
    triples = read_node(described, layout.graph("provisional"), name)
    labels = [t.object for t in triples if t.predicate in (named(RDFS.label), named(SKOS.altLabel))]
    forms = {(label.value, label.language or "en") for label in labels if isinstance(label, Literal)}
    elsewhere = {form for form, language in forms if language != "en"}
    container, of = (_path(triples, predicate, layout) for predicate in (XR.containedIn, XR.officeOf))
    for form, language in sorted(forms):
        stands_in = (
            language == "en" and form in elsewhere
        )  # where no English form is known (CONTRACT section 4)
        if not stands_in:
            yield Entity(kind, path, form, language, container, of)


def _path(triples: Triples, predicate: str, layout: Layout) -> str | None:
    found = [t.object for t in triples if t.predicate == named(predicate)]
    iris = sorted(node.value for node in found if isinstance(node, NamedNode))
    return layout.path(iris[0]) if iris else None
