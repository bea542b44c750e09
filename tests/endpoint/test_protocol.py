"""The SPARQL protocol by a table of requests and answers."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from endpoint.config import Config
from endpoint.protocol import FORM
from tests.support.served import CASES

LINES = (CASES / "endpoint" / "protocol.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "case", [pytest.param(json.loads(line), id=json.loads(line)["why"]) for line in LINES]
)
def test_request(client: FlaskClient, case: dict[str, Any]) -> None:
    headers = dict(case.get("headers", {}))
    if "accept" in case:
        headers["Accept"] = case["accept"]
    content = FORM if "form" in case else case.get("content")
    body = urlencode(case["form"], doseq=True).encode() if "form" in case else case.get("send", "").encode()
    response = client.open(
        case["path"],
        method=case.get("method", "GET"),
        query_string=urlencode(case["query"], doseq=True) if "query" in case else None,
        data=bytes.fromhex(case["bytes"]) if "bytes" in case else body,
        content_type=content,
        headers=headers,
    )
    text = response.get_data(as_text=True)
    assert response.status_code == case["status"], text
    if "type" in case:
        assert response.headers["Content-Type"] == case["type"]
    assert case.get("body", "") in text
    if case.get("body") == "":
        assert (text, int(response.headers["Content-Length"]) > 0) == ("", True)
    if case["status"] >= 400:
        assert response.headers["Cache-Control"] == "no-store"
    if case["status"] == 405:
        assert "GET" in response.headers["Allow"]


def test_a_query_that_is_too_long(client: FlaskClient, config: Config) -> None:
    query = "ASK {}" + " " * config.query_size.bytes
    response = client.post("/sparql", data=query, content_type="application/sparql-query")
    assert (response.status_code, response.get_json()["limit"]) == (413, config.query_size.bytes)


def test_a_query_that_is_too_deep(client: FlaskClient, config: Config) -> None:
    depth = config.query_size.depth
    for nested, status in ((depth - 1, 200), (depth + 1, 400)):
        query = "ASK {" + "{" * nested + "}" * nested + "}"
        response = client.get("/sparql", query_string={"query": query})
        assert response.status_code == status
    assert response.get_json()["limit"] == depth


def test_a_query_of_too_many_patterns(client: FlaskClient, config: Config) -> None:
    query = "ASK { " + "?s ?p ?o . " * (config.query_size.patterns + 1) + "}"
    response = client.get("/sparql", query_string={"query": query})
    assert (response.status_code, response.get_json()["limit"]) == (400, config.query_size.patterns)


def test_a_body_that_is_too_long(client: FlaskClient, config: Config) -> None:
    for content in (FORM, "application/sparql-query"):
        response = client.post("/sparql", data=b"x" * (config.body_bytes + 1), content_type=content)
        assert (response.status_code, response.get_json()["type"]) == (413, "/problems#too-large")


def test_an_answer_is_named_and_not_sent_twice(client: FlaskClient) -> None:
    question = {"query": "SELECT * { ?s ?p ?o } LIMIT 3"}
    first = client.get("/sparql", query_string=question)
    tag = first.headers["ETag"]
    again = client.get("/sparql", query_string=question, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    other_form = client.get(
        "/sparql", query_string=question, headers={"If-None-Match": tag, "Accept": "text/csv"}
    )
    assert (other_form.status_code, other_form.headers["ETag"] != tag) == (200, True)
    dataset = question | {"default-graph-uri": "https://example.org/id/graph/links"}
    assert client.get("/sparql", query_string=dataset, headers={"If-None-Match": tag}).status_code == 200


def test_what_differs_from_run_to_run_has_no_name(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT (NOW() AS ?t) {}"})
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


def test_scripts_of_any_site_may_ask(client: FlaskClient) -> None:
    options = client.options("/sparql", headers={"Origin": "https://elsewhere.example"})
    assert options.headers["Access-Control-Allow-Origin"] == "*"
    assert {"GET", "HEAD", "OPTIONS", "POST"} <= set(options.headers["Allow"].replace(" ", "").split(","))
    assert "POST" in options.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in options.headers["Access-Control-Allow-Headers"]
    answer = client.get("/sparql", query_string={"query": "ASK {}"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_page_of_more_rows_than_it_shows_says_so(client: FlaskClient, config: Config) -> None:
    query = f"SELECT * {{ ?s ?p ?o }} LIMIT {config.table_rows + 1}"
    page = client.get("/sparql", query_string={"query": query, "format": "html"}).get_data(as_text=True)
    assert page.count("<tr>") == 1 + config.table_rows
    assert f"The first {config.table_rows} of {config.table_rows + 1} rows" in page
    assert "format=csv" in page
