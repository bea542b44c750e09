"""What Python checks and what its twin in SHACL-SPARQL says are the same, on good graphs and on bad ones."""

from collections.abc import Iterable
from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from ontology import PREFIXES, ontology_graph
from shapes import Violation, validate
from shapes.library import shapes_graph, sparql_shapes
from shapes.violation import named
from tests.support.chronicle import (
    changed,
    constraint,
    invalid_cases,
    named_graph,
    read_invalid_cases,
    whole,
)
from tests.support.constraints import rule_names

# Only Python checks these: SPARQL has no normalization.
PYTHON_ONLY = {"nfc"}
# These look terms up, so the vocabulary has to stand in the data graph.
OF_THE_VOCABULARY = {"type-event", "type-disjoint", "term-defined", "domain"}
# These are about every node, and asked about a few only, since pySHACL asks about one node at a time.
OF_EVERY_NODE = OF_THE_VOCABULARY | {"own-item", "ascii-iri", "control-character"}

Result = tuple[str, str | None, str | None, str, str]


def by_sparql(data: Graph, rule: str, *, also: Iterable[Node] = ()) -> set[Result]:
    """The results of one rule by pySHACL; for `OF_EVERY_NODE` on one node of each class and on `also`."""
    united = data + ontology_graph("https://example.org/") if rule in OF_THE_VOCABULARY else data
    focus: list[str | URIRef] | None = None
    if rule in OF_EVERY_NODE:
        of_each_class = {cls: node for node, cls in data.subject_objects(RDF.type)}
        focus = [node for node in {*of_each_class.values(), *also} if isinstance(node, URIRef)]
    shape = PREFIXES["xsh"] + rule
    before = rdflib.NORMALIZE_LITERALS
    _, report, _ = pyshacl.validate(
        united, shacl_graph=shapes_graph(), use_shapes=[shape], focus_nodes=focus, advanced=True
    )
    rdflib.NORMALIZE_LITERALS = before
    assert isinstance(report, Graph)
    return {_result(report, node) for node in report.objects(None, SH.result)}


def _result(report: Graph, node: Node) -> Result:
    focus = report.value(node, SH.focusNode)
    path = report.value(node, SH.resultPath)
    value = report.value(node, SH.value)
    assert focus is not None
    return (
        str(named(focus)),
        None if path is None else str(path),
        None if value is None or value == focus else str(named(value)),
        str(report.value(node, SH.resultSeverity)).removeprefix(str(SH)),
        str(report.value(node, SH.resultMessage)),
    )


def by_python(violations: Iterable[Violation], rule: str) -> set[Result]:
    return {
        (str(v.focus), v.path, None if v.value is None else str(named(v.value)), v.severity, v.message)
        for v in violations
        if constraint(v) == rule
    }


def _cases_of_rules() -> list[Any]:
    return [case for case in invalid_cases() if case.values[0]["breaks"] in rule_names() - PYTHON_ONLY]


@pytest.mark.parametrize("case", _cases_of_rules())
def test_both_find_the_same_in_a_bad_graph(case: dict[str, Any]) -> None:
    graph = changed(case)
    expected = by_python(validate(graph, scope="dataset"), case["breaks"])
    assert expected
    assert by_sparql(graph, case["breaks"], also=[URIRef(focus) for focus, *_ in expected]) == expected


@pytest.mark.parametrize("rule", sorted(rule_names() - PYTHON_ONLY - {"under-item"}))
def test_neither_finds_anything_in_a_good_graph(rule: str) -> None:
    assert by_sparql(whole(), rule) == set()


def test_both_refuse_subjects_that_lie_under_no_item() -> None:
    graph = named_graph(URIRef("https://example.org/id/item/2025-03-04-0a0a0a0a"))
    assert by_sparql(graph, "under-item") == by_python(validate(graph), "under-item") == set()
    for triple in named_graph("sources"):
        graph.add(triple)
    found = by_sparql(graph, "under-item")
    assert found == by_python(validate(graph), "under-item")
    assert {focus for focus, *_ in found} == {"https://example.org/id/source/harbour"}


def test_each_rule_that_others_can_check_has_a_bad_graph() -> None:
    seen = {case["breaks"] for _, case in read_invalid_cases()}
    assert rule_names() - seen == {"under-item"}


def test_rules_keep_to_what_specification_lets_constraints_say() -> None:
    """No VALUES, MINUS or SERVICE, and no sub-select: https://www.w3.org/TR/shacl/#pre-binding"""
    for query in sparql_shapes().objects(None, SH.select):
        words = str(query).upper().split()
        assert not {"VALUES", "MINUS", "SERVICE"}.intersection(words)
        assert words.count("SELECT") == 1
