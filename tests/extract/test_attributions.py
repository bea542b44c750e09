"""Attributions: the cases of tests/cases/attributions, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import RuleError
from graph_loader.extract.attributions import (
    AttributionCue,
    AttributionRules,
    attribution_rules,
    find_attributions,
)
from graph_loader.extract.reporting import reporting_rules
from graph_loader.languages import Section, load_languages
from graph_loader.model import Sentence, Span
from tests.support.cases import Case, read_cases

LANGUAGES = load_languages()
REPORTING = reporting_rules(LANGUAGES)
RULES = attribution_rules(LANGUAGES, REPORTING)
WORDS = [
    "According to",
    "the ministry",
    ", ",
    " said",
    " that",
    "Nazirin",
    " sözlərinə görə",
    "bildirib",
    " ki",
    ".",
    "Bunu ",
    "this",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map(" ".join)


def told(text: str, cue: AttributionCue) -> dict[str, Any]:
    """What a case writes down of an attribution: the defaults are left out."""
    return {"source": text[cue.source.start : cue.source.end]} | ({"before": True} if cue.before else {})


@pytest.mark.parametrize("case", read_cases("attributions"))
def test_an_attribution_is_read_as_written_down(case: Case) -> None:
    text = case["text"]
    cues = find_attributions(text, Sentence(Span(0, len(text)), case.language), RULES[case.language])
    assert [told(text, cue) for cue in cues] == case["cues"]


def test_what_is_quoted_holds_no_attribution() -> None:
    text = "“The minister said that it is open,” Marsh added."
    sentence = Sentence(Span(0, len(text)), "en")
    assert [told(text, cue) for cue in find_attributions(text, sentence, RULES["en"], [Span(1, 35)])] == [
        {"source": "Marsh"}
    ]


def test_a_section_that_makes_no_sense_is_named() -> None:
    with pytest.raises(RuleError, match=r"xx\.toml: \[attributions\] holds no regular expressions"):
        AttributionRules.of(Section("xx.toml", "attributions", {"tails": ["("]}), REPORTING["en"])


@given(TEXTS, TEXTS, st.sampled_from(sorted(RULES)))
def test_cues_lie_in_the_sentence_and_apart(before: str, text: str, language: str) -> None:
    whole = before + text + before
    sentence = Sentence(Span(len(before), len(before) + len(text)), language)
    position = sentence.span.start
    for cue in find_attributions(whole, sentence, RULES[language]):
        assert position <= cue.cue.start < cue.cue.end <= sentence.span.end
        assert cue.cue.covers(cue.source)
        position = cue.cue.end
