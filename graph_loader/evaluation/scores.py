"""Counts of hits, misses and extras, with precision, recall, F1 and their intervals over items.

Bootstrap: https://en.wikipedia.org/wiki/Bootstrapping_(statistics)
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

RELATIONS = (
    "persons",
    "places",
    "organizations",
    "offices",
    "events",
    "main events",
    "participants",
    "roles",
    "dates",
    "event places",
    "modality",
    "figures",
)
"""Everything that is scored. From `participants` to `modality` it is asked of matched events only."""

RECALL_ONLY = "main events"
"""The relation that has no extras: whether what the gold calls main was found."""

Measure = Literal["precision", "recall", "f1"]

_ROUNDS = 1000
_SEED = 20261124


class Note(NamedTuple):
    """A miss, an extra or a wrong part of an item, in words; `context` is the text around it."""

    item: str
    relation: str
    kind: Literal["miss", "extra", "wrong"]
    words: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What was found and is gold (`hits`), gold and not found (`misses`), found and not gold (`extras`)."""

    hits: int = 0
    misses: int = 0
    extras: int = 0

    @classmethod
    def share(cls, right: int, of: int) -> "Score":
        """The score of a question that has one answer each time: a wrong answer is a miss and an extra."""
        return cls(right, of - right, of - right)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.misses + other.misses, self.extras + other.extras)

    @property
    def precision(self) -> float | None:
        found = self.hits + self.extras
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        gold = self.hits + self.misses
        return self.hits / gold if gold else None

    @property
    def f1(self) -> float | None:
        total = 2 * self.hits + self.misses + self.extras
        return 2 * self.hits / total if total else None


def main_measure(relation: str) -> Measure:
    """The measure that stands for a relation: F1, or recall where there are no extras."""
    return "recall" if relation == RECALL_ONLY else "f1"


@dataclass(slots=True)
class Scores:
    """The scores of many items by relation and language; misses and extras in words."""

    by_item: list[tuple[str, Mapping[str, Score]]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(self, language: str, scores: Mapping[str, Score]) -> None:
        self.by_item.append((language, scores))

    def total(self, relation: str, language: str | None = None) -> Score:
        """The sum over all items, or over those of one language."""
        return sum(self._of_items(relation, language), start=Score())

    @property
    def relations(self) -> list[str]:
        """The relations scored, in the order of RELATIONS."""
        scored = {relation for _, scores in self.by_item for relation in scores}
        return [relation for relation in RELATIONS if relation in scored]

    @property
    def languages(self) -> list[str]:
        return sorted({language for language, _ in self.by_item})

    def value(self, relation: str, language: str | None = None) -> float | None:
        """The main measure of a relation, between 0 and 1; None where there was nothing to find or to miss."""
        return _value(self.total(relation, language), main_measure(relation))

    def interval(self, relation: str, language: str | None = None) -> tuple[float, float] | None:
        """The 95 % interval of `value`: the items are drawn again a thousand times, with a fixed seed."""
        items = [(s.hits, s.misses, s.extras) for s in self._of_items(relation, language)]
        if self.value(relation, language) is None:
            return None
        draw = random.Random(_SEED)  # noqa: S311  (statistics, no secret)
        rounds = (draw.choices(items, k=len(items)) for _ in range(_ROUNDS))
        totals = (Score(*map(sum, zip(*drawn, strict=True))) for drawn in rounds)
        values = (_value(total, main_measure(relation)) for total in totals)
        ordered = sorted(value for value in values if value is not None)
        return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]

    def _of_items(self, relation: str, language: str | None) -> list[Score]:
        return [s.get(relation, Score()) for tag, s in self.by_item if language in (None, tag)]


def _value(score: Score, measure: Measure) -> float | None:
    return score.recall if measure == "recall" else score.f1
