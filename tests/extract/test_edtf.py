"""Dates as known: the strings of EDTF and the days they cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.extract import edtf
from graph_loader.model import EventDate


def made(year: int, month: int | None = None, day: int | None = None) -> EventDate:
    found = edtf.known(year, month, day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("parts", "written", "latest"),
    [
        ((2022, 2, 26), "2022-02-26", date(2022, 2, 26)),
        ((2024, 2), "2024-02", date(2024, 2, 29)),
        ((1992,), "1992", date(1992, 12, 31)),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(parts: tuple[int, ...], written: str, latest: date) -> None:
    found = made(*parts)
    assert (found.edtf, found.latest, found.basis) == (written, latest, "stated")


@pytest.mark.parametrize("parts", [(2022, 2, 30), (2022, 13), (2022, 0, 1), (0, 1, 1), (10000,)])
def test_there_is_no_such_day(parts: tuple[int, ...]) -> None:
    assert edtf.known(*parts) is None


def test_an_interval_ends_after_it_begins() -> None:
    first, last = made(1992, 2, 25), made(1992, 2, 26)
    found = edtf.interval(first, last)
    assert found == EventDate("1992-02-25/1992-02-26", date(1992, 2, 25), date(1992, 2, 26))
    assert edtf.interval(last, first) is None
    assert edtf.interval(first, first) is None


def test_an_open_end_reaches_to_the_item_where_that_is_later() -> None:
    assert edtf.since(made(2003), date(2022, 2, 26)) == EventDate(
        "2003/..", date(2003, 1, 1), date(2022, 2, 26)
    )
    assert edtf.since(made(2003), date(2001, 1, 1)).latest == date(2003, 12, 31)
    assert edtf.since(made(2003), None).latest == date(2003, 12, 31)


def test_an_open_beginning_reaches_to_the_item_where_that_is_earlier() -> None:
    assert edtf.until(made(2030), date(2022, 2, 26)) == EventDate(
        "../2030", date(2022, 2, 26), date(2030, 12, 31)
    )
    assert edtf.until(made(2003), date(2022, 2, 26)).earliest == date(2003, 1, 1)


@given(st.dates())
def test_every_day_is_known(day: date) -> None:
    found = made(day.year, day.month, day.day)
    assert found.edtf == day.isoformat()
    assert found.earliest == found.latest == day
