"""Dates as publishers stamp them, and lines that begin or end with one."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.readers.record_date import parse_date, read_dated_line

CASES = Path(__file__).parents[1] / "cases" / "record_dates"
STAMPS: dict[str, str | None] = json.loads((CASES / "stamps.json").read_text(encoding="utf-8"))
LINES: dict[str, list[str] | None] = json.loads((CASES / "lines.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("stamp", "day"), STAMPS.items())
def test_stamp(stamp: str, day: str | None) -> None:
    assert parse_date(stamp) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(("line", "parts"), LINES.items())
def test_dated_line(line: str, parts: list[str] | None) -> None:
    found = read_dated_line(line)
    assert (found and [found.before, found.day.isoformat(), found.after]) == parts


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_dates_are_read(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    parse_date(text)
    found = read_dated_line(text)
    assert found is None or (found.before in text and found.after in text)
