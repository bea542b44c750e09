"""Graphs built with rdflib, written in the forms of graphs by the engine.

N-Triples, through which they go: https://www.w3.org/TR/n-triples/
"""

from collections.abc import Mapping

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from endpoint.media import Media, written


def ntriples(graph: Graph) -> bytes:
    """The graph as N-Triples, sorted, so that the same graph is the same bytes."""
    lines = graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)
    return b"".join(sorted(lines))


def as_media(lines: bytes, media: Media, prefixes: Mapping[str, str]) -> bytes:
    """N-Triples in one of the forms of graphs."""
    return written(parse(lines, format=RdfFormat.N_TRIPLES), media, prefixes)
