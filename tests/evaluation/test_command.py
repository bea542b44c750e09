"""`xronika evaluate` from outside: table, JSON, Markdown, misses, and what it says on stderr."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from endpoint.__main__ import main
from tests.conftest import REPOSITORY

CHRONICLE = REPOSITORY / "graph_loader/samples/chronicle/pages"
ITEMS = ("2019-02-26-march-en", "2022-02-26-march-az")
OWN_NAMES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xr: <https://w3id.org/xronika/ontology#> .
<person/nobody> a xr:Person ; rdfs:label "Nobody Atall"@en .
"""


@dataclass(frozen=True)
class Run:
    """One run of the command with its JSON file."""

    result: Result
    plain: dict[str, Any]


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gold file of two samples, one of them with names that are nowhere, and of an item that is nowhere."""
    lines = (REPOSITORY / "tests/gold/samples.jsonl").read_text(encoding="utf-8").splitlines()
    first, second = (item for item in map(json.loads, lines) if item["item"] in ITEMS)
    lost = {**first, "item": "lost", "headline": "Nothing of the kind"}
    first["places"].append({"name": "Atlantis", "surface": [first["headline"][:12]]})
    first["organizations"].append({"name": "Guild of Scribes", "surface": ["the Guild"]})
    file = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, (first, second, lost))), encoding="utf-8")
    return file


def evaluate(gold: Path, *options: str, path: Path = CHRONICLE) -> Result:
    """Run the command with a data directory that holds nothing."""
    data = str(gold.parent / "data")
    return CliRunner().invoke(main, ["--data", data, "evaluate", str(gold), str(path), *options])


@pytest.fixture(scope="module")
def run(gold: Path) -> Run:
    """A run that shows everything."""
    file = gold.with_name("out.json")
    result = evaluate(gold, "--json", str(file), "--misses")
    return Run(result, json.loads(file.read_text(encoding="utf-8")))


def test_the_table_stands_last(run: Run) -> None:
    assert run.result.exit_code == 0, run.result.output
    lines = run.result.stdout.splitlines()
    (heading,) = (number for number, line in enumerate(lines) if line.startswith("relation"))
    assert {"persons", "figures"} <= {line.split()[0] for line in lines[heading:]}


def test_what_has_no_text_is_told(run: Run) -> None:
    assert "not scored: lost: no item read has this id" in run.result.stderr
    assert "1 of 3 gold items have no text here and are not scored" in run.result.stderr


def test_json_holds_scores_and_misses(run: Run) -> None:
    assert (run.plain["scored"], run.plain["items"], run.plain["without_text"]) == (2, 3, ["lost"])
    assert {row["language"] for row in run.plain["rows"]} == {None, "az", "en"}
    assert "Atlantis" in {note["words"] for note in run.plain["notes"] if note["kind"] == "miss"}


def test_misses_are_listed_with_the_text_around_them(run: Run) -> None:
    (line,) = [line for line in run.result.stdout.splitlines() if "Atlantis" in line]
    assert line.startswith("2019-02-26-march-en  places miss: Atlantis  «")


def test_json_on_standard_output_is_nothing_else(gold: Path, run: Run) -> None:
    names = gold.with_name("own.ttl")
    names.write_text(OWN_NAMES, encoding="utf-8")
    options = ("--json", "-", "--authority", str(names), "--relation", "places", "--misses")
    plain = json.loads(evaluate(gold, *options).stdout)
    assert plain["rows"] == [row for row in run.plain["rows"] if row["relation"] == "places"]
    assert (
        plain["notes"]
        == [note for note in run.plain["notes"] if note["relation"] == "places"]
        != run.plain["notes"]
    )
    assert plain["authority"] != run.plain["authority"], "the names of the user's own are read"


def test_one_relation_in_one_language_as_markdown(gold: Path) -> None:
    file = gold.with_name("az.json")
    result = evaluate(
        gold, "--language", "az", "--relation", "main-events", "--markdown", "--json", str(file)
    )
    lines = result.stdout.splitlines()
    assert lines[0] == "| | precision | recall | F1 (95 % interval) |"
    assert [line.split()[1:3] for line in lines if line.startswith("| ")][2:] == [["main", "events"]]
    assert "1 of 1 items" in lines[-1]
    assert "lost" not in result.stderr
    assert "notes" not in json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        pytest.param(
            ["--language", "xx"], 1, "No gold item is in xx. There are items in az, en", id="language"
        ),
        pytest.param(["--relation", "people"], 2, "'main-events'", id="relation"),
        pytest.param(["--authority", "none.ttl"], 2, "does not exist", id="file"),
    ],
)
def test_mistakes_are_told(options: list[str], status: int, message: str, gold: Path) -> None:
    result = evaluate(gold, *options)
    assert result.exit_code == status
    assert message in result.stderr


def test_gold_that_has_no_text_at_all_is_an_error(gold: Path) -> None:
    result = evaluate(gold, path=CHRONICLE / "2024-12-28-call-en.txt")
    assert result.exit_code == 1
    assert "Give the files that the gold was made from" in result.stderr
