"""The dataset's description and the examples as data: every number is a query's answer, every form the same graph."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, VOID, Graph, Literal, URIRef

from endpoint.app import create_app
from endpoint.config import Config
from endpoint.example_descriptions import EXAMPLES_PATH
from endpoint.interface import languages
from endpoint.queries.examples import examples
from endpoint.snapshots import Snapshots
from endpoint.workers.client import Workers
from graph_loader.evaluation.measured import packaged
from graph_loader.generations import Dataset
from graph_loader.quality import DQV, dataset_iri, quality_graph
from ontology import PREFIXES, SCHEMA, XR
from tests.support.page import Page
from tests.support.served import BASE, Server

PATH = "/.well-known/void"
DATASET = dataset_iri(BASE)
FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def read(turtle: bytes) -> Graph:
    return Graph().parse(data=turtle.decode("utf-8"), format="turtle")


def triples(data: bytes, media_type: str) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in pyoxigraph.parse(data, format=FORMATS[media_type])}


@pytest.fixture
def description(client: FlaskClient) -> Graph:
    """The description of the small dataset."""
    return read(client.get(PATH, headers={"Accept": "text/turtle"}).data)


def number(graph: Graph, subject: URIRef, predicate: URIRef) -> int:
    value = graph.value(subject, predicate, any=False)
    assert isinstance(value, Literal), f"{subject} has no {predicate}"
    return int(value)


@pytest.fixture(params=["small", "samples"])
def described(request: pytest.FixtureRequest, client: FlaskClient) -> tuple[Graph, pyoxigraph.Store]:
    """A dataset's description, and the dataset itself."""
    if request.param == "small":
        data, held = client.get(PATH).data, request.getfixturevalue("dataset")
    else:
        demo: Server = request.getfixturevalue("demo")
        data, held = demo.ask("GET", PATH).body, request.getfixturevalue("samples")
    assert isinstance(held, Dataset)
    generation = held.current()
    assert generation is not None
    return read(data), generation.open()


