"""Markers of actors where names decline and what governs them stands behind (Azerbaijani, Turkish).

The case itself, or what the words behind a genitive make of it: who led an act (“X-in rəhbərliyi ilə”), was present
(“iştirakı ilə”), organized it (“təşkilatçılığı ilə”), ordered it (“sərəncamı ilə”) or heads a delegation, which then
acts in his stead. Words: `[grammar]` of the language files.
"""

import re
from collections.abc import Sequence

from graph_loader.extract.grammar import Grammar
from graph_loader.extract.inflection import Inflection

_ORDER_REACH = 8  # words between a signer and the order: “X-in mayın 3-də imzaladığı sərəncam”
_DELEGATION_REACH = (
    6  # words between a leader and the delegation: “X-in rəhbərlik etdiyi parlament nümayəndə heyəti”
)


def case_marker(words: Sequence[str], end: int, case: str, grammar: Grammar, inflection: Inflection) -> str:
    """The marker of an actor in this case whose last word stands before `end`; empty for a subject."""
    following = words[end] if end < len(words) else ""
    if following in grammar.between_after:
        return "between"
    if following in grammar.with_after:
        return "instrumental"
    if following in grammar.by_after:
        return "by"
    if case == "genitive":
        governed = _governed(words, end, grammar, inflection)
        return case if governed is None else governed
    return "" if case == "nominative" else case


def _governed(words: Sequence[str], end: int, grammar: Grammar, inflection: Inflection) -> str | None:
    """What the noun that a genitive belongs to makes of it; None where it says nothing of a part in the act."""
    delegation = _delegation(words, end, grammar)
    if delegation is not None:
        head = words[delegation]
        case = next(
            (c for c, endings in inflection.cases.items() for e in endings if _ends(head, grammar, e)),
            "nominative",
        )
        return case_marker(words, delegation + 1, case if case != "genitive" else "", grammar, inflection)
    following = words[end] if end < len(words) else ""
    if (acting := _stands_for(words, end, grammar)) is not None:
        return case_marker(words, *acting, grammar, inflection)
    if following.startswith(grammar.led_after):
        return "led"
    if following.startswith(grammar.present_after):
        return "present"
    if following.startswith(grammar.organized_after):
        return "organized"
    return "by" if _ordered(words, end, grammar) else None


def _ends(head: str, grammar: Grammar, ending: str) -> bool:
    """Whether a delegation's word has this ending behind its possessive: `heyatini` is an accusative."""
    return any(head == stem + possessive + ending for stem in grammar.delegations for possessive in ("i", ""))


def _stands_for(words: Sequence[str], end: int, grammar: Grammar) -> tuple[int, str] | None:
    """“Nazirliyin nümayəndələri”, “Nazirliyin mətbuat xidməti”: where those who act for a body end, and their case."""
    for index in range(end, min(len(words), end + _REPRESENTATIVES_REACH)):
        if words[index].startswith(grammar.stands_for):
            found = _CASE_OF_POSSESSED.search(words[index])
            return (index + 1, _CASES[found.group(1)]) if found is not None else None
        if not words[index].isalpha():
            return None
    return None


_REPRESENTATIVES_REACH = 3  # words from a body to those who act for it: “Nazirliyin Mətbuat xidməti”
_CASE_OF_POSSESSED = re.compile(r"(?:lari|s[iu]|[iu])(n[iu]n|n[iu]|na|nda|ndan|)$")
_CASES = {
    "": "nominative",
    "nin": "genitive",
    "nun": "genitive",
    "ni": "accusative",
    "nu": "accusative",
    "na": "dative",
    "nda": "locative",
    "ndan": "ablative",
}


def _delegation(words: Sequence[str], end: int, grammar: Grammar) -> int | None:
    """Where “heyəti” stands behind “rəhbərlik etdiyi” or “rəhbərliyi ilə”; None where nobody is led."""
    if end >= len(words) or not words[end].startswith((*grammar.led_after, *grammar.leads_after)):
        return None
    for index in range(end + 1, min(len(words), end + _DELEGATION_REACH)):
        if words[index].startswith(grammar.delegations):
            return index
        if not words[index].isalpha():
            return None
    return None


def _ordered(words: Sequence[str], end: int, grammar: Grammar) -> bool:
    """“X-in sərəncamı ilə”, “X-in mayın 3-də imzaladığı sərəncama əsasən”: whose order it is, did what it orders."""
    if end < len(words) and words[end].startswith(grammar.orders):
        return True
    for index in range(end, min(len(words) - 1, end + _ORDER_REACH)):
        if words[index] in grammar.signed_before:
            return any(word.startswith(grammar.orders) for word in words[index + 1 : index + 3])
    return False
