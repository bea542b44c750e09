"""The invented dataset of tests/cases/shapes/valid.trig, and single changes to it."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph
import pytest
from rdflib import RDF, SH, Graph, URIRef

from ontology import PREFIXES, XR
from shapes import Violation
from tests.conftest import REPOSITORY

CASES = REPOSITORY / "tests" / "cases" / "shapes"
BASE = "https://example.org/id/"
ITEM = URIRef(f"{BASE}item/2025-03-04-0a0a0a0a")
OTHER_ITEM = URIRef(f"{BASE}item/2025-03-04-0b0b0b0b")
LOCAL = {"i": str(ITEM), "a": f"{ITEM}/", "j": str(OTHER_ITEM), "b": f"{OTHER_ITEM}/"}


@cache
def _graphs() -> dict[str, Graph]:
    return read_trig((CASES / "valid.trig").read_bytes())


def read_trig(data: bytes) -> dict[str, Graph]:
    """The named graphs of a TriG document; rdflib's own parser of it reads files that it leaves open."""
    by_graph: dict[str, list[pyoxigraph.Triple]] = {}
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TRIG):
        by_graph.setdefault(quad.graph_name.value, []).append(quad.triple)
    return {name: _rdflib(triples) for name, triples in by_graph.items()}


def _rdflib(triples: list[pyoxigraph.Triple]) -> Graph:
    lines = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines or b"", format="nt")


def named_graph(name: URIRef | str) -> Graph:
    """A copy of one graph: an item by its IRI, a shared one by its name."""
    return _copy(_graphs()[str(name) if isinstance(name, URIRef) else f"{BASE}graph/{name}"])


def whole() -> Graph:
    """A copy of the whole dataset, all graphs united."""
    return _copy(triple for graph in _graphs().values() for triple in graph)


def types_and_labels(graph: Graph) -> Graph:
    """What of a graph is context for the items that refer to it."""
    return _copy(triple for triple in graph if triple[1] in (RDF.type, URIRef(f"{PREFIXES['rdfs']}label")))


def changed(case: dict[str, Any]) -> Graph:
    """The whole dataset after the change of a case: `remove` is a pattern, `add` are triples."""
    prologue = f"BASE <{BASE}>\n" + "\n".join(
        f"PREFIX {prefix}: <{iri}>" for prefix, iri in ({**PREFIXES, **LOCAL}).items()
    )
    graph = whole()
    if "remove" in case:
        graph.update(f"{prologue}\nDELETE WHERE {{ {case['remove']} }}")
    if "add" in case:
        graph.update(f"{prologue}\nINSERT DATA {{ {case['add']} }}")
    return graph


def expand(written: str) -> str:
    """The IRI of a prefixed name or of an IRI reference in angle brackets."""
    if written.startswith("<"):
        inner = written.strip("<>")
        return inner if ":" in inner else BASE + inner
    prefix, _, local = written.partition(":")
    return {**PREFIXES, **LOCAL}[prefix] + local


def invalid_cases() -> list[Any]:
    """The cases by hand, one constraint each, as pytest parameters."""
    return [pytest.param(case, id=name) for name, case in read_invalid_cases()]


def read_invalid_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((CASES / "invalid").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            case = json.loads(line)
            yield f"{path.stem}:{number} {case['breaks']}", case


def constraint(violation: Violation) -> str:
    """`NewsItem-headline Datatype` for a core shape, `quote-exact` for a rule."""
    shape = violation.shape.removeprefix(PREFIXES["xsh"])
    component = violation.component.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return shape if component == "SPARQL" else f"{shape} {component}"


def summary(violations: Iterable[Violation]) -> set[tuple[str, str, str | None, str]]:
    """Violations as (constraint, focus, path, value), to be compared."""
    return {(constraint(v), str(v.focus), v.path, str(v.value)) for v in violations}


def instances(graph: Graph, *names: str) -> list[URIRef]:
    """The nodes of classes of the vocabulary, sorted."""
    return sorted(URIRef(str(node)) for name in names for node in graph.subjects(RDF.type, XR[name]))


def _copy(triples: Iterable[Any]) -> Graph:
    graph = Graph(bind_namespaces="none")  # rdflib's own `wgs` is another namespace
    for triple in triples:
        graph.add(triple)
    return graph
