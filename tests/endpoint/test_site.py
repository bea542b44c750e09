"""What holds for the whole site: home, health, headers, hosts, refusals, words in every language."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from endpoint.app import create_app
from endpoint.config import Config
from endpoint.errors import KINDS
from endpoint.interface import languages, words
from endpoint.queries.examples import examples
from endpoint.snapshots import Snapshots
from endpoint.workers.client import Workers
from graph_loader.generations import Dataset
from tests.conftest import REPOSITORY
from tests.support.page import Page
from tests.support.served import eventually, small_dataset


def test_home_counts_happenings_not_accounts(client: FlaskClient) -> None:
    page = Page(client.get("/", headers={"Accept": "text/html"}).get_data(as_text=True))
    said = " ".join(page.words.split())
    assert "News item3" in said
    assert "Opening1" in said, "two accounts of one opening"
    assert "Harbour chronicle" in said
    assert "/sparql" in [href for href, _ in page.links]


@pytest.mark.parametrize("language", languages())
def test_home_offers_every_example(client: FlaskClient, language: str) -> None:
    page = Page(client.get(f"/?lang={language}").get_data(as_text=True))
    offered = {text for href, text in page.links if href.startswith("/sparql?")}
    assert {example.title(language) for example in examples()} <= offered


def test_health(client: FlaskClient, dataset: Dataset) -> None:
    eventually(
        lambda: client.get("/health").get_json()["store"] == "memory", "the small dataset is not loaded"
    )
    report = client.get("/health").get_json()
    manifest = dataset.generation(1).manifest
    assert report["status"] == "ok"
    assert (report["generation"], report["quads"], report["base"]) == (1, manifest.quads, manifest.base)
    assert report["version"]


def test_health_without_workers(config: Config, snapshots: Snapshots) -> None:
    nobody = Workers(REPOSITORY / "no-such-socket", config.limits)
    client = create_app(config, snapshots, nobody).test_client()
    response = client.get("/health")
    assert (response.status_code, response.get_json()["status"]) == (503, "unavailable")
    question = client.get("/sparql", query_string={"query": "ASK {}"})
    assert question.status_code == 503
    assert int(question.headers["Retry-After"]) > 0


def test_an_unknown_host_is_refused(client: FlaskClient) -> None:
    for host, status in (("localhost", 200), ("127.0.0.1:8000", 200), ("elsewhere.example", 400)):
        assert client.get("/health", headers={"Host": host}).status_code == status


def test_without_named_hosts_any_will_do(config: Config, snapshots: Snapshots, workers: Workers) -> None:
    client = create_app(replace(config, trusted_hosts=()), snapshots, workers).test_client()
    response = client.get(
        "/doc/place/port-marin", headers={"Host": "elsewhere.example", "Accept": "text/html"}
    )
    assert response.status_code == 200
    assert "elsewhere.example" not in response.get_data(as_text=True) + str(response.headers)


def test_the_service_says_which_default_graph_it_has(
    config: Config, snapshots: Snapshots, workers: Workers
) -> None:
    for default_graph, told in (("union", True), ("store", False)):
        client = create_app(replace(config, default_graph=default_graph), snapshots, workers).test_client()  # type: ignore[arg-type]
        assert (b"UnionDefaultGraph" in client.get("/sparql").data) is told
        asked = client.get("/sparql", query_string={"query": "ASK { ?s ?p ?o }"})
        assert asked.get_json()["boolean"] is told


def test_an_answer_knows_nothing_of_another_default_graph(
    config: Config, snapshots: Snapshots, workers: Workers
) -> None:
    question = {"query": "ASK { ?s ?p ?o }"}
    union, store = (
        create_app(replace(config, default_graph=kind), snapshots, workers).test_client()
        for kind in ("union", "store")
    )
    tag = union.get("/sparql", query_string=question).headers["ETag"]
    assert store.get("/sparql", query_string=question, headers={"If-None-Match": tag}).status_code == 200


def test_every_refusal_is_explained(client: FlaskClient) -> None:
    page = Page(client.get("/problems").get_data(as_text=True))
    assert set(KINDS) <= page.identifiers()
    refusal = client.get("/none")
    assert refusal.headers["Content-Type"] == "application/problem+json"
    document = json.loads(refusal.data)
    assert (document["status"], document["type"]) == (404, "/problems#not-found")
    assert document["title"] and document["detail"]


def test_a_mistake_of_the_server_is_logged_and_not_shown(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setitem(app.view_functions, "health.health", broken)
    response = client.get("/health")
    assert (response.status_code, b"secret" in response.data) == (500, False)
    assert "unforeseen error" in caplog.text


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_words(language: str) -> None:
    assert words(language).keys() == words("en").keys()
    assert all(text.strip() for text in words(language).values())
    for name, text in words(language).items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", words("en")[name]))


def test_no_word_is_missing_and_none_is_left_over() -> None:
    sources = [*(REPOSITORY / "endpoint").rglob("*.html"), *(REPOSITORY / "endpoint").rglob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    asked = set(re.findall(r"""(?:words|text)\[(?:'|")([a-z-]+)(?:'|")\]""", text))
    computed = {
        name for name in words("en") if re.match(r"(basis|phase|qualifier|modality|extent|status)-", name)
    }
    assert asked | computed | {"language-name"} == words("en").keys()


def test_robots(client: FlaskClient) -> None:
    assert "Disallow: /sparql" in client.get("/robots.txt").get_data(as_text=True)


def test_nothing_is_fetched_from_elsewhere(client: FlaskClient) -> None:
    for path in ("/", "/sparql", "/ontology", "/shapes", "/problems", "/doc/person/ada-vale"):
        page = Page(client.get(path, headers={"Accept": "text/html"}).get_data(as_text=True))
        fetched = [
            value
            for name, attributes in page.elements
            for value in (attributes.get("src"), attributes.get("href") if name == "link" else None)
            if value and attributes.get("rel") not in ("canonical", "alternate", "describedby")
        ]
        assert fetched == ["/static/xronika.css"]
        with client.get(fetched[0]) as sheet:
            assert sheet.status_code == 200


def test_damaged_data_is_told_apart_from_a_mistake(config: Config, workers: Workers, tmp_path: Path) -> None:
    dataset = small_dataset(tmp_path / "data")
    dataset.pointer_path.write_text("nonsense", encoding="utf-8")
    client = create_app(config, Snapshots(dataset, config), workers).test_client()
    response = client.get("/")
    assert (response.status_code, response.get_json()["type"]) == (503, "/problems#data-damaged")
    assert "Retry-After" in response.headers
