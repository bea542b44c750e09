"""Quotations: the cases of tests/cases/quotations, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import RuleError
from graph_loader.extract.quotation_marks import quoted_stretches
from graph_loader.extract.quotations import QuoteSpan, find_quotes
from graph_loader.extract.reporting import ReportingRules, reporting_rules
from graph_loader.extract.sentences import sentence_rules, split
from graph_loader.languages import Section, load_languages
from tests.support.cases import Case, read_cases

LANGUAGES = load_languages()
RULES = reporting_rules(LANGUAGES)
SENTENCES = sentence_rules(LANGUAGES)
WORDS = [
    "“",
    "”",
    '"',
    "«",
    "»",
    "‘",
    "’",
    " ",
    "\n",
    "We are here, ",
    "Anna Novak",
    " said",
    ": ",
    " deyə ",
    "bildirib",
    "? ",
    ". ",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=25).map("".join)


def told(text: str, quote: QuoteSpan) -> dict[str, Any]:
    """What a case writes down of a quotation: the defaults are left out."""
    found: dict[str, Any] = {"quote": text[quote.quote.start : quote.quote.end]}
    if quote.speaker:
        found["speaker"] = text[quote.speaker.start : quote.speaker.end]
    return found | ({"continues": True} if quote.continues else {})


@pytest.mark.parametrize("case", read_cases("quotations"))
def test_a_quotation_is_read_as_written_down(case: Case) -> None:
    text = "Headline\n\n" + case["text"]
    quotes = find_quotes(text, split(text, SENTENCES, case.language), RULES)
    assert [told(text, quote) for quote in quotes] == case["quotes"]


def test_the_verb_of_the_clause_is_kept() -> None:
    text = "Headline\n\n“Our ties rest on a firm base,” Marsh said."
    (quote,) = find_quotes(text, split(text, SENTENCES, "en"), RULES)
    assert quote.clause
    assert text[quote.clause.start : quote.clause.end] == "said"


def test_a_section_that_makes_no_sense_is_named() -> None:
    with pytest.raises(RuleError, match=r"xx\.toml: \[quotations\] holds no regular expressions"):
        ReportingRules.of(Section("xx.toml", "quotations", {"strip": "("}))


@given(TEXTS)
def test_stretches_between_marks_stand_apart(text: str) -> None:
    position = 0
    for quoted in quoted_stretches(text):
        assert (
            position
            <= quoted.whole.start
            < quoted.inner.start
            <= quoted.inner.end
            < quoted.whole.end
            <= len(text)
        )
        position = quoted.whole.end


@given(TEXTS, st.sampled_from(["en", "az", "xx"]))
def test_quotations_lie_in_the_text_and_apart(text: str, language: str) -> None:
    position = 0
    for quote in find_quotes(text, split(text, SENTENCES, language), RULES):
        assert position <= quote.quote.start < quote.quote.end <= len(text)
        assert quote.speaker is None or 0 <= quote.speaker.start < quote.speaker.end <= len(text)
        position = quote.quote.end
