"""Terms are used as the vocabulary defines them.

SHACL-SPARQL twin: `shapes/sparql/vocabulary.ttl` · domains: https://www.w3.org/TR/rdf-schema/#ch_domain
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from ontology import PREFIXES, XR, directly_below, properties
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_NAMESPACE: Final = PREFIXES["xr"]


def vocabulary(index: Index) -> Iterator[Violation]:
    """Terms that the vocabulary lacks, properties on nodes of another class, and nodes without a type."""
    domains = _domains()
    for node in index.focus:
        told = index.types(node)
        said = index.said(node)
        if not told and any(path in domains for path in said):
            yield rule("typed").broken(node)
        for path in said:
            domain = domains.get(path)
            if domain is None:
                yield from _undefined(node, path)
            elif told and domain.isdisjoint(told):
                yield rule("domain").broken(node, path)
        for cls in told:
            yield from _undefined(node, cls)


def _undefined(node: Node, term: Node) -> Iterator[Violation]:
    iri = str(term)
    if iri.startswith(_NAMESPACE) and iri.removeprefix(_NAMESPACE) not in XR:
        yield rule("term-defined").broken(node, value=term)


@cache
def _domains() -> Mapping[Node, frozenset[Node]]:
    """Property → the classes it belongs on, with those below them."""
    return {XR[name]: _with_below(prop.domain) for name, prop in properties().items()}


def _with_below(classes: frozenset[str]) -> frozenset[Node]:
    below = {_NAMESPACE + sub for cls in classes for sub in directly_below(cls.removeprefix(_NAMESPACE))}
    return frozenset(URIRef(cls) for cls in classes | below)
