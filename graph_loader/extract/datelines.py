"""Where an item is written from: the record's location, or the agency's line “Kuala Lumpur, February 26, AZERTAC”."""

from collections.abc import Mapping

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, Reading
from graph_loader.model import Entity, Span

_LINES = 4  # sentences below the headline among which a dateline stands: behind a byline, and cut at "Feb."
_LONGEST = 14  # words of a dateline
_STEM = 3  # letters by which a short form of a month is known


def dateline(reading: Reading, rules_of: Mapping[str, NamingRules]) -> tuple[Entity, Span] | None:
    """The most specific place that the item is headed with, and the line that names it."""
    number = reading.dateline
    if number is not None:
        places = [n for n in reading.names_in(*reading.bounds[number]) if n.entity.kind == "place"]
        return (places[0].entity, reading.sentences[number].span) if places else None
    for number in range(1, min(_LINES, len(reading.sentences))):
        sentence = reading.sentences[number]
        place = _opening(reading, number, rules_of[sentence.language])
        if place is not None:
            return place.entity, sentence.span
    return None


def _opening(reading: Reading, number: int, rules: NamingRules) -> Name | None:
    """The first place of a line that consists of places, a date and perhaps an agency; None for any other line."""
    tokens, (first, stop) = reading.tokens, reading.bounds[number]
    place = reading.name_at(first) if first < stop else None
    if place is None or place.entity.kind != "place" or not _begins_line(reading, number):
        return None
    dated, index = False, place.end
    while index < min(stop, first + _LONGEST):
        name, word = reading.name_at(index), tokens.words[index]
        if name is not None and name.entity.kind in ("place", "organization"):
            index = name.end
        elif _dates(word, rules):
            dated, index = True, index + 1
        elif word == "," or (word.isalpha() and tokens.written(index, index + 1).isupper()):
            index += 1
        else:
            break
    closed = index >= stop or tokens.words[index] in (".", "–", "—", "-", "/")
    return place if dated and closed and tokens.words[place.end : place.end + 1] == (",",) else None


def _begins_line(reading: Reading, number: int) -> bool:
    start = reading.sentences[number].span.start
    return reading.document.text[start - 1 : start] == "\n"


def _dates(word: str, rules: NamingRules) -> bool:
    if word.isdigit():
        return True
    return len(word) >= _STEM and any(name.startswith(word[:_STEM]) for name in rules.calendar)
