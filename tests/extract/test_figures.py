"""Figures: the cases of tests/cases/figures, and what holds for any text."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import RuleError
from graph_loader.extract.date_rules import date_rules
from graph_loader.extract.dates import find_calendar_spans, find_dates
from graph_loader.extract.figure_phrases import lower_characters
from graph_loader.extract.figure_rules import FigureRules, figure_rules
from graph_loader.extract.figures import find_figures
from graph_loader.extract.numbers import number_rules
from graph_loader.languages import Section, load_languages
from graph_loader.model import ReportedFigure, Sentence, Span
from tests.support.cases import Case, read_cases

LANGUAGES = load_languages()
NUMBERS = number_rules(LANGUAGES)
RULES = figure_rules(LANGUAGES, NUMBERS)
DATES = date_rules(LANGUAGES)
WORDS = [
    "613",
    " ",
    "people",
    "were",
    "killed",
    ", including ",
    "106",
    "women",
    "nəfər",
    "ölüb",
    "$",
    "%",
    "up to",
    "İ",
    "one",
    "May 5",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=14).map(" ".join)


def figures_of(text: str, sentence: Sentence) -> tuple[ReportedFigure, ...]:
    rules = DATES[sentence.language]
    calendar = find_calendar_spans(text, sentence, rules)
    dates = find_dates(text, sentence, rules, date(2022, 2, 26))
    return find_figures(text, sentence, RULES[sentence.language], calendar, dates)


def told(text: str, figure: ReportedFigure) -> dict[str, Any]:
    """What a case writes down of a figure: the defaults are left out."""
    part_of = text[figure.part_of.start : figure.part_of.end] if figure.part_of else None
    qualifier = figure.qualifier if figure.qualifier != "exact" else None
    all_of_it = {
        "words": text[figure.span.start : figure.span.end],
        "value": figure.value,
        "measure": figure.measure,
        "population": figure.population,
        "unit": figure.unit,
        "qualifier": qualifier,
        "part_of": part_of,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
    }
    return {key: value for key, value in all_of_it.items() if value is not None}


@pytest.mark.parametrize("case", read_cases("figures"))
def test_a_figure_is_read_as_written_down(case: Case) -> None:
    text = case["text"]
    found = figures_of(text, Sentence(Span(0, len(text)), case.language))
    expected = [figure | {"value": Decimal(str(figure["value"]))} for figure in case["figures"]]
    assert [told(text, figure) for figure in found] == expected


@pytest.mark.parametrize("case", read_cases("figures"))
def test_the_words_of_a_figure_stand_in_the_text(case: Case) -> None:
    text = case["text"]
    for figure in figures_of(text, Sentence(Span(0, len(text)), case.language)):
        assert figure.measure_written
        assert figure.measure_written in text
        assert figure.population_written is None or figure.population_written in text


def test_a_count_without_a_noun_takes_the_one_before() -> None:
    text = "Of 3,000 residents who were in the town 613 were killed."
    _, killed = figures_of(text, Sentence(Span(0, len(text)), "en"))
    assert (killed.measure_written, killed.population_written) == ("killed", "residents")


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"after": {"kiled": "killed"}}, "kiled is not known"),
        ({"currency_after": {"euro": "euros?"}}, "ISO 4217"),
        ({"percent": "("}, "no regular expression"),
    ],
)
def test_a_section_that_makes_no_sense_is_named(values: dict[str, object], complaint: str) -> None:
    with pytest.raises(RuleError, match=rf"xx\.toml: \[figures.*{complaint}"):
        FigureRules.of(Section("xx.toml", "figures", values), NUMBERS["en"])


@given(st.text())
def test_small_letters_keep_the_length(text: str) -> None:
    assert len(lower_characters(text)) == len(text)


@given(TEXTS, TEXTS, st.sampled_from(sorted(RULES)))
def test_spans_lie_in_the_sentence_and_differ(before: str, text: str, language: str) -> None:
    whole = before + text + before
    sentence = Sentence(Span(len(before), len(before) + len(text)), language)
    figures = figures_of(whole, sentence)
    assert all(sentence.span.covers(figure.span) for figure in figures)
    assert len({figure.name for figure in figures}) == len(figures)
    spans = {figure.span for figure in figures}
    assert all(figure.part_of in spans for figure in figures if figure.part_of)
