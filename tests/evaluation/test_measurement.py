"""A measurement scores what has a text, counts one that the rules fail on as empty, and tells what it left out."""

from dataclasses import replace

import pytest

from graph_loader.authority.index import Authority
from graph_loader.errors import RuleError, XronikaError
from graph_loader.evaluation import Score, Texts, measure
from graph_loader.model import Document, Item
from tests.support import school_opening as school


def extract(document: Document) -> Item:
    """The item as it should be read."""
    assert document.text == school.DOCUMENT.text
    return school.item()


def fail(document: Document) -> Item:
    """Rules that cannot deal with a text."""
    raise RuleError(f"nothing fits {document.key}")


def test_items_are_found_extracted_and_compared(few_names: Authority) -> None:
    measurement = measure([school.gold()], Texts([school.DOCUMENT]), extract, few_names)
    assert measurement.items == 1
    assert measurement.scores.value("participants") == 1
    assert not measurement.without_text and not measurement.faults


def test_an_item_without_a_text_is_told_and_not_scored(few_names: Authority) -> None:
    lost = replace(school.gold(), item="lost", headline="Nothing of the kind")
    measurement = measure([school.gold(), lost], Texts([school.DOCUMENT]), extract, few_names)
    assert measurement.items == 1
    assert [missing.item for missing in measurement.without_text] == ["lost"]


def test_a_text_that_the_rules_fail_on_counts_as_empty(few_names: Authority) -> None:
    measurement = measure([school.gold()], Texts([school.DOCUMENT]), fail, few_names)
    assert measurement.scores.total("persons") == Score(0, 2, 0)
    assert measurement.scores.total("main events") == Score(0, 1, 0)
    (fault,) = measurement.faults
    assert "RuleError: nothing fits" in fault.reason


def test_no_text_at_all_is_an_error(few_names: Authority) -> None:
    with pytest.raises(XronikaError, match="Give the files that the gold was made from"):
        measure([school.gold()], Texts([]), extract, few_names)
