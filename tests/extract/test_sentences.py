"""Sentences: the cases of tests/cases/sentences, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.extract.sentences import sentence_rules, split
from graph_loader.languages import load_languages
from tests.support.cases import Case, read_cases

RULES = sentence_rules(load_languages())
TEXTS = st.text(alphabet=st.sampled_from('aA1 .!?…\n"“”‘’«»()-–:;,əİıNo'), max_size=200) | st.text(
    max_size=200
)


@pytest.mark.parametrize("case", read_cases("sentences"))
def test_a_text_is_parted_as_written_down(case: Case) -> None:
    lines = case["lines"]
    text = "Headline\n\n" + case.get("text", "\n".join(" ".join(line) for line in lines))
    headline, *found = split(text, RULES, case.language)
    assert text[headline.span.start : headline.span.end] == "Headline"
    assert [text[s.span.start : s.span.end] for s in found] == [s for line in lines for s in line]
    assert [s.language for s in found] == case.get("languages", [case.language] * len(found))


def test_a_headline_is_one_sentence_whatever_stands_in_it() -> None:
    text = "Forum “Back home. Accomplishments” opened. It is the first\n\nOne. Two."
    assert [s.span for s in split(text, RULES, "en")] == [(0, 58), (60, 64), (65, 69)]


def test_a_headline_alone_is_the_whole_text() -> None:
    assert [s.span for s in split("Visit. To Baku.", RULES, "en")] == [(0, 15)]


def test_the_language_of_a_line_without_signs_is_the_documents() -> None:
    assert [s.language for s in split("FOTO", RULES, "az")] == ["az"]


@given(TEXTS, st.sampled_from(["en", "az", "xx"]))
def test_sentences_cover_all_but_white_space_and_do_not_overlap(text: str, default: str) -> None:
    position = 0
    for sentence in split(text, RULES, default):
        start, end = sentence.span
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
