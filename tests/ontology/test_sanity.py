"""The vocabulary is sound OWL, says of itself what a published vocabulary says, and spells its prefixes alike."""

import re
import subprocess
import sys

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, BNode, Graph, Literal, URIRef
from rdflib.namespace import VANN
from rdflib.term import Node

from ontology import (
    ONTOLOGY_IRI,
    PREFIXES,
    XR,
    directly_below,
    disjoint,
    event_types,
    ontology_graph,
    properties,
)
from tests.conftest import REPOSITORY
from tests.support.chronicle import whole

FOLDER = REPOSITORY / "ontology"
GRAPH = ontology_graph("https://example.org/")
HEADER = URIRef(ONTOLOGY_IRI)
ALIGNMENTS = Graph().parse(data=(FOLDER / "alignments.ttl").read_bytes(), format="turtle")
CLOSED = {str(ns): ns for ns in (SDO, PROV, ORG, SKOS, TIME, FOAF, DCTERMS)}


@pytest.mark.parametrize("name", sorted(properties()))
def test_a_property_is_of_one_kind_with_one_domain_and_range(name: str) -> None:
    types = set(GRAPH.objects(XR[name], RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}
    assert len(types) == 1
    for path in (RDFS.domain, RDFS.range):
        assert len(list(GRAPH.objects(XR[name], path))) == 1, f"several {path} intersect"


@pytest.mark.parametrize("name", sorted(properties()))
def test_domain_and_range_are_defined_classes(name: str) -> None:
    prop = properties()[name]
    values = prop.range if prop.links else set()
    for cls in prop.domain | values:
        assert (URIRef(cls), RDF.type, OWL.Class) in GRAPH
    if not prop.links:
        assert all(datatype.startswith((PREFIXES["xsd"], PREFIXES["rdf"])) for datatype in prop.range)


def test_blank_nodes_are_expressions_of_owl_and_nothing_else() -> None:
    used = {OWL.AllDisjointClasses, OWL.Class}
    for node in {s for s in GRAPH.subjects() if isinstance(s, BNode)}:
        is_list = GRAPH.value(node, RDF.first) is not None
        assert is_list or set(GRAPH.objects(node, RDF.type)) <= used


def test_a_state_may_act_but_an_event_is_no_plan() -> None:
    assert (str(XR.Organization), str(XR.Place)) not in disjoint()
    for one, other in (
        ("Event", "UnrealizedEvent"),
        ("Event", "Statement"),
        ("Participation", "Sentence"),
        ("ReportedFigure", "Quotation"),
        ("OfficeReport", "Tenure"),
        ("Person", "Place"),
    ):
        assert (str(XR[one]), str(XR[other])) in disjoint()
        assert (str(XR[other]), str(XR[one])) in disjoint()


def test_the_valid_dataset_contradicts_no_disjointness_domain_or_range() -> None:
    graph = whole() + GRAPH
    for subject, path, value in whole():
        name = str(path).removeprefix(str(XR))
        if name not in properties():
            continue
        prop = properties()[name]
        assert _types(graph, subject) & _with_below(prop.domain), (subject, path)
        if prop.links:
            assert _types(graph, value) & _with_below(prop.range), (path, value)
    for node in set(graph.subjects(RDF.type)):
        types = sorted(_types(graph, node))
        assert not any((a, b) in disjoint() for a in types for b in types), node


def test_the_header() -> None:
    for path in (
        DCTERMS.creator,
        DCTERMS.publisher,
        DCTERMS.license,
        DCTERMS.created,
        DCTERMS.modified,
        DCTERMS.bibliographicCitation,
        OWL.versionIRI,
        OWL.versionInfo,
    ):
        assert len(list(GRAPH.objects(HEADER, path))) == 1, path
    for path in (DCTERMS.title, DCTERMS.description):
        assert {getattr(o, "language", None) for o in GRAPH.objects(HEADER, path)} == {"en", "az"}
    assert GRAPH.value(HEADER, VANN.preferredNamespacePrefix) == Literal("xr")
    assert GRAPH.value(HEADER, VANN.preferredNamespaceUri) == Literal(str(XR))
    assert GRAPH.value(HEADER, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    assert str(GRAPH.value(HEADER, OWL.versionIRI)).endswith(str(GRAPH.value(HEADER, OWL.versionInfo)))


def test_alignments_are_about_defined_terms() -> None:
    assert {str(s).removeprefix(str(XR)) for s in ALIGNMENTS.subjects()} <= set(XR)


def test_alignments_reach_each_vocabulary_named() -> None:
    reached = {str(o) for o in ALIGNMENTS.objects()}
    for prefix in ("schema", "prov", "sem", "org", "time", "geo", "oa", "crm"):
        assert any(iri.startswith(PREFIXES[prefix]) for iri in reached), prefix
    assert set(ALIGNMENTS.objects(XR.place, SKOS.closeMatch))


@pytest.mark.parametrize("term", sorted(str(o) for o in set(ALIGNMENTS.objects())))
def test_alignments_name_terms_that_exist(term: str) -> None:
    """As far as rdflib knows the vocabulary; the others are spelled as their prefixes are."""
    namespace = next(iri for iri in PREFIXES.values() if term.startswith(iri))
    known = CLOSED.get(namespace)
    assert known is None or term.removeprefix(namespace) in known


def test_an_account_is_not_the_event() -> None:
    for name in ("Event", "UnrealizedEvent", "Happening", *event_types()):
        assert set(ALIGNMENTS.predicates(XR[name])) <= {SKOS.closeMatch, SKOS.relatedMatch}, name


@pytest.mark.parametrize(
    "path",
    sorted(
        str(p.relative_to(REPOSITORY))
        for part in ("ontology", "shapes")
        for p in (REPOSITORY / part).rglob("*.ttl")
    ),
)
def test_turtle_files_spell_prefixes_as_the_table_does(path: str) -> None:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    told = re.findall(r"^@prefix (\w+): <([^>]*)> \.$", text, flags=re.MULTILINE)
    assert told
    assert {prefix: PREFIXES[prefix] for prefix, _ in told} == dict(told)
    body = re.sub(r"^@prefix.*$", "", text, flags=re.MULTILINE)
    assert [prefix for prefix, _ in told if f"{prefix}:" not in body] == []


def test_the_graph_is_the_callers_own() -> None:
    ontology_graph("https://example.org/").remove((None, None, None))
    assert len(ontology_graph("https://example.org/")) == len(GRAPH) > 1000


def test_reading_the_terms_needs_no_query_engine_and_no_validator() -> None:
    """Every command of the program waits for this import."""
    code = "import sys, ontology; ontology.XR.Visit; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pyshacl", "rdflib.plugins.sparql.parser"}.intersection(loaded)


def _types(graph: Graph, node: Node) -> set[str]:
    return {str(cls) for cls in graph.objects(node, RDF.type)}


def _with_below(classes: frozenset[str]) -> set[str]:
    below = {str(XR) + sub for cls in classes for sub in directly_below(cls.removeprefix(str(XR)))}
    return below | classes
