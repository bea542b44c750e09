"""Dates: the cases of tests/cases/dates, and what holds for any text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import RuleError
from graph_loader.extract.date_rules import DateRules, check_shift, date_rules
from graph_loader.extract.dates import find_calendar_spans, find_dates
from graph_loader.extract.sentences import sentence_rules, split
from graph_loader.languages import Section, load_languages
from graph_loader.model import Sentence, Span
from tests.support.cases import Case, read_cases

RULES = date_rules(load_languages())
SENTENCES = sentence_rules(load_languages())
WORDS = st.sampled_from(
    [
        "May",
        "25",
        "-26",
        "February",
        "1992",
        ", 2021",
        "fevralın",
        "26-da",
        "-dən",
        "il",
        "2003-cü",
        " ",
        "and",
        "in",
        "today",
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=12).map("".join)


@pytest.mark.parametrize("case", read_cases("dates"))
def test_a_date_is_read_as_written_down(case: Case) -> None:
    day = case.get("published", "2022-02-26")
    published = date.fromisoformat(day) if day else None
    language = case.get("language", case.language)
    text = "Headline\n\n" + case["text"]
    mentions = [
        mention
        for sentence in split(text, SENTENCES, language)
        for mention in find_dates(text, Sentence(sentence.span, language), RULES[language], published)
    ]
    found = {text[m.span.start : m.span.end]: m.date.edtf for m in mentions}
    assert found == case["dates"]
    basis = case.get("basis", "stated")
    assert basis is None or {m.date.basis for m in mentions} <= {basis}


@pytest.mark.parametrize("case", read_cases("dates"))
def test_days_covered_lie_in_order(case: Case) -> None:
    language = case.get("language", case.language)
    sentence = Sentence(Span(0, len(case["text"])), language)
    for mention in find_dates(case["text"], sentence, RULES[language], date(2022, 2, 26)):
        assert mention.date.earliest <= mention.date.latest


def test_open_ends_reach_to_the_item() -> None:
    text = "Open since 2003; ready by May 9, 2023."
    since, until = find_dates(text, Sentence(Span(0, len(text)), "en"), RULES["en"], date(2022, 2, 26))
    assert (since.date.earliest, since.date.latest) == (date(2003, 1, 1), date(2022, 2, 26))
    assert (until.date.earliest, until.date.latest) == (date(2022, 2, 26), date(2023, 5, 9))


def test_calendar_spans_hold_what_no_year_can_be_told_for() -> None:
    text = "They met on May 5 and in 2019."
    spans = find_calendar_spans(text, Sentence(Span(0, len(text)), "en"), RULES["en"])
    assert [text[span.start : span.end] for span in spans] == ["May 5", "2019"]


def test_a_relative_expression_that_makes_no_sense_is_named() -> None:
    with pytest.raises(RuleError, match="fortnight"):
        check_shift("fortnight 1")


def test_a_form_that_is_no_pattern_is_named() -> None:
    section = Section("xx.toml", "dates", {"forms": [{"form": "<d> <mouth>"}]})
    with pytest.raises(RuleError, match=r"xx\.toml.*<mouth>"):
        DateRules.of(section)


@given(TEXTS, TEXTS, st.sampled_from(sorted(RULES)), st.dates() | st.none())
def test_spans_lie_in_the_sentence_and_apart(before: str, text: str, language: str, day: date | None) -> None:
    whole = before + text + before
    sentence = Sentence(Span(len(before), len(before) + len(text)), language)
    mentions = find_dates(whole, sentence, RULES[language], day)
    position = sentence.span.start
    for mention in mentions:
        assert position <= mention.span.start < mention.span.end <= sentence.span.end
        position = mention.span.end
    assert {m.span for m in mentions} <= set(find_calendar_spans(whole, sentence, RULES[language]))
