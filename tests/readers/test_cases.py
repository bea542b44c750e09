"""Every case below tests/cases/readers is a file and what its reader gives: a new format needs data only."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_loader import errors
from graph_loader.readers import formats, read
from tests.support.readings import plain_record, split_readings

CASES = Path(__file__).parents[1] / "cases" / "readers"
EXPECTED = sorted(CASES.glob("*/*/expected.json"))


@pytest.mark.parametrize("expected_file", EXPECTED, ids=lambda file: f"{file.parts[-3]}-{file.parts[-2]}")
def test_case(expected_file: Path) -> None:
    expected: dict[str, Any] = json.loads(expected_file.read_text(encoding="utf-8"))
    assert expected["why"]
    readings = read(_input(expected_file.parent), expected.get("format", "auto"))
    if "error" in expected:
        with pytest.raises(getattr(errors, expected["error"])) as caught:
            list(readings)
        assert type(caught.value).__name__ == expected["error"]
        assert expected["reason"] in str(caught.value)
        return
    records, bad = split_readings(readings)
    assert [plain_record(record) for record in records] == expected["records"]
    assert [record.position for record in bad] == [position for position, _ in expected.get("bad", [])]
    for record, (_, reason) in zip(bad, expected.get("bad", []), strict=True):
        assert reason in record.reason


def test_every_case_has_its_expectation() -> None:
    folders = {folder for folder in CASES.glob("*/*") if folder.is_dir()}
    assert folders == {file.parent for file in EXPECTED}


def test_every_format_has_cases() -> None:
    assert set(formats()) == {folder.name for folder in CASES.iterdir()}


def _input(folder: Path) -> Path:
    (found,) = folder.glob("input*")
    return found
