"""Places by the grammar of Russian names: “Шушинский район”, “Аллея шехидов”, “резиденция «Загульба»”.

The noun declines, and the adjective before it with it; what the place is called after stays as it is. Grammar: Русская
грамматика, АН СССР, 1980, §§ 1296–1306. Nouns: `[places] after` of the language's file.
"""

import re
from collections.abc import Iterator

from graph_loader.extract.inflection import Ending
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, Reading
from graph_loader.model import Entity
from ontology.iris import name_path

_ADJECTIVE = re.compile(r"(.+(?:ск|цк|н))(?:ого|ому|ий|ый|им|ым|ом|ой|ую|ая|ое)")
_GENITIVE = re.compile(r".+(?:ов|ев|ей|ого|его|ой|ых|их|ия|ий|ы|и|а|я)")
_AFTER_WORDS = 2  # words in small letters that say what a place is called after: “почетного захоронения”
_QUOTED_WORDS = 5
_QUOTES = {"«": "»", "“": "”", '"': '"'}


def declined_places(reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
    """The places of one sentence that such a noun names, known or not."""
    index = first
    while index < stop:
        noun = rules.place_after.at(reading.tokens, index, stop)
        if noun is None or noun[1].nominative is None:
            index += 1
            continue
        found = (
            _quoted(reading, index, noun, stop)
            or _after_adjective(reading, index, noun, first)
            or _called_after(reading, index, noun, stop, rules)
        )
        if found is not None:
            begin, end, label = found
            entity = Entity("place", name_path("place", label), label, rules.language)
            yield Name(begin, end, entity, noun[1].case, label)
        index = noun[0]


def _quoted(reading: Reading, index: int, noun: tuple[int, Ending], stop: int) -> tuple[int, int, str] | None:
    """“резиденции «Загульба»”."""
    tokens, (end, ending) = reading.tokens, noun
    closing = _QUOTES.get(tokens.words[end]) if end < stop else None
    if closing is None:
        return None
    for last in range(end + 2, min(stop, end + 2 + _QUOTED_WORDS)):
        if tokens.words[last] == closing:
            return index, last + 1, f"{_noun(reading, index, ending)} {tokens.written(end, last + 1)}"
    return None


def _after_adjective(
    reading: Reading, index: int, noun: tuple[int, Ending], first: int
) -> tuple[int, int, str] | None:
    """“Шушинского района”: the adjective gets the ending that the gender of the noun asks for."""
    tokens, before, (end, ending) = reading.tokens, index - 1, noun
    if before < first or not tokens.capitalised(before) or reading.owner[before] is not None:
        return None
    adjective = _ADJECTIVE.fullmatch(tokens.written(before, index))
    if adjective is None:
        return None
    head = _noun(reading, index, ending)
    gender = "ая" if head.endswith(("а", "я", "ь")) else "ое" if head.endswith(("о", "е")) else "ий"
    stem = adjective.group(1)
    if gender == "ий" and stem.endswith("н"):
        gender = "ый"
    return before, end, f"{stem}{gender} {head}"


def _called_after(
    reading: Reading, index: int, noun: tuple[int, Ending], stop: int, rules: NamingRules
) -> tuple[int, int, str] | None:
    """“Аллее почетного захоронения”: a noun with a capital, and genitives in small letters behind it."""
    tokens, (end, ending) = reading.tokens, noun
    if not tokens.capitalised(index):
        return None
    last = end
    while (
        last < min(stop, end + _AFTER_WORDS)
        and not tokens.capitalised(last)
        and tokens.words[last] not in rules.function_words
        and tokens.words[last] not in rules.grammar.prepositions
        and _GENITIVE.fullmatch(tokens.words[last])
    ):
        last += 1
    if last == end:
        return None
    return index, last, f"{_noun(reading, index, ending)} {tokens.written(end, last)}"


def _noun(reading: Reading, index: int, ending: Ending) -> str:
    noun = ending.nominative or reading.tokens.words[index]
    return noun[:1].upper() + noun[1:] if reading.tokens.capitalised(index) else noun
