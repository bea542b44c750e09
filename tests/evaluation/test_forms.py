"""Which names are the same: equal after folding, or a listed variant; places without the words for their kind."""

import pytest

from graph_loader.evaluation.forms import Forms
from graph_loader.model import EntityKind


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("person", "İlham Əliyev", "Ilham Aliyev", id="diacritics"),
        pytest.param("person", "Ильхам Алиев", "İlham Əliyev", id="alphabets"),
        pytest.param("place", "Xankəndi", "Khankandi", id="transliterations"),
        pytest.param("place", "Lachin district", "Laçın", id="class word after"),
        pytest.param("place", "Laçın rayonu", "Lachin District", id="class words of two languages"),
        pytest.param("place", "the city of London", "London", id="article and class word before"),
        pytest.param("place", "The Kremlin", "Kremlin", id="article of a place"),
        pytest.param("organization", "the Verkhovna Rada", "Verkhovna Rada", id="article of a body"),
        pytest.param("office", "the Prime Minister", "Prime Minister", id="article of an office"),
    ],
)
def test_names_are_the_same(kind: EntityKind, one: str, other: str) -> None:
    assert Forms.of((one,), kind).likeness(Forms.of((other,), kind))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("person", "İlham Əliyev", "Mehriban Əliyeva", id="two persons"),
        pytest.param("person", "Aliyev", "Aliyeva", id="endings of surnames"),
        pytest.param("place", "Iran", "Iraq", id="two countries"),
        pytest.param("place", "New York", "York", id="a word that is part of the name"),
        pytest.param("place", "district", "city", id="nothing but class words"),
        pytest.param("organization", "Lachin district", "Lachin", id="class words are of places only"),
        pytest.param("office", "Prime Minister", "Minister", id="two offices"),
        pytest.param("office", "Baş nazir", "Bash nazir", id="no transliteration of offices"),
        pytest.param("place", "…", "–", id="nothing to compare"),
    ],
)
def test_names_differ(kind: EntityKind, one: str, other: str) -> None:
    assert not Forms.of((one,), kind).likeness(Forms.of((other,), kind))


def test_a_listed_variant_is_the_name() -> None:
    assert Forms.of(("European Union", "EU"), "organization").likeness(Forms.of(("EU",), "organization"))


def test_the_same_written_form_goes_before_a_class_word_left_out() -> None:
    district = Forms.of(("Ağdam rayonu",), "place")
    assert district.likeness(Forms.of(("Ağdam rayonu",), "place")) > district.likeness(
        Forms.of(("Ağdam",), "place")
    )
