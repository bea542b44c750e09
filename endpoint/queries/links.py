"""Addresses that ask `/sparql` a question, for links on pages.

A link carries its query in its address: https://www.w3.org/TR/sparql11-protocol/#query-via-get
"""

from urllib.parse import urlencode

from pyoxigraph import NamedNode

from ontology import PREFIXES


def query_link(query: str) -> str:
    """The address that answers a query as a page."""
    return "/sparql?" + urlencode({"query": query, "format": "html"})


def graph_query(graph: NamedNode) -> str:
    """The address that gives the first triples of a named graph."""
    return query_link(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}\nLIMIT 1000")


def referring_query(thing: NamedNode, predicate: str) -> str:
    """The address that lists what has this thing for a property of the vocabulary, given by its local name.

    A link has no other way to hold the thing than in the query's text; the engine writes it there as a term.
    """
    return query_link(
        f"PREFIX xr: <{PREFIXES['xr']}>\n\nSELECT ?thing WHERE {{ ?thing xr:{predicate} {thing} }}\nLIMIT 1000"
    )
