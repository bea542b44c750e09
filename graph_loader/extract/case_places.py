"""Places that nothing but their case tells, where endings say where something happens: “Münhendə”, “Kürdəmirdəki”."""

from collections.abc import Iterator

from graph_loader.extract.inflection import Ending
from graph_loader.extract.name_endings import readings
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, Reading
from graph_loader.model import Entity
from ontology.iris import name_path

_SHORTEST = 4  # letters of a place without its ending


def in_locative(reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
    """Single capitals in the locative that are no part of a name and no word of the language's lists.

    A sentence may begin with any noun; a headline that begins so begins with a place.
    """
    tokens = reading.tokens
    if not (rules.genitive and rules.inflection.harmony):
        return
    small = frozenset(tokens.words[i] for i in range(first, stop) if not tokens.capitalised(i))
    for index in range(first + (first > 0), stop):
        if not _alone(reading, index, first, stop):
            continue
        written = tokens.written(index, index + 1)
        ending = next((e for e in readings(written) if e.case == "locative"), None)
        if ending is None or not _unlisted(reading, index, ending, small, rules):
            continue
        label = written[: len(written) - ending.length]
        entity = Entity("place", name_path("place", label), label, rules.language)
        yield Name(index, index + 1, entity, "locative", label)


def _alone(reading: Reading, index: int, first: int, stop: int) -> bool:
    """Whether a capital has no other beside it with which it would make a longer name."""
    tokens = reading.tokens
    if not tokens.capitalised(index) or reading.owner[index] is not None:
        return False
    before, after = index - 1, index + 1
    joined = before >= first and (tokens.capitalised(before) or not tokens.words[before].isalnum())
    behind = after < stop and (
        (tokens.capitalised(after) and reading.owner[after] is None) or not tokens.words[after].isalpha()
    )
    return not joined and not behind


def _unlisted(
    reading: Reading, index: int, ending: Ending, small: frozenset[str], rules: NamingRules
) -> bool:
    """Whether neither a list of the language nor the sentence itself has the word as a common noun."""
    tokens = reading.tokens
    word = tokens.words[index]
    stem = word[: len(word) - ending.length]
    plural = stem.endswith("lar")
    if plural or len(stem) < _SHORTEST or not stem.isalpha() or tokens.written(index, index + 1).isupper():
        return False
    listed = (rules.function_words, rules.things, rules.calendar, rules.portfolio)
    nouns = (rules.heads, rules.body_heads, rules.place_after)
    return (
        not any(form in words for words in listed for form in (word, stem))
        and not any(phrases.at(tokens, index, index + 1) for phrases in nouns)
        and word not in small
        and stem not in small
    )
