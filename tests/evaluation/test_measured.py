"""Results survive being written as JSON, and are shown to people as they are."""

import json
from dataclasses import replace
from datetime import date

import pytest

from graph_loader.evaluation.measured import Measured, rows
from graph_loader.evaluation.scores import Score, Scores
from graph_loader.evaluation.tables import markdown_table, plain_table


@pytest.fixture
def measured() -> Measured:
    """Results in two languages and three relations, one of them never at stake."""
    scores = Scores()
    scores.add("en", {"persons": Score(3, 1, 0), "main events": Score(1, 1), "figures": Score()})
    scores.add("az", {"persons": Score(1, 0, 1), "main events": Score(1, 0), "figures": Score()})
    return Measured(
        gold="gold.jsonl",
        sha256="f" * 64,
        items=3,
        scored=2,
        measured=date(2026, 11, 24),
        software="1.2.3",
        authority="e" * 64,
        rows=rows(scores),
        without_text=("three",),
    )


def test_json_and_back(measured: Measured) -> None:
    text = measured.to_json()
    assert Measured.from_json(text).to_json() == text
    assert Measured.from_json(measured.to_json(notes=[])).to_json() == text


def test_json_names_what_it_measures(measured: Measured) -> None:
    plain = json.loads(measured.to_json(notes=[{"item": "one"}]))
    assert (plain["gold"], plain["scored"], plain["items"]) == ("gold.jsonl", 2, 3)
    assert plain["measured"] == "2026-11-24"
    assert plain["notes"] == [{"item": "one"}]
    first = plain["rows"][0]
    assert (first["relation"], first["language"]) == ("persons", None)
    assert (first["hits"], first["misses"], first["extras"]) == (4, 1, 1)
    assert (first["precision"], first["recall"], first["f1"]) == (0.8, 0.8, 0.8)


def test_main_events_have_a_recall_only(measured: Measured) -> None:
    plain = json.loads(measured.to_json())
    main = [row for row in plain["rows"] if row["relation"] == "main events"]
    assert [(row["language"], row["recall"]) for row in main] == [(None, 0.6667), ("az", 1), ("en", 0.5)]
    assert {row["precision"] for row in main} == {row["f1"] for row in main} == {None}


def test_what_was_never_at_stake_has_no_row(measured: Measured) -> None:
    assert "figures" not in {row.relation for row in measured.rows}


def test_rows_of_some_relations() -> None:
    scores = Scores()
    scores.add("en", {"persons": Score(1), "places": Score(1)})
    assert {row.relation for row in rows(scores, ["places"])} == {"places"}


def test_the_plain_table(measured: Measured) -> None:
    heading, *lines = [line.split() for line in plain_table(measured).splitlines()]
    assert heading == ["relation", "language", "P", "R", "F1", "95", "%", "hits", "misses", "extras"]
    assert [line[:2] for line in lines[:3]] == [["persons", "all"], ["persons", "az"], ["persons", "en"]]
    assert lines[2][2:5] == ["1.00", "0.75", "0.86"] and lines[2][-3:] == ["3", "1", "0"]
    assert lines[3][:6] == ["main", "events", "all", "–", "0.67", "–"] and lines[3][-1] == "–"


def test_the_plain_table_of_one_language_has_each_relation_once(measured: Measured) -> None:
    english = replace(measured, rows=tuple(row for row in measured.rows if row.language != "az"))
    assert [line.split()[1] for line in plain_table(english).splitlines()[1:]] == ["en", "events"]


def test_the_markdown_table(measured: Measured) -> None:
    table, _, caption = markdown_table(measured).partition("\n\n")
    lines = table.splitlines()
    assert lines[0] == "| | precision | recall | F1 (95 % interval) | az | en |"
    assert lines[2].startswith("| persons | 0.80 | 0.80 | 0.80 (") and lines[2].endswith("| 0.67 | 0.86 |")
    assert lines[3].startswith("| main events | – | 0.67 (") and lines[3].endswith("| – | 1.00 | 0.50 |")
    assert "2 of 3 items of gold.jsonl" in caption and "2026-11-24" in caption and "1.2.3" in caption
