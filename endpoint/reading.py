"""Looking things up in the store, by pattern: the fastest way to what a page says of one thing.

https://pyoxigraph.readthedocs.io/en/stable/store.html
"""

from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from rdflib import RDF, URIRef

from endpoint.terms import Term, node
from ontology import PREFIXES

_XR = PREFIXES["xr"]


class Reading:
    """Lookups in all graphs of a store. Lists are sorted, so that pages do not change without reason."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def objects(self, subject: NamedNode, predicate: URIRef) -> list[Term]:
        """What the subject has for this property."""
        found = {quad.object for quad in self.store.quads_for_pattern(subject, node(predicate), None)}
        return sorted(found, key=str)

    def value(self, subject: NamedNode, predicate: URIRef) -> Term | None:
        """The first of `objects`, None where there is none."""
        return next(iter(self.objects(subject, predicate)), None)

    def iri(self, subject: NamedNode, predicate: URIRef) -> NamedNode | None:
        """The first of `objects` that is an IRI."""
        return next((o for o in self.objects(subject, predicate) if isinstance(o, NamedNode)), None)

    def text(self, subject: NamedNode, predicate: URIRef) -> str | None:
        """The first of `objects` that is a literal, without its datatype or language."""
        return next((o.value for o in self.objects(subject, predicate) if isinstance(o, Literal)), None)

    def number(self, subject: NamedNode, predicate: URIRef) -> int | None:
        """A whole number; None where there is none."""
        found = self.text(subject, predicate)
        return int(found) if found is not None and found.isdecimal() else None

    def subjects(self, predicate: URIRef, object_: Term, limit: int | None = None) -> list[NamedNode]:
        """What has this value for this property, at most `limit` of them."""
        quads = self.store.quads_for_pattern(None, node(predicate), object_)
        found = {quad.subject for quad in islice(quads, limit) if isinstance(quad.subject, NamedNode)}
        return sorted(found, key=str)

    def about(self, subject: NamedNode | BlankNode) -> list[Quad]:
        """All that is said of a subject."""
        return sorted(self.store.quads_for_pattern(subject, None, None), key=str)

    def exists(self, subject: NamedNode) -> bool:
        """Whether anything is said of a subject, or in a graph of that name."""
        found = self.store.quads_for_pattern(subject, None, None)
        in_graph = self.store.quads_for_pattern(None, None, None, subject)
        return next(found, None) is not None or next(in_graph, None) is not None

    def classes(self, subject: NamedNode) -> frozenset[str]:
        """The local names of the subject's classes in the vocabulary."""
        classes = (o.value for o in self.objects(subject, RDF.type) if isinstance(o, NamedNode))
        return frozenset(name.removeprefix(_XR) for name in classes if name.startswith(_XR))