def answers(store: pyoxigraph.Store, query: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    for solution in solutions:
        yield tuple(solution[variable].value for variable in solutions.variables)


@pytest.mark.parametrize(
    ("term", "query"),
    [
        ("triples", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"),
        ("entities", "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s { ?s a ?class } }"),
        ("distinctSubjects", "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s { ?s ?p ?o } }"),
        ("distinctObjects", "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?o { ?s ?p ?o } }"),
        ("classes", "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?class { ?s a ?class } }"),
        ("properties", "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?p { ?s ?p ?o } }"),
    ],
)
def test_every_total_is_a_querys_answer(
    described: tuple[Graph, pyoxigraph.Store], term: str, query: str
) -> None:
    graph, store = described
    dataset = graph.value(predicate=RDF.type, object=DCAT.Dataset, any=False)
    assert isinstance(dataset, URIRef)
    ((expected,),) = answers(store, query)
    assert number(graph, dataset, VOID[term]) == int(expected) > 0


@pytest.mark.parametrize(
    ("has", "of", "counted", "query"),
    [
        (
            VOID.classPartition,
            VOID["class"],
            VOID.entities,
            "SELECT ?t (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?t { ?s a ?t } } GROUP BY ?t",
        ),
        (
            VOID.propertyPartition,
            VOID.property,
            VOID.triples,
            "SELECT ?t (COUNT(*) AS ?n) { GRAPH ?g { ?s ?t ?o } } GROUP BY ?t",
        ),
    ],
    ids=["classes", "properties"],
)
def test_every_partition_is_a_querys_answer(
    described: tuple[Graph, pyoxigraph.Store], has: URIRef, of: URIRef, counted: URIRef, query: str
) -> None:
    graph, store = described
    found = {}
    for part in graph.objects(None, has):
        assert isinstance(part, URIRef)
        found[str(graph.value(part, of, any=False))] = number(graph, part, counted)
    assert found == {term: int(count) for term, count in answers(store, query)}


def test_coverage_is_that_of_the_items(described: tuple[Graph, pyoxigraph.Store]) -> None:
    graph, store = described
    items = f"?item a <{XR.NewsItem}> ; "
    dataset = graph.value(predicate=RDF.type, object=DCAT.Dataset, any=False)
    tags = {tag for (tag,) in answers(store, f"SELECT ?l {{ {items} <{SCHEMA.inLanguage}> ?l }}")}
    assert {str(tag) for tag in graph.objects(dataset, SCHEMA.inLanguage)} == tags
    sources = {iri for (iri,) in answers(store, f"SELECT ?s {{ {items} <{XR.source}> ?s }}")}
    assert {str(source) for source in graph.objects(dataset, DCTERMS.source)} == sources
    days = [day for (day,) in answers(store, f"SELECT ?d {{ {items} <{SCHEMA.datePublished}> ?d }}")]
    period = graph.value(dataset, DCTERMS.temporal, any=False)
    covered = tuple(str(graph.value(period, term, any=False)) for term in (DCAT.startDate, DCAT.endDate))
    assert covered == (min(days), max(days))


def test_what_catalogues_ask(description: Graph, dataset: Dataset) -> None:
    assert (DATASET, RDF.type, VOID.Dataset) in description
    for term in (DCTERMS.title, DCTERMS.description):
        tagged = {text.language for text in description.objects(DATASET, term) if isinstance(text, Literal)}
        assert tagged == set(languages())
    manifest = dataset.generation(1).manifest
    modified = description.value(DATASET, DCTERMS.modified, any=False)
    assert isinstance(modified, Literal)
    assert modified.toPython() == datetime.fromisoformat(manifest.created)
    assert str(description.value(DATASET, DCTERMS.license, any=False)).startswith(
        "https://creativecommons.org/"
    )
    publisher = description.value(DATASET, DCTERMS.publisher, any=False)
    assert str(description.value(publisher, FOAF.name, any=False)) == "example.org"
    assert (DATASET, VOID.sparqlEndpoint, URIRef(f"{BASE}sparql")) in description
    assert (DATASET, VOID.uriSpace, Literal(f"{BASE}id/")) in description
    assert (DATASET, VOID.vocabulary, URIRef(PREFIXES["xr"])) in description
    assert (URIRef(f"{BASE}.well-known/void"), FOAF.primaryTopic, DATASET) in description
    assert all(isinstance(term, URIRef | Literal) for triple in description for term in triple)


def test_examples_of_resources_lead_somewhere(client: FlaskClient, description: Graph) -> None:
    resources = [str(resource) for resource in description.objects(DATASET, VOID.exampleResource)]
    assert resources
    for resource in resources:
        assert client.get(f"/{resource.removeprefix(BASE)}").status_code == 303


def test_the_measured_quality_goes_with_it(description: Graph) -> None:
    assert set(quality_graph(BASE)) <= set(description)
    digest = Literal(packaged().sha256)
    assert list(description.subjects(SCHEMA.sha256, digest))
    assert list(description.objects(DATASET, DQV.hasQualityMeasurement))


def test_an_empty_dataset_is_described(config: Config, workers: Workers, tmp_path: Path) -> None:
    client = create_app(config, Snapshots(Dataset(tmp_path / "data"), config), workers).test_client()
    graph = read(client.get(PATH).data)
    dataset = graph.value(predicate=RDF.type, object=DCAT.Dataset, any=False)
    assert isinstance(dataset, URIRef)
    assert (number(graph, dataset, VOID.triples), number(graph, dataset, VOID.classes)) == (0, 0)
    assert not list(graph.objects(dataset, DCTERMS.modified))
    assert client.get(PATH, headers={"Accept": "text/html"}).status_code == 200


def test_the_licence_is_the_one_configured(
    config: Config, snapshots: Snapshots, workers: Workers, description: Graph
) -> None:
    other = "https://licence.example/terms"
    client = create_app(replace(config, licence=other), snapshots, workers).test_client()
    response = client.get(PATH)
    assert set(read(response.data).objects(DATASET, DCTERMS.license)) == {URIRef(other)}
    assert other in response.headers["Link"]
    assert (DATASET, DCTERMS.license, URIRef(other)) not in description


@pytest.mark.parametrize("path", [PATH, EXAMPLES_PATH])
@pytest.mark.parametrize("media_type", FORMATS)
def test_every_form_holds_the_same_graph(client: FlaskClient, path: str, media_type: str) -> None:
    response = client.get(path, headers={"Accept": media_type})
    assert response.mimetype == media_type
    usual = client.get(path)
    assert usual.mimetype == "text/turtle"
    assert triples(response.data, media_type) == triples(usual.data, "text/turtle")


@pytest.mark.parametrize(
    ("accept", "answer"),
    [
        (None, "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/rdf+xml;q=0.5, text/turtle;q=0.4", "application/rdf+xml"),
        ("application/json", "application/ld+json"),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ("image/png", None),
        ("text/turtle;q=0", None),
    ],
)
def test_negotiated(client: FlaskClient, accept: str | None, answer: str | None) -> None:
    response = client.get(PATH, headers={"Accept": accept} if accept else {})
    assert response.status_code == (200 if answer else 406)
    assert response.mimetype == (answer or "application/problem+json")
    assert "Accept" in response.vary


@pytest.mark.parametrize("path", [PATH, EXAMPLES_PATH])
def test_cached_by_its_state_and_form(client: FlaskClient, path: str) -> None:
    first = client.get(path, headers={"Accept": "text/turtle"})
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=tag | {"Accept": "text/turtle"}).status_code == 304
    assert client.get(path, headers=tag | {"Accept": "application/ld+json"}).status_code == 200
    head = client.head(path, headers={"Accept": "text/turtle"})
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", first.headers["ETag"])
    assert head.headers["Content-Type"] == first.headers["Content-Type"]
    assert client.post(path).status_code == 405


def test_other_well_known_names_are_unknown(client: FlaskClient) -> None:
    for name in ("", "none", "void/more"):
        assert client.get(f"/.well-known/{name}").status_code == 404


@pytest.mark.parametrize("language", languages())
def test_page(client: FlaskClient, language: str) -> None:
    response = client.get(f"{PATH}?lang={language}", headers={"Accept": "text/html"})
    page = Page(response.get_data(as_text=True))
    assert not page.open
    assert response.headers["Content-Language"] == language
    assert "Harbour chronicle" in page.words
    assert "quality" in page.identifiers()


@pytest.mark.parametrize("language", languages())
def test_home_leads_here_and_says_how_right_it_is(client: FlaskClient, language: str) -> None:
    response = client.get(f"/?lang={language}")
    page = Page(response.get_data(as_text=True))
    assert f'<{PATH}>; rel="describedby"' in response.headers["Link"]
    assert PATH in {attributes.get("href") for name, attributes in page.elements if name == "link"}
    assert PATH in {href for href, _ in page.links}
    for row in packaged().rows:
        if row.language is None and row.value is not None:
            assert f"{row.value:.2f}" in page.words


def test_the_service_names_the_dataset(client: FlaskClient) -> None:
    service = read(client.get("/sparql", headers={"Accept": "text/turtle"}).data)
    default = service.value(predicate=RDFS.seeAlso, object=URIRef(f"{BASE}.well-known/void"), any=False)
    assert default == DATASET
    assert (None, URIRef(f"{PREFIXES['sd']}defaultDataset"), DATASET) in service


def test_examples_are_data(client: FlaskClient) -> None:
    graph = read(client.get(EXAMPLES_PATH).data)
    described = set(graph.subjects(RDF.type, SH.SPARQLExecutable))
    assert len(described) == len(examples())
    texts = {str(graph.value(node, SH.select) or graph.value(node, SH.ask)) for node in described}
    assert texts == {example.text for example in examples()}
    for node in described:
        assert (node, SCHEMA.target, URIRef(f"{BASE}sparql")) in graph
        tagged = {text.language for text in graph.objects(node, RDFS.label) if isinstance(text, Literal)}
        assert tagged == set(languages())
    declared = {
        str(graph.value(node, SH.prefix)): str(graph.value(node, SH.namespace))
        for node in graph.objects(None, SH.declare)
    }
    assert declared == dict(PREFIXES)


def test_an_example_answers_at_its_target(client: FlaskClient) -> None:
    graph = read(client.get(EXAMPLES_PATH).data)
    node = next(iter(graph.subjects(SCHEMA.target, URIRef(f"{BASE}sparql"))))
    response = client.get(
        "/sparql",
        query_string={"query": str(graph.value(node, SH.select))},
        headers={"Accept": "application/json"},
    )
    assert "bindings" in json.loads(response.data)["results"]
