"""Counts of hits, misses and extras, with precision, recall, F1 and a bootstrap interval over items."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

_ROUNDS = 1000
_SEED = 20261124


@dataclass(frozen=True, slots=True)
class Score:
    """What was found and is gold (`hits`), gold and not found (`misses`), found and not gold (`extras`)."""

    hits: int = 0
    misses: int = 0
    extras: int = 0

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


@dataclass(slots=True)
class Scores:
    """The scores of many items by relation and language; misses and extras in words."""

    by_item: list[tuple[str, Mapping[str, Score]]] = field(default_factory=list)
    notes: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, language: str, scores: Mapping[str, Score]) -> None:
        self.by_item.append((language, scores))

    def total(self, relation: str, language: str | None = None) -> Score:
        """The sum over all items, or over those of one language."""
        return sum(
            (s.get(relation, Score()) for tag, s in self.by_item if language in (None, tag)),
            start=Score(),
        )

    @property
    def relations(self) -> list[str]:
        return list(dict.fromkeys(relation for _, scores in self.by_item for relation in scores))

    @property
    def languages(self) -> list[str]:
        return sorted({language for language, _ in self.by_item})

    def interval(self, relation: str, language: str | None = None) -> tuple[float, float] | None:
        """The 95 % interval of F1 by drawing the items again, with a fixed seed."""
        items = [s.get(relation, Score()) for tag, s in self.by_item if language in (None, tag)]
        draw = random.Random(_SEED)  # noqa: S311  (statistics, no secret)
        values = []
        for _ in range(_ROUNDS):
            f1 = sum((draw.choice(items) for _ in items), start=Score()).f1 if items else None
            if f1 is not None:
                values.append(f1)
        if not values:
            return None
        values.sort()
        return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
