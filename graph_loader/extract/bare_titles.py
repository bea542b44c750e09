"""Titles that refer back: “nazir”, “səfirlə” – whoever holds the one office of the item that ends in this title.

Where owners come first a title with an owner has an ending (“müdafiə naziri”), and one without it stands for somebody
named before.
"""

from collections.abc import Iterator, Mapping

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import OfficePhrase, Reading
from graph_loader.model import Entity

_POSSESSIVES = ("si", "su", "i", "u", "")


def refer_to_holders(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """Adds the bare titles of the item as offices, so that who acts under one is found by it."""
    _without_epithets(reading, rules_of)
    _fullest(reading, rules_of)
    held = _held(reading)
    taken = {index for office in reading.offices for index in range(office.first, office.end)}
    for (first, stop), sentence in zip(reading.bounds, reading.sentences, strict=True):
        rules = rules_of[sentence.language]
        if rules.genitive and held:
            reading.offices.extend(_bare(reading, first, stop, rules, held, taken))


def _without_epithets(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """“ulu öndər Heydər Əliyev”: an epithet honours somebody, and is no office."""
    reading.offices[:] = [
        office
        for office in reading.offices
        if office.title
        not in rules_of[reading.sentences[reading.sentence_of(office.first)].language].epithets
    ]


def _fullest(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """“təhsil naziri X” above “Azərbaycan Respublikasının təhsil naziri X”: one office, in the fullest of its forms."""
    for office in reading.offices:
        rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
        if (
            not rules.genitive
            or office.person is None
            or office.entity is None
            or not office.entity.provisional
        ):
            continue
        tail = " " + _words(reading, office)
        longer = [o for o in reading.offices if _same_holder(o, office) and _words(reading, o).endswith(tail)]
        if longer:
            office.entity = max(longer, key=lambda o: o.end - o.first).entity


def _same_holder(one: OfficePhrase, other: OfficePhrase) -> bool:
    return (
        one.person is not None
        and other.person is not None
        and one.person.entity.path == other.person.entity.path
    )


def _words(reading: Reading, office: OfficePhrase) -> str:
    """The folded words of an office in the nominative."""
    written = " ".join(reading.tokens.words[office.core : office.end])
    return written[: len(written) - office.ending.length]


def _held(reading: Reading) -> dict[str, Entity]:
    """Title → the office of the item that ends in it; of several, that of whom the item is about, named before all."""
    found: dict[str, Entity] = {}
    for office in sorted(reading.offices, key=lambda o: o.first):
        if office.person is None or office.entity is None:
            continue
        last = office.title.rsplit(" ", 1)[-1]
        for bare in {last[: len(last) - len(ending)] for ending in _POSSESSIVES if last.endswith(ending)}:
            found.setdefault(bare, office.entity)
    return found


def _bare(
    reading: Reading,
    first: int,
    stop: int,
    rules: NamingRules,
    held: Mapping[str, Entity],
    taken: set[int],
) -> Iterator[OfficePhrase]:
    words = reading.tokens.words
    for index in range(first, stop):
        head = rules.heads.at(reading.tokens, index, stop)
        if head is None or head[0] != index + 1 or index in taken or reading.owner[index] is not None:
            continue
        word, ending = words[index], head[1]
        bare = word[: len(word) - ending.length]
        before_title = index + 1 < stop and rules.heads.at(reading.tokens, index + 1, stop) is not None
        if bare in held and not word.endswith(("i", "u")) and not before_title:
            yield OfficePhrase(index, index + 1, index, bare, ending=ending, entity=held[bare])
