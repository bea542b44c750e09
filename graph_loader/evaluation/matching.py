"""Pairs what is gold with what was found: each at most once, as many as can be, the likeliest first.

Augmenting paths: https://en.wikipedia.org/wiki/Maximum_cardinality_matching
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from graph_loader.evaluation.scores import Score

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Matching:
    """`pairs` is place among the gold → place among the found; the rest are missed or extra."""

    pairs: dict[int, int]
    missed: tuple[int, ...]
    extra: tuple[int, ...]

    @property
    def score(self) -> Score:
        return Score(len(self.pairs), len(self.missed), len(self.extra))


def match(expected: Sequence[A], found: Sequence[B], likeness: Callable[[A, B], float]) -> Matching:
    """Match two sequences; a likeness of 0 or less never makes a pair."""
    weighed = [
        (weight, i, j)
        for (i, a), (j, b) in product(enumerate(expected), enumerate(found))
        if (weight := likeness(a, b)) > 0
    ]
    weighed.sort(key=lambda row: (-row[0], row[1], row[2]))
    partners: dict[int, list[int]] = {}
    holder: dict[int, int] = {}
    for _, i, j in weighed:
        partners.setdefault(i, []).append(j)
        if j not in holder and i not in holder.values():
            holder[j] = i
    for i in partners:
        if i not in holder.values():
            _augment(i, partners, holder, set())
    pairs = {i: j for j, i in sorted(holder.items(), key=lambda pair: pair[1])}
    return Matching(
        pairs,
        tuple(i for i in range(len(expected)) if i not in pairs),
        tuple(j for j in range(len(found)) if j not in holder),
    )


def _augment(i: int, partners: dict[int, list[int]], holder: dict[int, int], tried: set[int]) -> bool:
    """Find a partner for `i`, moving others to partners of theirs where that makes room."""
    for j in partners[i]:
        if j in tried:
            continue
        tried.add(j)
        if j not in holder or _augment(holder[j], partners, holder, tried):
            holder[j] = i
            return True
    return False
