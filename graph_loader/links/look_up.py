"""Looking up single values in a store, whichever graph they stand in.

Patterns: https://pyoxigraph.readthedocs.io/en/stable/store.html#pyoxigraph.Store.quads_for_pattern
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

Term = NamedNode | Literal


def objects(store: Store, subject: NamedNode, predicate: NamedNode) -> Iterator[Term]:
    """What a subject has for a predicate; blank nodes and triple terms, which this project never writes, left out."""
    for quad in store.quads_for_pattern(subject, predicate, None, None):
        if isinstance(quad.object, NamedNode | Literal):
            yield quad.object


def one(store: Store, subject: NamedNode, predicate: NamedNode) -> str | None:
    """The IRI or text of one value, the smallest where there are several."""
    return min((term.value for term in objects(store, subject, predicate)), default=None)


def subjects(
    store: Store, predicate: NamedNode, value: Term, graph: NamedNode | None = None
) -> Iterator[NamedNode]:
    """The nodes that have this value."""
    for quad in store.quads_for_pattern(None, predicate, value, graph):
        yield subject_of(quad)


def subject_of(quad: Quad) -> NamedNode:
    """The subject of a quad of this project's data, where every node has an IRI."""
    if not isinstance(quad.subject, NamedNode):
        raise TypeError(
            f"{quad} has no IRI for a subject; load it through the gate, which refuses blank nodes."
        )
    return quad.subject
