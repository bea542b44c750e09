"""Azerbaijani names in other Latin alphabets."""

import pytest

from graph_loader.authority.build.people import family_name
from graph_loader.authority.build.spelling import english, turkish


@pytest.mark.parametrize(
    ("azerbaijani", "in_english", "in_turkish"),
    [
        ("Ağdam", "Aghdam", "Ağdam"),
        ("Cəbrayıl", "Jabrayil", "Cebrayıl"),
        ("Şəmkir", "Shamkir", "Şemkir"),
        ("Xankəndi", "Khankandi", "Hankendi"),
        ("Quba", "Guba", "Kuba"),
        ("İsmayıllı", "Ismayilli", "İsmayıllı"),
        ("Əliabad", "Aliabad", "Eliabad"),
        ("Çıraqqala", "Chiraggala", "Çırakkala"),
        ("Naxçıvan", "Nakhchivan", "Nahçıvan"),
    ],
)
def test_spellings(azerbaijani: str, in_english: str, in_turkish: str) -> None:
    assert (english(azerbaijani), turkish(azerbaijani)) == (in_english, in_turkish)


@pytest.mark.parametrize(
    ("name", "country", "family"),
    [
        ("Ali Asadov", "Azerbaijan", "Asadov"),
        ("Alexander Van der Bellen", "Austria", "Van der Bellen"),
        ("Marcelo Rebelo de Sousa", "Portugal", "de Sousa"),
        ("Mohamed bin Zayed Al Nahyan", "United Arab Emirates", "Al Nahyan"),
        ("Xi Jinping", "China", "Xi"),
        ("Elizabeth II", "United Kingdom", ""),
        ("Pope Francis", "Vatican City", ""),
        ("Naruhito", "Japan", ""),
    ],
)
def test_family_names(name: str, country: str, family: str) -> None:
    assert family_name(name, country) == family
