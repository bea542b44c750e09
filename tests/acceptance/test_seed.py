"""The page that the project starts from, loaded and asked as a user would: what it says, with sentences (CONTRACT).

Cases are data: a query and the answer in SPARQL CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/). The facts are
the page's own account; its sentences stay with their publisher.
"""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

CASES = REPOSITORY / "tests" / "cases" / "acceptance" / "seed"
BASE = "https://example.org/"


def xronika(*arguments: str | Path) -> str:
    """Run the program as a user does and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "endpoint", *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def data(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    xronika(
        "load", shared / "corpora" / "seed", "--data", folder, "--source", "seed", "--base", BASE,
        "--report", folder / "report.json",
    )  # fmt: skip
    return folder


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.rq")))
def test_the_page_answers(case: str, data: Path) -> None:
    answer = xronika("query", "-f", CASES / f"{case}.rq", "--format", "csv", "--data", data)
    expected = (CASES / f"{case}.csv").read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(answer))) == list(csv.reader(io.StringIO(expected)))


def test_twenty_one_items_are_committed(data: Path) -> None:
    report = json.loads((data / "report.json").read_text(encoding="utf-8"))
    assert (report["read"], report["committed"], report["quarantined"], report["failed"]) == (21, 21, 0, 0)


def test_the_integrity_check_finds_nothing(data: Path) -> None:
    xronika("check", "--data", data)
