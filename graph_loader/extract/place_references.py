"""Places named again by one word: “Aghali”, where the same item has told that it is a village."""

from collections.abc import Mapping

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import is_name_word
from graph_loader.extract.reading import Name, Reading
from graph_loader.model import Entity


def refer_to_places(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """Gives words that stand alone the place that the item has named so beside its noun; not where cases end words."""
    named = _by_word(reading, rules_of)
    for (first, stop), sentence in zip(reading.bounds, reading.sentences, strict=True):
        rules = rules_of[sentence.language]
        if rules.genitive or rules.declined:
            continue
        for index in range(first, stop):
            place = named.get(reading.tokens.words[index])
            alone = reading.owner[index] is None and is_name_word(reading.tokens, index, rules)
            if place is not None and alone and not _in_longer_name(reading, index, rules):
                reading.claim(Name(index, index + 1, place))


def _by_word(reading: Reading, rules_of: Mapping[str, NamingRules]) -> dict[str, Entity]:
    """Places whose name is one word, alone or before a noun that only says what kind of place it is."""
    found: dict[str, Entity] = {}
    for name in reading.names:
        rules = rules_of[reading.sentences[reading.sentence_of(name.first)].language]
        kind = (
            rules.place_kinds.at(reading.tokens, name.first + 1, name.end)
            if name.end > name.first + 1
            else None
        )
        one_word = name.end == name.first + 1 or (kind is not None and kind[0] == name.end)
        if name.entity.kind == "place" and one_word:
            found.setdefault(reading.tokens.words[name.first], name.entity)
    return found


def _in_longer_name(reading: Reading, index: int, rules: NamingRules) -> bool:
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(reading.tokens))
    return any(is_name_word(reading.tokens, i, rules) and reading.owner[i] is None for i in beside)
