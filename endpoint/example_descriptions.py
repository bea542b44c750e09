"""The example queries as data, by the convention of SIB's SPARQL editor and examples.

https://www.w3.org/TR/shacl-af/#SPARQLExecutable · https://github.com/sib-swiss/sparql-examples
"""

from typing import Final

from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef

from endpoint.queries.examples import Example, examples
from endpoint.sparql_lexer import scan
from ontology import PREFIXES, SCHEMA

EXAMPLES_PATH: Final = "/.well-known/sparql-examples"

_FORMS = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "ASK": (SH.SPARQLAskExecutable, SH.ask),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
}
"""Form of a query → its class, and the property that holds its text."""


def describe_examples(base: str) -> Graph:
    """All examples, to be asked of `{base}sparql`; without blank nodes."""
    graph = Graph(bind_namespaces="none")
    document = f"{base}{EXAMPLES_PATH[1:]}"
    prefixes = URIRef(f"{document}#prefixes")
    for prefix, namespace in PREFIXES.items():
        declaration = URIRef(f"{document}#prefix-{prefix}")
        graph.add((prefixes, SH.declare, declaration))
        graph.add((declaration, SH.prefix, Literal(prefix)))
        graph.add((declaration, SH.namespace, Literal(namespace, datatype=XSD.anyURI)))
    for example in examples():
        _describe(graph, example, URIRef(f"{document}#{example.name}"), prefixes, URIRef(f"{base}sparql"))
    return graph


def _describe(graph: Graph, example: Example, node: URIRef, prefixes: URIRef, endpoint: URIRef) -> None:
    kind, holds = _FORMS[scan(example.text).form or "SELECT"]
    graph.add((node, RDF.type, SH.SPARQLExecutable))
    graph.add((node, RDF.type, kind))
    graph.add((node, holds, Literal(example.text)))
    graph.add((node, SH.prefixes, prefixes))
    graph.add((node, SCHEMA.target, endpoint))
    for language, title in example.titles.items():
        graph.add((node, RDFS.label, Literal(title, lang=language)))
        graph.add((node, RDFS.comment, Literal(title, lang=language)))
