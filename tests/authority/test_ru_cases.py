"""Russian case forms: real names from data, and what is never made."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.authority.ru_cases import Kind, case_forms
from tests.support.cases import Case, read_cases

_WORDS = st.text("абвгдежзийклмнопрстуфхцчшщыьэюя", min_size=1, max_size=10).map(str.capitalize)


@pytest.mark.parametrize("case", read_cases("declension"))
def test_forms_of_real_names(case: Case) -> None:
    forms = case_forms(case["name"], case["kind"])
    assert next(iter(forms)) == case["name"]
    assert {form: forms.get(form) for form in case["forms"]} == case["forms"]
    assert case["forms"] or len(forms) == 1


@pytest.mark.parametrize(
    ("name", "kind", "absent"),
    [
        ("посол", "title", "после"),
        ("Министерство обороны", "thing", "Министерства обороной"),
        ("Азербайджан", "thing", "Азербайджанова"),
        ("Тани", "person", "Таня"),
    ],
)
def test_forms_that_nobody_writes_or_that_are_other_words_are_not_made(
    name: str, kind: Kind, absent: str
) -> None:
    assert absent not in case_forms(name, kind)


@given(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), st.sampled_from(get_args(Kind)))
def test_any_name_keeps_its_nominative_and_its_number_of_words(name: str, kind: Kind) -> None:
    forms = case_forms(name, kind)
    assert forms[name] == "nominative"
    assert {len(form.split(" ")) for form in forms} == {len(name.split(" "))}


@given(st.text(max_size=12).filter(lambda text: text.isascii()))
def test_names_in_other_letters_do_not_decline(name: str) -> None:
    assert list(case_forms(name, "person")) == [name]
