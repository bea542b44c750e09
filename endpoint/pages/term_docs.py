"""The vocabulary as its documentation page shows it: groups of terms, each with labels, definition, relations.

https://www.w3.org/TR/owl2-overview/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from endpoint import term_labels
from endpoint.interface import words
from endpoint.pages.model import Value
from ontology import PREFIXES, defined_terms, event_types, ontology_graph
from ontology.iris import DEFAULT_BASE
from ontology.properties import properties

_XR = PREFIXES["xr"]
_RELATIONS = (
    RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty,
    SKOS.closeMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.relatedMatch, OWL.disjointWith, SKOS.inScheme,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TermDoc:
    """One term: local name, which is its anchor, and what is said of it."""

    name: str
    labels: tuple[Value, ...]
    definition: Value | None
    domain: tuple[Value, ...] = ()
    range: tuple[Value, ...] = ()
    relations: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class TermGroup:
    """A titled group of terms."""

    title: str
    terms: tuple[TermDoc, ...]


@cache
def term_groups(language: str) -> tuple[TermGroup, ...]:
    """All terms of the vocabulary in groups, described in this language where possible."""
    graph = ontology_graph(DEFAULT_BASE)
    text = words(language)
    types = frozenset(event_types())
    classes = {name for name in defined_terms() if (URIRef(_XR + name), RDF.type, OWL.Class) in graph}
    concepts = defined_terms() - classes - properties().keys()
    groups = (
        (text["classes"], classes - types),
        (text["event-types"], types),
        (text["properties"], properties().keys()),
        (text["concepts"], concepts),
    )
    return tuple(
        TermGroup(title, tuple(_term(graph, name, language) for name in sorted(names)))
        for title, names in groups
    )


def _term(graph: Graph, name: str, language: str) -> TermDoc:
    iri = _XR + name
    definition = term_labels.preferred(term_labels.definitions().get(iri, {}), language)
    known = properties().get(name)
    return TermDoc(
        name=name,
        labels=tuple(
            Value(text, language=tag) for tag, text in sorted(term_labels.labels().get(iri, {}).items())
        ),
        definition=Value(definition[0], language=definition[1]) if definition else None,
        domain=tuple(_link(other) for other in sorted(known.domain)) if known else (),
        range=tuple(_link(other) for other in sorted(known.range)) if known else (),
        relations=tuple(_relations(graph, URIRef(iri))),
    )


def _relations(graph: Graph, term: URIRef) -> Iterator[tuple[str, Value]]:
    for predicate in _RELATIONS:
        for other in sorted(graph.objects(term, predicate), key=str):
            if isinstance(other, URIRef):
                yield predicate.fragment or str(predicate).rsplit("/", 1)[-1], _link(other)
    for example in sorted(graph.objects(term, SKOS.example), key=str):
        if isinstance(example, Literal):
            yield "example", Value(str(example), language=example.language)


def _link(iri: str) -> Value:
    if iri.startswith(_XR):
        return Value(iri.removeprefix(_XR), f"#{iri.removeprefix(_XR)}")
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return Value(f"{prefix}:{iri.removeprefix(namespace)}", iri, outside=True)
    return Value(iri, iri if iri.startswith("http") else None, outside=True)
