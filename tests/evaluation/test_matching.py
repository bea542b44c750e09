"""Matching makes as many pairs as can be made, each side used once."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from graph_loader.evaluation.matching import match

NAMES = st.lists(st.frozensets(st.integers(0, 4), max_size=2), max_size=5)
Names = list[frozenset[int]]


def shared(one: frozenset[int], other: frozenset[int]) -> int:
    """How alike two sets are."""
    return len(one & other)


def most_pairs(expected: Names, found: Names) -> int:
    """The largest number of pairs, by trying every order."""
    longer, shorter = sorted((expected, found), key=len, reverse=True)
    orders = permutations(longer, len(shorter))
    return max(sum(bool(a & b) for a, b in zip(order, shorter, strict=True)) for order in orders)


@given(NAMES, NAMES)
def test_no_matching_has_more_pairs(expected: Names, found: Names) -> None:
    matching = match(expected, found, shared)
    assert len(matching.pairs) == most_pairs(expected, found)
    assert all(shared(expected[i], found[j]) for i, j in matching.pairs.items())
    assert sorted([*matching.pairs, *matching.missed]) == list(range(len(expected)))
    assert sorted([*matching.pairs.values(), *matching.extra]) == list(range(len(found)))


def test_the_likeliest_pair_is_made_first() -> None:
    expected, found = [frozenset({1}), frozenset({1, 2})], [frozenset({1, 2}), frozenset({1})]
    assert match(expected, found, shared).pairs == {0: 1, 1: 0}
