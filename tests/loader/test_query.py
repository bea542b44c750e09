"""`xronika query`: formats, and what goes wrong (CONTRACT section 2)."""

import json
from pathlib import Path

import pytest

from tests.support.datasets import xronika

HEADLINES = "SELECT ?headline ?day { ?i schema:headline ?headline ; schema:datePublished ?day } ORDER BY ?day"
GRAPH = "CONSTRUCT { ?i schema:datePublished ?day } WHERE { ?i schema:datePublished ?day }"


def test_rows_come_as_a_table_for_people(loaded: Path) -> None:
    lines = xronika("query", HEADLINES, data=loaded).out.splitlines()
    assert lines[0].split() == ["?headline", "?day"] and lines[-1] == "6 rows"
    assert lines[2].endswith("2022-03-16")


@pytest.mark.parametrize(
    ("form", "begin"),
    [("json", '{"head"'), ("xml", "<?xml"), ("csv", "headline,day"), ("tsv", "?headline\t?day")],
)
def test_rows_come_in_the_formats_of_the_protocol(loaded: Path, form: str, begin: str) -> None:
    out = xronika("query", HEADLINES, "--format", form, data=loaded).out
    assert out.startswith(begin) and "Prezident İlham Əliyev" in out


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", None])
def test_graphs_come_in_the_formats_of_rdf(loaded: Path, form: str | None) -> None:
    ran = xronika("query", GRAPH, *(["--format", form] if form else []), data=loaded)
    assert ran.out.count("datePublished") >= 1 and "2024-11-11" in ran.out
    if form == "jsonld":
        json.loads(ran.out)


def test_yes_or_no(loaded: Path) -> None:
    assert xronika("query", "ASK { ?i a xr:NewsItem }", data=loaded).out == "true\n"
    assert (
        json.loads(xronika("query", "ASK { ?i a xr:Tenor }", "--format", "json", data=loaded).out)["boolean"]
        is False
    )


def test_a_query_may_stand_in_a_file(loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(HEADLINES)
    assert xronika("query", "-f", tmp_path / "q.rq", data=loaded).out.endswith("6 rows\n")


@pytest.mark.parametrize(("query", "form"), [(HEADLINES, "turtle"), (GRAPH, "csv"), ("ASK {}", "ntriples")])
def test_a_form_that_does_not_fit_the_answer_is_wrong_usage(loaded: Path, query: str, form: str) -> None:
    assert xronika("query", query, "--format", form, data=loaded).status == 2


def test_a_query_that_cannot_be_parsed_is_said_where(loaded: Path) -> None:
    ran = xronika("query", "SELECT * WHERE { ?s ?p", data=loaded)
    assert ran.status == 1 and ran.out == "" and "1:23" in ran.err


def test_long_values_are_cut_in_the_table_only(loaded: Path) -> None:
    query = 'SELECT ?t { ?i xr:text ?t FILTER CONTAINS(?t, "COP29") }'
    assert "…" in xronika("query", query, data=loaded).out
    assert (
        "12 November 2024, the ministry said" in xronika("query", query, "--format", "csv", data=loaded).out
    )
