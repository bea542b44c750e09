"""Violations as a standard report, and the graph of all shapes."""

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef

from ontology import PREFIXES, SCHEMA, XR
from shapes import report_graph, shapes_graph, validate
from tests.support.chronicle import ITEM, named_graph, types_and_labels, whole

BASE = "https://example.org/id/report/7"


def test_a_report_of_violations() -> None:
    graph = named_graph(ITEM)
    graph.remove((ITEM, XR.textExtent, None))
    graph.add((ITEM, SCHEMA.url, Literal("no IRI")))
    found = validate(graph, types_and_labels(whole()))
    report = report_graph(found, BASE)
    assert report.value(URIRef(BASE), SH.conforms) == Literal(False)
    results = set(report.objects(URIRef(BASE), SH.result))
    assert results == {URIRef(f"{BASE}/{n}") for n in range(1, len(found) + 1)}
    for number, violation in enumerate(found, start=1):
        result = URIRef(f"{BASE}/{number}")
        assert (result, RDF.type, SH.ValidationResult) in report
        assert report.value(result, SH.focusNode) == violation.focus
        assert report.value(result, SH.resultSeverity) == SH[violation.severity]
        assert str(report.value(result, SH.resultPath)) == violation.path
        assert report.value(result, SH.value) == violation.value
        assert str(report.value(result, SH.resultMessage)) == violation.message
        assert str(report.value(result, SH.sourceShape)) == violation.shape
        assert str(report.value(result, SH.sourceConstraintComponent)) == violation.component
        assert report.value(result, SCHEMA.about) == ITEM


def test_a_report_of_nothing_conforms() -> None:
    report = report_graph([], BASE)
    assert report.value(URIRef(BASE), SH.conforms) == Literal(True)
    assert len(report) == 2


def test_a_report_holds_no_blank_nodes_even_where_they_are_the_offence() -> None:
    graph = Graph()
    graph.add((BNode(), XR.place, BNode()))
    found = validate(graph, scope="dataset")
    report = report_graph(found, BASE)
    assert len(found) >= 2
    assert not [term for triple in report for term in triple if isinstance(term, BNode)]


def test_the_shapes_are_one_graph_of_the_callers_own() -> None:
    graph = shapes_graph()
    size = len(graph)
    graph.remove((None, None, None))
    assert len(shapes_graph()) == size > 1000


def test_the_shapes_say_what_they_are() -> None:
    header = URIRef(PREFIXES["xsh"].rstrip("#"))
    graph = shapes_graph()
    told = {str(p): str(n) for d in graph.objects(header, SH.declare) for p, n in _declared(graph, d)}
    assert told
    assert told == {prefix: PREFIXES[prefix] for prefix in told}


def _declared(graph: Graph, declaration: object) -> list[tuple[object, object]]:
    assert isinstance(declaration, BNode)
    return [(graph.value(declaration, SH.prefix), graph.value(declaration, SH.namespace))]
