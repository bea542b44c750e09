"""What outside programs rely on is in the vocabulary, and where they expect it."""

import json

import pytest
from rdflib import OWL, RDF, RDFS, SKOS

from ontology import (
    EVENT_TYPES,
    ONTOLOGY_IRI,
    PREFIXES,
    SCHEMA,
    WGS,
    XR,
    directly_below,
    ontology_graph,
    properties,
)
from tests.conftest import REPOSITORY

CONTRACT = json.loads(
    (REPOSITORY / "tests" / "cases" / "ontology" / "contract.json").read_text(encoding="utf-8")
)
GRAPH = ontology_graph("https://example.org/")


@pytest.mark.parametrize("name", [*CONTRACT["classes"], *CONTRACT["event_types"]])
def test_each_class_is_defined(name: str) -> None:
    assert (XR[name], RDF.type, OWL.Class) in GRAPH


def test_each_event_type_is_one() -> None:
    assert set(CONTRACT["event_types"]) <= set(EVENT_TYPES)
    assert list(EVENT_TYPES) == sorted(set(EVENT_TYPES))


@pytest.mark.parametrize("cls", CONTRACT["properties"])
def test_each_property_belongs_on_its_class(cls: str) -> None:
    for name in CONTRACT["properties"][cls]:
        domain = properties()[name].domain
        classes = domain | {str(XR[sub]) for c in domain for sub in directly_below(c.removeprefix(str(XR)))}
        assert str(XR[cls]) in classes, name


def test_each_property_is_in_the_contract() -> None:
    told = {name for names in CONTRACT["properties"].values() for name in names}
    assert set(properties()) == told


@pytest.mark.parametrize(
    ("scheme", "cls"), [("roles", "Role"), ("measures", "Measure"), ("populations", "Population")]
)
def test_each_concept_stands_in_its_scheme(scheme: str, cls: str) -> None:
    for name in CONTRACT[scheme]:
        assert (XR[name], RDF.type, XR[cls]) in GRAPH
        assert (XR[name], SKOS.inScheme, XR[scheme]) in GRAPH


def test_statements_lie_below_statement() -> None:
    assert directly_below("Statement") == {"ReportedFigure", "Quotation", "OfficeReport"}


def test_namespaces() -> None:
    assert str(XR) == PREFIXES["xr"] == f"{ONTOLOGY_IRI}#" == "https://w3id.org/xronika/ontology#"
    assert str(SCHEMA.headline) == "https://schema.org/headline" == f"{PREFIXES['schema']}headline"
    assert str(WGS.lat) == "http://www.w3.org/2003/01/geo/wgs84_pos#lat" == f"{PREFIXES['wgs']}lat"


def test_an_attack_asserts_nothing_of_law_or_blame() -> None:
    assert "says nothing of lawfulness, responsibility or legal character" in str(
        next(d for d in GRAPH.objects(XR.Attack, SKOS.definition) if getattr(d, "language", "") == "en")
    )


def test_the_place_scheme_takes_no_view() -> None:
    definitions = {str(d) for d in GRAPH.objects(XR.containedIn, SKOS.definition)}
    assert any("no view on sovereignty" in d for d in definitions)


def test_each_term_says_where_it_is_defined() -> None:
    base = "https://data.example.org/news/"
    graph = ontology_graph(base)
    for name in XR:
        assert [str(o) for o in graph.objects(XR[name], RDFS.isDefinedBy)] == [f"{base}ontology"]
