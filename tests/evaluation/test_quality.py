"""The measured quality as RDF: the terms of DQV, the numbers of the measurement, the digest of its gold."""

import json
from decimal import Decimal

import pytest
from rdflib import DCTERMS, PROV, QB, RDF, SKOS, Graph, Literal, URIRef

from graph_loader.evaluation import RELATIONS
from graph_loader.evaluation.measured import packaged
from graph_loader.quality import DQV, dataset_iri, quality_graph
from ontology import SCHEMA
from tests.conftest import REPOSITORY

BASE = "https://example.org/"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The quality of a dataset as this version describes it."""
    return quality_graph(BASE)


def measurement(name: str) -> URIRef:
    """A measurement by what it measures."""
    return URIRef(f"{BASE}.well-known/void#quality-{name}")


def test_every_measurement_is_whole(graph: Graph) -> None:
    nodes = list(graph.subjects(RDF.type, DQV.QualityMeasurement))
    assert len(nodes) > len(RELATIONS)
    for node in nodes:
        metric = graph.value(node, DQV.isMeasurementOf, any=False)
        assert (metric, RDF.type, DQV.Metric) in graph
        assert (node, DQV.computedOn, dataset_iri(BASE)) in graph
        assert (dataset_iri(BASE), DQV.hasQualityMeasurement, node) in graph
        value = graph.value(node, DQV.value, any=False)
        assert isinstance(value, Literal) and 0 <= value.toPython() <= 1
        series = graph.value(node, QB.dataSet, any=False)
        assert (series, RDF.type, DQV.QualityMeasurementDataset) in graph


def test_metrics_are_labelled_and_defined(graph: Graph) -> None:
    for metric in graph.subjects(RDF.type, DQV.Metric):
        labels = {
            label.language for label in graph.objects(metric, SKOS.prefLabel) if isinstance(label, Literal)
        }
        assert labels == {"en", "az"}
        assert graph.value(metric, SKOS.definition) and graph.value(metric, DQV.inDimension)


def test_the_values_are_those_measured(graph: Graph) -> None:
    for row in packaged().rows:
        place = f"{row.relation}-{row.main_measure}-{row.language or 'all'}".replace(" ", "-")
        node = measurement(place)
        value = graph.value(node, DQV.value, any=False)
        assert isinstance(value, Literal) and row.value is not None
        assert abs(value.toPython() - Decimal(row.value)) < Decimal("0.0001")
        low, high = (graph.value(node, term, any=False) for term in (SCHEMA.minValue, SCHEMA.maxValue))
        assert isinstance(low, Literal) and isinstance(high, Literal) and low <= high
        language = graph.value(node, SCHEMA.inLanguage)
        assert (str(language) if language else None) == row.language


def test_gold_and_date_are_named(graph: Graph) -> None:
    series = URIRef(f"{BASE}.well-known/void#quality")
    gold = graph.value(series, PROV.wasDerivedFrom, any=False)
    assert (gold, SCHEMA.sha256, Literal(packaged().sha256)) in graph
    assert (series, DCTERMS.issued, Literal(packaged().measured)) in graph


def test_the_packaged_results_are_of_todays_unseen_gold() -> None:
    digests = json.loads((REPOSITORY / "tests/gold/digest.json").read_text(encoding="utf-8"))
    assert packaged().gold == "measure.jsonl"
    assert packaged().sha256 == digests["measure"]["sha256"], (
        "measured.json is of another gold; see tests/gold/README.md"
    )


def test_the_graph_has_no_blank_node_and_no_line_break(graph: Graph) -> None:
    assert all(isinstance(term, URIRef | Literal) for triple in graph for term in triple)
    assert all("\n" not in str(term) for term in graph.objects())
