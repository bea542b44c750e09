"""Core shapes evaluated by pySHACL, the only module that touches it.

SHACL core: https://www.w3.org/TR/shacl/ · pySHACL: https://github.com/RDFLib/pySHACL
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import cast

import pyshacl
import rdflib
from rdflib import SH, Graph, URIRef

from shapes.violation import Severity, Violation


@cache
def core_shapes() -> Graph:
    graph = Graph()
    for entry in sorted(files("shapes").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".ttl"):
            graph.parse(data=entry.read_bytes(), format="turtle")
    return graph


def evaluate(data: Graph, focus: Iterable[URIRef]) -> list[Violation]:
    wanted = list(focus)
    before = rdflib.NORMALIZE_LITERALS
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=core_shapes(), focus_nodes=wanted, inplace=True)
    finally:
        rdflib.NORMALIZE_LITERALS = before
    return [_violation(report, result) for result in report.objects(None, SH.result)]


def _violation(report: Graph, result: rdflib.term.Node) -> Violation:
    path = report.value(result, SH.resultPath)
    return Violation(
        focus=URIRef(str(report.value(result, SH.focusNode))),
        path=None if path is None else str(path),
        value=report.value(result, SH.value),
        severity=cast(Severity, str(report.value(result, SH.resultSeverity)).rpartition("#")[2]),
        message=str(report.value(result, SH.resultMessage)),
        shape=str(report.value(result, SH.sourceShape)),
        component=str(report.value(result, SH.sourceConstraintComponent)),
    )
