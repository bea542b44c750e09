"""Whole items: the cases of tests/cases/extract say who took part in what, where and when."""

from datetime import date

import pytest

from graph_loader.authority.index import Authority
from graph_loader.document import make_document
from graph_loader.extract.extractor import Extractor
from graph_loader.model import Item, Record
from tests.support.cases import Case, read_cases
from tests.support.told import labels_in, told_events, told_names, told_offices


def _read(case: Case, extractor: Extractor) -> Item:
    record = Record(
        headline=case["headline"],
        body=case.get("body", ""),
        published=date.fromisoformat(case["published"]),
        language=case.language,
    )
    return extractor(make_document(record))


@pytest.mark.parametrize("case", read_cases("extract"))
def test_an_item_says_what_is_written_down(case: Case, extractor: Extractor, authority: Authority) -> None:
    item, label = _read(case, extractor), labels_in(authority, case.language)
    told = {
        "events": told_events(item, label),
        "offices": told_offices(item, label),
        "persons": told_names(item, "person", label),
        "places": told_names(item, "place", label),
        "organizations": told_names(item, "organization", label),
    }
    expected = {key: case[key] for key in told if key in case}
    assert "events" in expected
    assert {key: told[key] for key in expected} == expected
