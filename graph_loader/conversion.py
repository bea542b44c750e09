"""pyoxigraph's triples as an rdflib graph: the one converter between the store and the gate.

RDF terms: https://www.w3.org/TR/rdf11-concepts/#section-triples
"""

from collections.abc import Iterable

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple


def to_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """An rdflib graph of these triples; ValueError for RDF 1.2 triple terms, which rdflib cannot hold."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((to_term(triple.subject), to_term(triple.predicate), to_term(triple.object)))
    return graph


def to_term(term: Term) -> rdflib.term.Node:
    """One term; literals keep their lexical form."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = (
            None if term.datatype.value == str(rdflib.XSD.string) else rdflib.URIRef(term.datatype.value)
        )
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise ValueError(f"{term} is a triple term of RDF 1.2, which the gate cannot check")
