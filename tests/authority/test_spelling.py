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
    ("name", "state", "family"),
    [
        ("Ali Asadov", "place/azerbaijan", "Asadov"),
        ("Alexander Van der Bellen", "place/austria", "Van der Bellen"),
        ("Marcelo Rebelo de Sousa", "place/portugal", "de Sousa"),
        ("Mohamed bin Zayed Al Nahyan", "place/united-arab-emirates", "Al Nahyan"),
        ("Xi Jinping", "place/china", "Xi"),
        ("Elizabeth II", "place/united-kingdom", ""),
        ("Pope Francis", "place/vatican-city", ""),
        ("Naruhito", "place/japan", ""),
    ],
)
def test_family_names(name: str, state: str, family: str) -> None:
    assert family_name(name, state) == family
