"""No score falls below its floor, on the gold that the floors were set with; scores are shown, misses never.

How floors are raised, tests/gold/README.md tells.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph_loader.evaluation import RELATIONS, Measured
from graph_loader.evaluation.measured import packaged
from tests.gold.set_floors import MARGIN, raised
from tests.support.gold_measurements import (
    PARTS,
    REAL_TEXTS,
    TEXTS,
    UNSEEN,
    Measuring,
    floors,
    is_recorded,
    values,
)

Measure = Callable[[str], Measured]


@pytest.fixture(scope="module")
def measured_of(request: pytest.FixtureRequest) -> Measure:
    """The results on a part of the gold, measured once; skips where the part needs real texts and there are none."""
    readers: dict[bool, Measuring] = {}

    @cache
    def measured(part: str) -> Measured:
        real = part in REAL_TEXTS
        if real not in readers:
            corpora: Path | None = request.getfixturevalue("shared") / "corpora" if real else None
            readers[real] = Measuring(corpora)
        return readers[real].measured(part)

    return measured


@pytest.mark.parametrize("part", PARTS)
def test_the_gold_is_the_one_recorded(part: str) -> None:
    assert is_recorded(part), "the gold changed: record its digest in digest.json, then set the floors anew"


@pytest.mark.parametrize("part", PARTS)
def test_everything_scored_has_a_floor(part: str) -> None:
    assert set(floors()[part]) == {TEXTS, *RELATIONS}


@pytest.mark.parametrize("relation", [TEXTS, *RELATIONS])
@pytest.mark.parametrize("part", PARTS)
def test_no_score_is_below_its_floor(part: str, relation: str, measured_of: Measure) -> None:
    score, floor = values(measured_of(part)).get(relation, 0), floors()[part][relation]
    assert score >= floor, f"{relation} of {part}: {score:.3f} is below its floor"


def test_the_packaged_results_claim_no_more_than_is_measured(measured_of: Measure) -> None:
    today = {(row.relation, row.language): row.value for row in measured_of(UNSEEN).rows}
    claimed = {(row.relation, row.language): row.value for row in packaged().rows}
    assert set(claimed) == set(today)
    too_high = {
        place: (round(value, 3), round(today[place] or 0, 3))
        for place, value in claimed.items()
        if value is not None and value - (today[place] or 0) > MARGIN
    }
    assert not too_high, "measured.json claims more than today's rules reach: write it anew"


def test_floors_rise_and_fall_only_when_told() -> None:
    before = {TEXTS: 80, "persons": 0.9, "places": 0.9, "figures": 0.5}
    scores = {TEXTS: 79, "persons": 0.95, "places": 0.85}
    assert raised(before, scores, lower=False) == {TEXTS: 80, "persons": 0.93, "places": 0.9, "figures": 0.5}
    assert raised(before, scores, lower=True) == {TEXTS: 79, "persons": 0.93, "places": 0.83}
