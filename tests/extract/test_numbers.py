"""Numbers: the cases of tests/cases/numbers, and what holds for any text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import RuleError
from graph_loader.extract.numbers import NumberRules, find_numbers, number_rules
from graph_loader.languages import Section, load_languages
from ontology.folding import fold_characters
from tests.support.cases import Case, read_cases

RULES = number_rules(load_languages())
TEXTS = st.lists(
    st.sampled_from(["1", "275", ",", ".", " ", "min", "million", "hundred", "iki", "-", "%", "and", "yüz"])
    | st.text(max_size=3)
).map("".join)


@pytest.mark.parametrize("case", read_cases("numbers"))
def test_a_number_is_read_as_written_down(case: Case) -> None:
    text = case["text"]
    found = {
        text[n.start : n.end]: n.value for n in find_numbers(fold_characters(text), RULES[case.language])
    }
    assert found == {words: Decimal(value) for words, value in case["numbers"].items()}


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"words": {"one": "eins"}}, "whole numbers"),
        ({"joint": "("}, "no regular expression"),
        ({"before": {"roughly": "some"}}, "roughly is not known"),
    ],
)
def test_a_section_that_makes_no_sense_is_named(values: dict[str, object], complaint: str) -> None:
    with pytest.raises(RuleError, match=rf"xx\.toml: \[numbers.*{complaint}"):
        NumberRules.of(Section("xx.toml", "numbers", values))


@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_numbers_stand_apart_and_are_finite(text: str, language: str) -> None:
    position = 0
    for number in find_numbers(fold_characters(text), RULES[language]):
        assert position <= number.start < number.end <= len(text)
        assert number.value.is_finite()
        assert number.value >= 0
        position = number.end
