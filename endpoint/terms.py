"""Between the terms of rdflib, in which the ontology is written, and those of pyoxigraph, which the store speaks.

RDF 1.1 terms: https://www.w3.org/TR/rdf11-concepts/#section-triples
"""

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import URIRef

Term = NamedNode | BlankNode | Literal | Triple


def node(iri: URIRef | str) -> NamedNode:
    """The store's node for an IRI."""
    return NamedNode(str(iri))
