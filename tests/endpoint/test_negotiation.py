"""Content negotiation, by a table and by properties."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.media import DOCUMENTS, GRAPHS, HTML, RESULTS
from endpoint.negotiation import choose_language, choose_media, preferences
from tests.support.served import CASES

OFFERS = {"results": RESULTS, "graphs": GRAPHS, "documents": DOCUMENTS, "results+html": (*RESULTS, HTML)}
LINES = (CASES / "endpoint" / "negotiation.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "case", [pytest.param(json.loads(line), id=json.loads(line)["why"]) for line in LINES]
)
def test_media_type(case: dict[str, Any]) -> None:
    chosen = choose_media(case["accept"], OFFERS[case["offers"]])
    assert (chosen.name if chosen else None) == case["chosen"]


@given(st.text())
def test_any_header_is_read(header: str) -> None:
    assert choose_media(header, RESULTS) in (*RESULTS, None)
    assert all(0 <= preference.quality <= 1 for preference in preferences(header))


@given(st.permutations(RESULTS), st.data())
def test_the_highest_quality_wins_wherever_it_stands(order: list[Any], data: st.DataObject) -> None:
    qualities = data.draw(st.permutations([0.2, 0.4, 0.6, 0.8]))
    header = ", ".join(f"{media.type};q={quality}" for media, quality in zip(order, qualities, strict=True))
    best = max(zip(qualities, order, strict=True), key=lambda pair: pair[0])[1]
    assert choose_media(header, RESULTS) is best


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("az", "az"),
        ("az-AZ,az;q=0.9,en;q=0.8", "az"),
        ("AZ", "az"),
        ("ru, az;q=0.5, en;q=0.4", "az"),
        ("ru", None),
        ("*", "en"),
        ("en;q=0, *;q=0.5", "az"),
        ("az;q=0", None),
        ("azb", None),
    ],
)
def test_language(header: str | None, language: str | None) -> None:
    assert choose_language(header, ("en", "az")) == language
