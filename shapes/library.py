"""The Turtle files of the shapes, parsed once a process.

SHACL: https://www.w3.org/TR/shacl/
"""

from functools import cache
from importlib.resources import files

from rdflib import Graph

from ontology import PREFIXES


@cache
def core_shapes() -> Graph:
    """Shapes in SHACL core, one file a class: they hold in every graph. Not to be changed."""
    return _read("")


@cache
def dataset_shapes() -> Graph:
    """Shapes in SHACL core that hold only for a dataset as a whole. Not to be changed."""
    return _read("dataset")


@cache
def sparql_shapes() -> Graph:
    """Shapes in SHACL-SPARQL: what `shapes.checks` does in Python, for other tools. Not to be changed."""
    return _read("sparql")


def shapes_graph() -> Graph:
    """All shapes in one new graph, which the caller may change."""
    return _empty() + core_shapes() + dataset_shapes() + sparql_shapes()


def _read(folder: str) -> Graph:
    graph = _empty()
    for entry in sorted((files("shapes") / folder).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ttl"):
            graph.parse(data=entry.read_bytes(), format="turtle")
    return graph


def _empty() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph
