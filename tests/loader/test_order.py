"""What stands in a dataset does not depend on the order in which records came (CONTRACT section 2)."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from graph_loader.prepared import Prepared
from tests.support.desk import desk
from tests.support.news import at, prepared, record

URL = "https://news.example/1"
ARTICLE = record(
    "President visits Sus", "The President arrived in the village of Sus.", url=URL, retrieved=at(1)
)


@cache
def pool() -> tuple[Prepared, ...]:
    """Records that touch one another in every way: states of one article, its side-list entry, names they share."""
    second = record(
        "President visits Sus", "The President arrived in Sus and Zabux.", url=URL, retrieved=at(2)
    )
    third = record("President visits Sus and Zabux", "He arrived in Sus.", url=URL, retrieved=at(3))
    return (
        prepared(ARTICLE, ["Sus"]),
        prepared(second, ["Sus", "Zabux"]),
        prepared(third, ["Sus", "Zabux"]),
        prepared(
            record("President visits Sus", ARTICLE.body, url=URL, retrieved=at(4), section="News"), ["Sus"]
        ),
        prepared(record("President visits Sus", section="Side list"), ["Sus"]),
        prepared(record("PRESIDENT VISITS SUS!"), ["SUS"]),
        prepared(record("President visits Sus and Zabux."), ["Sus", "Zabux"]),
        prepared(record("Villages", "Zabux and SUS were rebuilt."), ["Zabux", "SUS"]),
        prepared(
            record("Villages", "Zabux and SUS were rebuilt.", publisher="Desk of the village"),
            ["Zabux", "SUS"],
        ),
        prepared(record("Villages"), []),
        prepared(record("Prezident Sus kəndində", language="az", source="another desk"), ["Sus"]),
    )


@cache
def in_the_order_written() -> frozenset[Quad]:
    return outcome([pool()])


def outcome(loads: Sequence[Sequence[Prepared]]) -> frozenset[Quad]:
    over = desk()
    for batch in loads:
        over.load(*batch)
    return over.state()


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(11)), cuts=st.sets(st.integers(1, 10), max_size=4))
def test_no_order_and_no_batching_makes_a_difference(order: list[int], cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    loads = [[pool()[n] for n in order[a:b]] for a, b in pairwise(edges)]
    assert outcome(loads) == in_the_order_written()


@settings(max_examples=10, deadline=None)
@given(again=st.lists(st.integers(0, 10), max_size=6))
def test_loading_again_changes_nothing(again: list[int]) -> None:
    assert outcome([pool(), [pool()[n] for n in again]]) == in_the_order_written()
