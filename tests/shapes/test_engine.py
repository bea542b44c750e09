"""The short way through pySHACL and the dictionary of classes give what pySHACL itself gives."""

from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib import RDFS, SH, Graph, URIRef

from ontology import ontology_graph
from shapes import validate
from shapes.library import core_shapes, dataset_shapes
from tests.support.chronicle import changed, constraint, invalid_cases, whole
from tests.support.constraints import rule_names

Result = tuple[str, str, str | None, str, str | None]


def by_pyshacl(data: Graph) -> set[Result]:
    """The results of the core shapes by pySHACL's own function, with the vocabulary in the data graph.

    Without its subclasses: each Event is typed xr:Event itself, and the gate takes none for one by its
    type alone.
    """
    vocabulary = ontology_graph("https://example.org/")
    vocabulary.remove((None, RDFS.subClassOf, None))
    before = rdflib.NORMALIZE_LITERALS
    _, report, _ = pyshacl.validate(data + vocabulary, shacl_graph=core_shapes() + dataset_shapes())
    rdflib.NORMALIZE_LITERALS = before
    assert isinstance(report, Graph)
    return {_result(report, node) for node in report.objects(None, SH.result)}


def _result(report: Graph, node: rdflib.term.Node) -> Result:
    path = report.value(node, SH.resultPath)
    value = report.value(node, SH.value)
    return (
        str(report.value(node, SH.sourceShape)),
        str(report.value(node, SH.focusNode)),
        str(path) if isinstance(path, URIRef) else None,
        str(report.value(node, SH.sourceConstraintComponent)),
        None if value is None else str(value),
    )


@pytest.mark.parametrize("case", invalid_cases())
def test_core_constraints_agree_with_pyshacl(case: dict[str, Any]) -> None:
    graph = changed(case)
    found = {
        (v.shape, str(v.focus), v.path, v.component, None if v.value is None else str(v.value))
        for v in validate(graph, scope="dataset")
        if constraint(v) not in rule_names()
    }
    assert found == by_pyshacl(graph)


def test_a_setting_of_rdflib_for_the_whole_process_stays() -> None:
    rdflib.NORMALIZE_LITERALS = False
    try:
        validate(whole(), scope="dataset")
        assert rdflib.NORMALIZE_LITERALS is False
    finally:
        rdflib.NORMALIZE_LITERALS = True


def test_checking_leaves_the_graphs_as_they_were() -> None:
    graph, context = whole(), ontology_graph("https://example.org/")
    before = set(graph), set(context)
    validate(graph, context, scope="dataset")
    assert (set(graph), set(context)) == before
