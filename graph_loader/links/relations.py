"""Whether one item translates another or is its teaser: a pure function of the two.

Kinds of link: CONTRACT section 4, EventLink.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from graph_loader.links.item_views import ItemView
from graph_loader.links.words import overlap

Kind = Literal["translation", "teaser"]

NEAR = 1
"""Days that two publications of one piece of news may lie apart."""

_SIMILAR = 0.5
_BASE = Decimal("0.6")
_STEP = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Relation:
    """One item renders the other in another language, or announces it by its headline."""

    kind: Kind
    score: Decimal
    reason: str


def relate(first: ItemView, second: ItemView, *, one_event: bool) -> Relation | None:
    """How two items are related, in either order; `one_event` says that a main event is judged to be of one thing."""
    ours, theirs = first.facts, second.facts
    if ours.published is None or theirs.published is None:
        return None
    apart = abs((ours.published - theirs.published).days)
    if apart > NEAR:
        return None
    if ours.headline_only != theirs.headline_only:
        return _teaser(first, second, apart, one_event)
    return _translation(first, second, apart) if one_event else None


def similar(first: ItemView, second: ItemView) -> bool:
    """Whether half the words of two headlines in one language are the same."""
    return overlap(first.headline, second.headline) >= _SIMILAR


def _translation(first: ItemView, second: ItemView, apart: int) -> Relation | None:
    """The same source says the same in another language: main event, and the names or the numbers in it."""
    ours, theirs = first.facts.origin, second.facts.origin
    if ours.source != theirs.source or ours.language == theirs.language:
        return None
    names, numbers = _share(first.mentions, second.mentions), _share(first.numbers, second.numbers)
    if max(names, numbers) < _SIMILAR:
        return None
    alike = [("the same names", names >= _SIMILAR), ("the same numbers", numbers >= _SIMILAR), _day(apart)]
    reasons = ["same source in another language; one main event", *_said(alike)]
    return Relation("translation", _score(alike), "; ".join(reasons))


def _teaser(first: ItemView, second: ItemView, apart: int, one_event: bool) -> Relation | None:
    """A headline by itself, and the item in full: of one main event, or from one source in almost the same words."""
    ours, theirs = first.facts.origin, second.facts.origin
    one_source, one_language = ours.source == theirs.source, ours.language == theirs.language
    almost_equal = one_language and similar(first, second)
    if not (one_event or (almost_equal and one_source)):
        return None
    alike = [("similar headlines", almost_equal), ("same source", one_source), _day(apart)]
    reasons = ["a headline and an item in full", *(["one main event"] if one_event else []), *_said(alike)]
    return Relation("teaser", _score(alike), "; ".join(reasons))


def _day(apart: int) -> tuple[str, bool]:
    return "same day", apart == 0


def _said(alike: list[tuple[str, bool]]) -> list[str]:
    return [words for words, holds in alike if holds]


def _score(alike: list[tuple[str, bool]]) -> Decimal:
    return _BASE + _STEP * len(_said(alike))


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """How much of the smaller set stands in the larger, from 0 to 1; 0 where one is empty."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
