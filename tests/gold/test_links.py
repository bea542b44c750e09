"""Accounts of one happening are joined, others are not: measured on pairs judged by reading.

The pairs, and what counts as one thing: tests/gold/README.md.
"""

from collections import Counter

import pytest

from ontology import EVENT_TYPES
from tests.support.gold_links import SECTION, LinkedItems, Pair, load_pairs
from tests.support.gold_measurements import floors, is_recorded

PAIRS = load_pairs()
HELD = [pair for pair in PAIRS if not pair.announced]


@pytest.fixture(scope="module")
def linked(request: pytest.FixtureRequest) -> LinkedItems:
    """The items of all pairs, loaded together."""
    corpora = request.getfixturevalue("shared") / "corpora"
    return LinkedItems.load(corpora, (side.item for pair in PAIRS for side in (pair.a, pair.b)))


def test_the_gold_is_the_one_recorded() -> None:
    assert is_recorded(SECTION), (
        "the gold changed: record its digest in digest.json, then set the floors anew"
    )


def test_the_gold_has_both_kinds_of_pairs() -> None:
    judged = Counter(pair.same for pair in HELD)
    assert min(judged.values()) >= 30
    assert all(side.type in EVENT_TYPES for pair in PAIRS for side in (pair.a, pair.b))
    assert len({frozenset((pair.a, pair.b)) for pair in PAIRS}) == len(PAIRS)


def test_what_is_joined_is_one_thing(linked: LinkedItems) -> None:
    scores = linked.scores(HELD)
    listing = "\n".join(map(str, scores.wrong))
    assert scores.precision >= floors()[SECTION]["precision"], f"joined, but of different things:\n{listing}"


def test_what_is_one_thing_is_joined(linked: LinkedItems) -> None:
    scores = linked.scores(HELD)
    listing = "\n".join(map(str, scores.missed))
    assert scores.recall >= floors()[SECTION]["recall"], f"of one thing, but not joined:\n{listing}"


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.announced], ids=str)
def test_an_announcement_is_not_counted_beside_the_act(pair: Pair, linked: LinkedItems) -> None:
    assert linked.is_extracted(pair.a)
    assert linked.happening(pair.a) is None
    assert linked.happening(pair.b) is not None
