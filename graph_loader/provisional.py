"""Provisional entities, in the graph /provisional: names that items use and the authority does not know.

A name is no identity (CONTRACT section 4). Its description is a function of the items that use it now.
When none does and the authority has come to know the name, it redirects there
(http://purl.org/dc/terms/isReplacedBy).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple
from rdflib import DCTERMS, RDF, RDFS, SKOS

from graph_loader.contributions import NAME, Contributions
from graph_loader.drafts import Draft
from graph_loader.model import Entity
from graph_loader.stores import named, write_node
from ontology import XR
from ontology.folding import search_key, sort_key
from ontology.iris import Layout


class ProvisionalNames:
    """Keeps the graph /provisional of a draft in step with its items."""

    def __init__(self, draft: Draft) -> None:
        self._layout = draft.layout
        self._served = draft.served
        self._contributions = Contributions(draft.records, NAME)
        self._touched: set[str] = set()

    def replace(self, item: str, entities: Iterable[Entity]) -> bool:
        """Make these the entities that an item names, less curated ones; tells whether a name is touched."""
        said = [(self._layout.iri(entity.path), _said(entity)) for entity in entities if entity.provisional]
        touched = self._contributions.replace(item, said)
        self._touched |= touched
        return bool(touched)

    def write(self) -> None:
        """Describe anew what has changed since the last call."""
        for iri in sorted(self._touched):
            said = self._contributions.of(iri)
            triples = frozenset(describe(iri, said, self._layout)) if said else frozenset(self._redirect(iri))
            write_node(self._served, self._layout.graph("provisional"), iri, triples)
        self._touched.clear()

    def _redirect(self, iri: str) -> Iterator[Triple]:
        """To the one curated entity of this class that bears the name, if there is one."""
        graph = NamedNode(self._layout.graph("provisional"))
        name = NamedNode(iri)
        keys = self._served.quads_for_pattern(name, named(XR.searchKey), None, graph)
        bearers = {bearer for key in keys for bearer in self._curated(iri, key)}
        if len(bearers) == 1:
            yield Triple(name, named(DCTERMS.isReplacedBy), bearers.pop())

    def _curated(self, iri: str, key: Quad) -> Iterator[NamedNode]:
        authority = NamedNode(self._layout.graph("authority"))
        kind = named(_class_of(iri, self._layout))
        for quad in self._served.quads_for_pattern(None, named(XR.searchKey), key.object, authority):
            if Quad(quad.subject, named(RDF.type), kind, authority) in self._served and isinstance(
                quad.subject, NamedNode
            ):
                yield quad.subject


def describe(iri: str, said: list[dict[str, Any]], layout: Layout) -> Iterator[Triple]:
    """What the items together say of a name: class, a label a language, other forms, keys, container."""
    name = NamedNode(iri)
    labels = _labels(said)
    yield Triple(name, named(RDF.type), named(_class_of(iri, layout)))
    yield Triple(name, named(XR.status), Literal("provisional"))
    yield Triple(name, named(XR.sortKey), Literal(sort_key(labels.get("az") or labels["en"])))
    for language, label in labels.items():
        yield Triple(name, named(RDFS.label), Literal(label, language=language))
    for form, language in {(one["label"], one["language"]) for one in said}:
        yield Triple(name, named(XR.searchKey), Literal(search_key(form)))
        if form != labels[language]:
            yield Triple(name, named(SKOS.altLabel), Literal(form, language=language))
    for key, predicate in (("container", XR.containedIn), ("of", XR.officeOf)):
        for path in {one[key] for one in said if key in one}:
            yield Triple(name, named(predicate), NamedNode(layout.iri(path)))


def _labels(said: list[dict[str, Any]]) -> dict[str, str]:
    """One label a language, always one in English: the first of the others stands in for it."""
    forms: dict[str, list[str]] = {}
    for one in said:
        forms.setdefault(one["language"], []).append(one["label"])
    labels = {language: min(written, key=_plainness) for language, written in sorted(forms.items())}
    labels.setdefault("en", next(iter(labels.values())))
    return labels


def _plainness(form: str) -> tuple[bool, str]:
    """Sorts forms in capitals, as headings have them, last."""
    return form.isupper(), form


def _said(entity: Entity) -> dict[str, Any]:
    return {
        "label": entity.label,
        "language": entity.language,
        "container": entity.container,
        "of": entity.of,
    }


def _class_of(iri: str, layout: Layout) -> str:
    kind = layout.path(iri).split("/")[1]
    return str(XR[kind.capitalize()])
