"""Case endings of Azerbaijani names that no authority knows: taken off only where vowel harmony and the words agree.

A foreign surname ends in anything, so an ending is believed where it is long, where a word behind it governs that
case, or where the item names the same person without it. Harmony does most of it: `Putin` has no genitive of `Put`.
"""

from collections.abc import Iterator
from functools import lru_cache

from graph_loader.authority.az_cases import case_forms
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.inflection import Ending

_SHORTEST_STEM = 4
_LONGEST_ENDING = 4
_VOWELS = frozenset("aıoueəiöüAIOUEƏİÖÜ")


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[Ending, ...]:
    """The ways in which a written word is a case form of a shorter one, the longest ending first."""
    return tuple(_readings(word))


def _readings(word: str) -> Iterator[Ending]:
    for length in range(_LONGEST_ENDING, 0, -1):
        stem = word[: len(word) - length]
        if len(stem) < _SHORTEST_STEM or not stem.isalpha():
            continue
        case = case_forms(stem, possessed=False).get(word)
        if case is not None and case != "nominative":
            yield Ending(case, length)


def name_ending(word: str, following: str, grammar: Grammar) -> Ending:
    """The ending of the last word of an unknown person's name, which the folded word `following` stands behind."""
    for ending in readings(word):
        stem = word[: len(word) - ending.length]
        if _is_long(stem, ending) or (ending.case == "genitive" and _owns(following, grammar)):
            return ending
    return Ending()


def _is_long(stem: str, ending: Ending) -> bool:
    """`-nın`, `-dan`, `-la` behind a consonant and `-nı` behind a vowel: no name happens to end so, in harmony."""
    if ending.case in ("genitive", "ablative", "instrumental"):
        doubled = ending.case == "instrumental" and stem[-1] in "lL"
        return not doubled and (ending.length >= 3 or ending.case == "instrumental")
    return ending.case == "accusative" and ending.length == 2 and stem[-1] in _VOWELS


def _owns(following: str, grammar: Grammar) -> bool:
    """Whether what follows belongs to somebody: “rəhbərlik etdiyi”, “iştirakı ilə”, “səfəri”."""
    governed = (*grammar.led_after, *grammar.leads_after, *grammar.present_after, *grammar.organized_after)
    return following.startswith(governed) or following.endswith(_POSSESSED)


_POSSESSED = ("i", "u", "ini", "unu", "ina", "una", "inda", "unda", "indan", "inin", "unun")
