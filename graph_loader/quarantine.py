"""Quarantine: reports on what the gate refused, in the graph /quarantine, and never a refused triple.

A report is an sh:ValidationReport (https://www.w3.org/TR/shacl/#validation-report) with IRIs for its
nodes. The record of a refused item stays in the records store, so that it can be tried again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store, Triple
from rdflib import DCTERMS, RDF, SH

from graph_loader.drafts import Draft
from graph_loader.stores import Triples, exchange, named, objects, parse_triples, read_node
from ontology import SCHEMA
from ontology.iris import Layout, digest_path
from shapes import Violation, report_graph

ITEM = "item"
STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Report:
    """What `xronika quarantine` shows of one report; `extent` is ITEM or STATEMENT, what was refused."""

    iri: str
    item: str
    key: str
    extent: str
    created: str
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        """The last segment of the IRI: what the commands take."""
        return self.iri.rpartition("/")[2]


class Quarantine:
    """Writes the reports of a draft."""

    def __init__(self, draft: Draft) -> None:
        self._served: Store = draft.served
        self._layout = draft.layout
        self._graph = draft.layout.graph("quarantine")

    def report(self, item: str, state: str, key: str, found: Sequence[Violation], extent: str) -> str | None:
        """Report what was refused of one version (`state`) of an item; gives the report's IRI where it is
        news.

        `key` is the item's key: its URL or what stands for it.
        """
        iri = report_iri(self._layout, item, state)
        node = NamedNode(iri)
        wanted = {
            Triple(node, named(DCTERMS.subject), NamedNode(item)),
            Triple(node, named(SCHEMA.identifier), Literal(key)),
            Triple(node, named(DCTERMS.extent), Literal(extent)),
            *parse_triples(report_graph(found, iri).serialize(format="nt", encoding="utf-8")),
        }
        there = _about(self._served, self._graph, iri)
        return iri if exchange(self._served, self._graph, there - wanted, wanted - there) else None

    def withdraw(self, item: str, state: str) -> str | None:
        """Remove the report on a version of an item; gives its IRI where there was one."""
        iri = report_iri(self._layout, item, state)
        return (
            iri if exchange(self._served, self._graph, _about(self._served, self._graph, iri), ()) else None
        )


def report_iri(layout: Layout, item: str, state: str) -> str:
    """The IRI of the report on one version of an item."""
    return layout.iri(digest_path("report", item, state))


def reports(served: Store, layout: Layout) -> Iterator[Report]:
    """Every report, in the order of their IRIs."""
    graph = layout.graph("quarantine")
    found = served.quads_for_pattern(None, named(RDF.type), named(SH.ValidationReport), NamedNode(graph))
    for iri in sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)):
        yield _read(served, layout, iri)


def report_triples(served: Store, layout: Layout, report: str) -> Triples:
    """The triples of one report (an IRI) and of its results."""
    return _about(served, layout.graph("quarantine"), report)


def _read(served: Store, layout: Layout, iri: str) -> Report:
    graph = layout.graph("quarantine")
    results = objects(served, iri, SH.result, graph)
    messages = {message for result in results for message in objects(served, result, SH.resultMessage, graph)}
    return Report(
        iri=iri,
        item=_first(served, iri, DCTERMS.subject, graph),
        key=_first(served, iri, SCHEMA.identifier, graph),
        extent=_first(served, iri, DCTERMS.extent, graph),
        created=_first(served, iri, DCTERMS.created, layout.graph("provenance")),
        reasons=tuple(sorted(messages)),
    )


def _first(store: Store, subject: str, predicate: str, graph: str) -> str:
    return min(objects(store, subject, predicate, graph), default="")


def _about(store: Store, graph: str, report: str) -> Triples:
    """The triples of a report and of its results."""
    results = objects(store, report, SH.result, graph)
    nodes = [report, *results]
    return frozenset(triple for node in nodes for triple in read_node(store, graph, node))
