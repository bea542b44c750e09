"""The vocabulary as Python reads it from its Turtle files: closed namespace, event types, the graph that is served.

Turtle: https://www.w3.org/TR/turtle/ · terms and their meaning: the files beside this one.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import pyoxigraph
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from ontology.prefixes import ONTOLOGY_IRI, PREFIXES

_NAMESPACE: Final = PREFIXES["xr"]
_TYPE: Final = pyoxigraph.NamedNode(str(RDF.type))
_SUBCLASS: Final = pyoxigraph.NamedNode(str(RDFS.subClassOf))
_EVENT: Final = pyoxigraph.NamedNode(f"{_NAMESPACE}Event")


@cache
def sources() -> tuple[tuple[str, bytes], ...]:
    """Every Turtle file of the vocabulary as (path below the package, bytes), in the order of their paths."""
    root = files("ontology")
    found = [
        *_turtle(root, ""),
        *_turtle(root / "event_types", "event_types/"),
        *_turtle(root / "labels", "labels/"),
    ]
    return tuple(sorted(found))


def _turtle(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.name.endswith(".ttl"):
            yield prefix + entry.name, entry.read_bytes()


@cache
def _statements() -> tuple[pyoxigraph.Quad, ...]:
    return tuple(
        quad for _, data in sources() for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    )


@cache
def defined_terms() -> frozenset[str]:
    """Local names of all terms the vocabulary declares: classes, properties, concepts and schemes."""
    return frozenset(
        quad.subject.value.removeprefix(_NAMESPACE)
        for quad in _statements()
        if quad.predicate == _TYPE
        and isinstance(quad.subject, pyoxigraph.NamedNode)
        and quad.subject.value.startswith(_NAMESPACE)
    )


@cache
def event_types() -> tuple[str, ...]:
    """Local names of the event types, the classes directly below `xr:Event`, in alphabetical order."""
    return tuple(
        sorted(
            quad.subject.value.removeprefix(_NAMESPACE)
            for quad in _statements()
            if quad.predicate == _SUBCLASS
            and quad.object == _EVENT
            and isinstance(quad.subject, pyoxigraph.NamedNode)
        )
    )


def ontology_graph(base: str) -> Graph:
    """The whole vocabulary with alignments and labels, each term `rdfs:isDefinedBy` `{base}ontology`.

    `base` is the dataset's base IRI, ending in `/`. A new graph each time; the caller may change it.
    """
    graph = Graph()
    for _, data in sources():
        graph.parse(data=data, format="turtle")
    defined_by = URIRef(f"{base}ontology")
    for name in sorted(defined_terms()):
        graph.add((URIRef(_NAMESPACE + name), RDFS.isDefinedBy, defined_by))
    graph.add((URIRef(ONTOLOGY_IRI), RDF.type, OWL.Ontology))
    return graph


class ClosedNamespace:
    """A namespace that knows its terms: `XR.Visit` is an IRI, `XR.Vist` an AttributeError that names near matches."""

    __slots__ = ("_iri", "_names")

    def __init__(self, iri: str, names: Callable[[], frozenset[str]]) -> None:
        self._iri = iri
        self._names = names

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._names():
            raise AttributeError(self._refusal(name))
        return URIRef(self._iri + name)

    def __getitem__(self, name: str) -> URIRef:
        if name not in self._names():
            raise KeyError(self._refusal(name))
        return URIRef(self._iri + name)

    def __contains__(self, name: object) -> bool:
        return name in self._names()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names()))

    def __str__(self) -> str:
        return self._iri

    def __repr__(self) -> str:
        return f"ClosedNamespace({self._iri!r})"

    def _refusal(self, name: str) -> str:
        near = get_close_matches(name, self._names(), n=3)
        hint = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "declare it in the Turtle files of ontology/ first."
        )
        return f"The vocabulary {self._iri} has no term {name!r}; {hint}"


XR: Final = ClosedNamespace(_NAMESPACE, defined_terms)
