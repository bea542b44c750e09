"""Finds the noun that a number counts: in English a plural after its modifiers, in Azerbaijani the first one.

No parser is behind it; the words that end a noun phrase, and those that only look like a head, are data
(`[figures]` of a language file; the terms are those of https://universaldependencies.org/u/dep/nummod.html).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from graph_loader.extract.figure_rules import FigureRules, NounRules

_WORD_AFTER = re.compile(r"[ \u00a0]+([^\W\d_][\w’'‑-]*)")
_POSSESSIVE = ("’s", "'s", "’", "'")
_NO_PLURAL = ("ss", "us")
_LONGEST = 5  # words of a noun phrase, the head with its modifiers


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase after a number: places of its first word, its head's beginning, and the end."""

    start: int
    head: int
    end: int


def noun_after(lower: str, position: int, value: Decimal, rules: FigureRules) -> Noun | None:
    """The noun phrase that begins at `position` of a lower-case sentence, if one is counted."""
    if of_these := rules.nouns.partitive.match(lower, position):
        position = of_these.end()
    first = None
    for _ in range(_LONGEST):
        word = _WORD_AFTER.match(lower, position)
        if word is None or word[1] in rules.nouns.stops:
            return None
        first = word.start(1) if first is None else first
        if _is_head(word[1], value, rules):
            return _with_second_noun(lower, Noun(first, word.start(1), word.end()), rules)
        if not _may_modify(word[1], rules.nouns):
            return None
        position = word.end()
    return None


def _with_second_noun(lower: str, noun: Noun, rules: FigureRules) -> Noun:
    """The noun after a classifier ("3 nəfər uşaq"), or the second of a compound ("5 uşaq bağçası")."""
    word = _WORD_AFTER.match(lower, noun.end)
    if word is None or word[1] in rules.nouns.stops:
        return noun
    head = lower[noun.head : noun.end]
    if rules.nouns.heads is not None:
        goes_on = not head.endswith("s") and _is_head(word[1], Decimal(2), rules)  # "five crew members"
    elif head in rules.nouns.classifiers:
        goes_on = rules.population.search(word[1]) is not None
    elif rules.nouns.genitive.search(head):
        return noun
    else:
        goes_on = rules.nouns.compound.match(word[1]) is not None and rules.population.search(head) is None
    return Noun(noun.start, word.start(1), word.end()) if goes_on else noun


def _is_head(word: str, value: Decimal, rules: FigureRules) -> bool:
    nouns = rules.nouns
    if nouns.heads is None:
        counted = rules.population.search(word) is not None
        return word not in nouns.modifiers and (counted or nouns.verbal.search(word) is None)
    if word.endswith(_POSSESSIVE) or word in nouns.not_heads:
        return False
    if value == 1:
        return rules.population.search(word) is not None
    plural = nouns.heads.match(word) is not None and not word.endswith(_NO_PLURAL)
    return plural and nouns.verbal.search(word) is None


def _may_modify(word: str, nouns: NounRules) -> bool:
    return nouns.heads is not None or word in nouns.modifiers
