"""Violations as a standard report in RDF.

Its form: https://www.w3.org/TR/shacl/#validation-report
"""

from collections.abc import Iterable

from rdflib import RDF, SH, Graph, Literal, URIRef

from ontology import SCHEMA
from shapes.violation import Violation, named


def report_graph(violations: Iterable[Violation], base: str) -> Graph:
    """A `sh:ValidationReport` with IRIs in place of blank nodes: `base` itself and `{base}/1`, `{base}/2` …

    `sh:conforms` is false as soon as there is any result, be it only a warning: so says the specification.
    """
    graph = Graph()
    report = URIRef(base)
    found = list(violations)
    graph.add((report, RDF.type, SH.ValidationReport))
    graph.add((report, SH.conforms, Literal(not found)))
    for number, violation in enumerate(found, start=1):
        result = URIRef(f"{base}/{number}")
        graph.add((report, SH.result, result))
        _describe(graph, result, violation)
    return graph


def _describe(graph: Graph, result: URIRef, violation: Violation) -> None:
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.focusNode, violation.focus))
    graph.add((result, SH.resultSeverity, SH[violation.severity]))
    graph.add((result, SH.sourceShape, URIRef(violation.shape)))
    graph.add((result, SH.sourceConstraintComponent, URIRef(violation.component)))
    graph.add((result, SH.resultMessage, Literal(violation.message, lang="en")))
    if violation.path is not None:
        graph.add((result, SH.resultPath, URIRef(violation.path)))
    if violation.value is not None:
        graph.add((result, SH.value, named(violation.value)))
    if violation.item is not None:
        graph.add((result, SCHEMA.about, violation.item))
