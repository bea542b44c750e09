"""Graphs of a pyoxigraph store as sets of triples, read and written by difference.

A graph that is written again as it was costs nothing, and leaves nothing to publish
(https://pyoxigraph.readthedocs.io/en/stable/store.html).
"""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

Triples = frozenset[Triple]

MANY = 5000
"""Quads from which writing table files is faster than a transaction: three times for an authority."""


def named(term: str) -> NamedNode:
    """A term of the ontology (an rdflib URIRef, which is a str) or any IRI as pyoxigraph's node."""
    return NamedNode(str(term))


def parse_triples(n_triples: bytes) -> Triples:
    """The triples of an N-Triples document."""
    return frozenset(quad.triple for quad in parse(n_triples, format=RdfFormat.N_TRIPLES))


def read_graph(store: Store, graph: str) -> Triples:
    """The triples of one graph."""
    return frozenset(quad.triple for quad in store.quads_for_pattern(None, None, None, NamedNode(graph)))


def write_graph(store: Store, graph: str, triples: Collection[Triple]) -> bool:
    """Make these the triples of a graph; tells whether that changed anything."""
    there = read_graph(store, graph)
    changed = exchange(store, graph, there - set(triples), set(triples) - there)
    if not triples:
        store.remove_graph(NamedNode(graph))
    return changed


def read_node(store: Store, graph: str, subject: str) -> Triples:
    """The triples about one subject in one graph."""
    found = store.quads_for_pattern(NamedNode(subject), None, None, NamedNode(graph))
    return frozenset(quad.triple for quad in found)


def write_node(store: Store, graph: str, subject: str, triples: Collection[Triple]) -> bool:
    """Make these the triples about one subject in a graph; tells whether that changed anything."""
    there = read_node(store, graph, subject)
    return exchange(store, graph, there - set(triples), set(triples) - there)


def exchange(store: Store, graph: str, out: Iterable[Triple], new: Iterable[Triple]) -> bool:
    """Take triples out of a graph and put others in; tells whether there were any."""
    name = NamedNode(graph)
    removed = [Quad(t.subject, t.predicate, t.object, name) for t in out]
    added = [Quad(t.subject, t.predicate, t.object, name) for t in new]
    for quad in removed:
        store.remove(quad)
    if len(added) > MANY:
        store.bulk_extend(added)
    else:
        store.extend(added)
    return bool(removed or added)


def objects(store: Store, subject: str, predicate: str, graph: str | None = None) -> Iterator[str]:
    """The values of a property as text: IRIs and the lexical forms of literals."""
    name = NamedNode(graph) if graph else None
    for quad in store.quads_for_pattern(NamedNode(subject), named(predicate), None, name):
        if isinstance(quad.object, NamedNode | Literal):
            yield quad.object.value
