"""Sources, in the graph /sources: who published the items, and which days they cover (CONTRACT section 4)."""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple, Variable
from rdflib import RDF, RDFS, XSD

from graph_loader.contributions import SOURCE, Contributions
from graph_loader.document import UNKNOWN_SOURCE
from graph_loader.drafts import Draft
from graph_loader.model import Document
from graph_loader.stores import named, objects, read_node, write_node
from graph_loader.text_policy import OPEN, TextPolicies
from graph_loader.web_address import site_of
from ontology import PREFIXES, SCHEMA, XR
from ontology.folding import slug

MANAGED = {RDF.type, RDFS.label, SCHEMA.url, SCHEMA.publisher, XR.coveredFrom, XR.coveredTo}
_COVERED = """
SELECT ?source (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {
  GRAPH ?item { ?item xr:source ?source ; schema:datePublished ?day }
} GROUP BY ?source"""


class Sources:
    """Keeps the graph /sources of a draft in step with its items.

    What others say of a source there (its kind, its country, another text policy) is left as it is.
    """

    def __init__(self, draft: Draft) -> None:
        self._layout = draft.layout
        self._graph = draft.layout.graph("sources")
        self._served = draft.served
        self._contributions = Contributions(draft.records, SOURCE)
        self._days: dict[str, set[str]] = {}
        self._shrunk: set[str] = set()

    def replace(self, item: str, document: Document, *, known: bool) -> None:
        """Make this the source of an item; `known` when the item had a source before."""
        iri = self._layout.iri(f"source/{document.source}")
        touched = {iri, *self._contributions.replace(item, [(iri, _said(document))])}
        for source in touched:
            self._days.setdefault(source, set())
        if document.published:
            self._days[iri].add(document.published.isoformat())
        if known:
            self._shrunk |= touched

    def forget(self, item: str) -> None:
        """An item gave way to another."""
        touched = self._contributions.replace(item, [])
        self._shrunk |= touched
        for source in touched:
            self._days.setdefault(source, set())

    def write(self) -> None:
        """Describe anew what has changed since the last call."""
        for iri, days in sorted(self._days.items()):
            said = self._contributions.of(iri)
            if not said and TextPolicies(self._served, self._layout).of(iri) != OPEN:
                said = [
                    {"label": self._layout.path(iri).removeprefix("source/")}
                ]  # what it asks for stays known
            triples = {*describe(iri, said, self._covered(iri, days)), *self._kept(iri)} if said else set()
            write_node(self._served, self._graph, iri, triples)
        self._days.clear()
        self._shrunk.clear()

    def _covered(self, iri: str, days: Iterable[str]) -> tuple[str, str] | None:
        """The first and last day; asked of the items only where a day may have gone."""
        if iri in self._shrunk:
            return self._covered_by_items(iri)
        known = (objects(self._served, iri, p, self._graph) for p in (XR.coveredFrom, XR.coveredTo))
        both = sorted({*days, *(day for found in known for day in found)})
        return (both[0], both[-1]) if both else None

    def _covered_by_items(self, iri: str) -> tuple[str, str] | None:
        found = self._served.query(
            _COVERED, prefixes=dict(PREFIXES), substitutions={Variable("source"): NamedNode(iri)}
        )
        assert isinstance(found, QuerySolutions)  # noqa: S101  (the query is a SELECT)
        for row in found:
            first, last = row["first"], row["last"]
            if isinstance(first, Literal) and isinstance(last, Literal):
                return first.value, last.value
        return None

    def _kept(self, iri: str) -> Iterator[Triple]:
        there = read_node(self._served, self._graph, iri)
        yield from (triple for triple in there if triple.predicate not in {named(p) for p in MANAGED})
        if not any(triple.predicate == named(XR.textPolicy) for triple in there):
            yield Triple(NamedNode(iri), named(XR.textPolicy), Literal(OPEN))


def describe(iri: str, said: list[dict[str, Any]], covered: tuple[str, str] | None) -> Iterator[Triple]:
    """What the items together say of their source: class, label, publishers, site, days covered."""
    source = NamedNode(iri)
    yield Triple(source, named(RDF.type), named(XR.Source))
    yield Triple(source, named(RDFS.label), Literal(min(one["label"] for one in said), language="en"))
    for publisher in {one["publisher"] for one in said if "publisher" in one}:
        yield Triple(source, named(SCHEMA.publisher), Literal(publisher))
    sites = {one["site"] for one in said if "site" in one}
    if len(sites) == 1:
        yield Triple(source, named(SCHEMA.url), NamedNode(sites.pop()))
    for predicate, day in zip((XR.coveredFrom, XR.coveredTo), covered or (), strict=False):
        yield Triple(source, named(predicate), Literal(day, datatype=named(XSD.date)))


def _said(document: Document) -> dict[str, Any]:
    record = document.record
    names = (name for name in (record.source, record.publisher) if name and slug(name) == document.source)
    unknown = "Unknown source" if document.source == UNKNOWN_SOURCE else document.source
    return {
        "label": next(names, unknown),
        "publisher": record.publisher,
        "site": site_of(record.url),
    }
