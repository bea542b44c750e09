"""Azerbaijani case forms: real names from data, and properties that hold for any name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.authority.az_cases import case_forms, is_possessed
from tests.support.cases import Case, read_cases

_BACK, _FRONT = "aıou", "eəiöü"
_LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
_NAMES = st.text(_LETTERS, min_size=3, max_size=12).filter(lambda name: set(name) & set(_BACK + _FRONT))


@pytest.mark.parametrize("case", read_cases("case_forms"))
def test_forms_of_real_names(case: Case) -> None:
    forms = case_forms(case["name"], possessed=case.get("possessed"))

    assert next(iter(forms)) == case["name"]
    assert {form: forms.get(form) for form in case["forms"].values()} == {
        form: name for name, form in case["forms"].items()
    }


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("Xarici İşlər Nazirliyi", "Xarici İşlər Nazirliyiyə"),
        ("Xankəndi", "Xankəndində"),
        ("Çin", "Çiyin"),
        ("Kəlbəcər", "Kəlbəcəra"),
        ("Milli Məclis", "Milli Məclisnin"),
    ],
)
def test_forms_that_nobody_writes_are_not_made(name: str, absent: str) -> None:
    assert absent not in case_forms(name)


@given(_NAMES)
def test_a_form_begins_with_its_name_but_for_a_softened_consonant(name: str) -> None:
    for form in case_forms(name):
        assert form.startswith(name) or (name[-1] in "kq" and form.startswith(name[:-1]))


@given(_NAMES)
def test_endings_follow_the_last_vowel_of_the_name(name: str) -> None:
    last = [letter for letter in name if letter in _BACK + _FRONT][-1]
    other = _FRONT if last in _BACK else _BACK

    for form, case in case_forms(name).items():
        ending = form[len(name) :]
        # The letter ı or i that closes an attributive follows the harmony of its own vowel, which is the same.
        assert not set(ending) & set(other), (form, case)


@given(_NAMES, _NAMES)
def test_only_the_last_word_inflects(first: str, last: str) -> None:
    assert all(form.startswith(f"{first} ") for form in case_forms(f"{first} {last}", possessed=False))


@given(_NAMES)
def test_every_case_is_there(name: str) -> None:
    assert set(case_forms(name).values()) == {
        "nominative",
        "genitive",
        "dative",
        "accusative",
        "locative",
        "ablative",
        "attributive",
        "instrumental",
    }


def test_an_izafet_is_told_by_its_head_and_never_in_one_word() -> None:
    assert is_possessed("Laçın rayonu")
    assert not is_possessed("Rayonu")
    assert not is_possessed("Mübariz Qurbanlı")


def test_a_name_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one letter"):
        case_forms("")
