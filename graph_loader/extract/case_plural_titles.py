"""Offices named together where owners come first: “Azərbaycan və Türkiyə prezidentləri”, each an office of its own.

Persons listed right behind hold them one for one: “… prezidentləri İlham Əliyev və Rəcəb Tayyib Ərdoğan”.
"""

import re
from collections.abc import Iterator

from graph_loader.extract.inflection import Ending
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from ontology.folding import fold_characters

_PLURAL = re.compile(r"(.{2,})lari(nin|na|ni|nda|ndan|la|)")
_EACH = re.compile(r"(.{2,})lar(i|)")
_CASES = {
    "": "nominative",
    "nin": "genitive",
    "na": "dative",
    "ni": "accusative",
    "nda": "locative",
    "ndan": "ablative",
    "la": "instrumental",
}
_HARMONY = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_VOWELS = "aeəıioöuü"


def case_plural_titles(reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[OfficePhrase]:
    """The offices that titles in the plural name in one sentence, one for each state before them."""
    words = reading.tokens.words
    for index in range(first, stop):
        plural = _PLURAL.fullmatch(words[index])
        if plural is None or plural.group(1) not in rules.weak | rules.state_titles:
            continue
        begin = index
        while begin > first and reading.owner[begin - 1] is None and _modifies(words[begin - 1], rules):
            begin -= 1
        states = _states(reading, begin, first, rules)
        if len(states) > 1:
            yield from _offices(reading, states, begin, index, plural)


def respectively(reading: Reading, first: int, stop: int, rules: NamingRules) -> None:
    """Gives the offices of one sentence that a plural title names to the persons behind it, once those are found."""
    several = [o for o in reading.offices if o.label is not None and first <= o.first < stop]
    if not several:
        reading.offices.extend(_of_each(reading, first, stop, rules))
        return
    persons = _persons_behind(reading, several[-1].end, stop, rules)
    for number, office in enumerate(several):
        office.person = persons[number] if len(persons) == len(several) else None


def _of_each(reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[OfficePhrase]:
    """“Milli Məclisin deputatları X və Y”, “deputatlar X və Y”: each of the persons behind holds the office."""
    tokens = reading.tokens
    for index in range(first, stop - 1):
        plural = _EACH.fullmatch(tokens.words[index])
        if plural is None or not rules.plural_heads.at(tokens, index, stop):
            continue
        persons = _persons_behind(reading, index + 1, stop, rules)
        if len(persons) < 2:
            continue
        begin = index
        while (
            begin > first and reading.owner[begin - 1] is None and _modifies(tokens.words[begin - 1], rules)
        ):
            begin -= 1
        owner = reading.owner[begin - 1] if begin > first else None
        if owner is not None and owner.case == "genitive" and owner.entity.kind != "person":
            begin = owner.first
        else:
            owner = None
        written = tokens.written(begin, index + 1)
        stem = written[: len(written) - len(plural.group()) + len(plural.group(1))]
        label = _possessed(stem) if plural.group(2) else stem
        for person in persons:
            title = fold_characters(label)
            of = owner.entity if owner is not None else None
            yield OfficePhrase(begin, index + 1, begin, title, of, person=person, label=label)


def _modifies(word: str, rules: NamingRules) -> bool:
    return (word in rules.portfolio or word in rules.modifiers) and word not in rules.grammar.conjunctions


def _states(reading: Reading, end: int, first: int, rules: NamingRules) -> list[Name]:
    """The states that stand right before a title, joined by commas and “və”."""
    words, found = reading.tokens.words, list[Name]()
    while end > first and (name := reading.owner[end - 1]) is not None and name.entity.kind == "place":
        found.insert(0, name)
        end = name.first
        if end - 1 <= first or not (words[end - 1] == "," or words[end - 1] in rules.grammar.conjunctions):
            break
        end -= 1
    return found


def _offices(
    reading: Reading,
    states: list[Name],
    begin: int,
    index: int,
    plural: re.Match[str],
) -> Iterator[OfficePhrase]:
    tokens, stem = reading.tokens, plural.group(1)
    written = tokens.written(begin, index + 1)
    singular = _possessed(written[: len(written) - len(plural.group()) + len(stem)])
    ending = Ending(_CASES[plural.group(2)])
    for number, state in enumerate(states):
        last = number == len(states) - 1
        title = " ".join([*tokens.words[begin:index], fold_characters(singular.rsplit(" ", 1)[-1])])
        name = state.form or tokens.written(state.first, state.end)
        yield OfficePhrase(
            state.first,
            index + 1 if last else state.end,
            state.first,
            title,
            state.entity,
            ending=ending,
            label=f"{name} {singular}",
        )


def _possessed(written: str) -> str:
    """“xarici işlər nazir” → “xarici işlər naziri”, “başçı” → “başçısı”."""
    vowel = next((letter for letter in reversed(written.lower()) if letter in _VOWELS), "i")
    joint = "s" if written[-1].lower() in _VOWELS else ""
    return f"{written}{joint}{_HARMONY.get(vowel, 'i')}"


def _persons_behind(reading: Reading, index: int, stop: int, rules: NamingRules) -> list[Name]:
    words, found = reading.tokens.words, list[Name]()
    while index < stop and (name := reading.owner[index]) is not None and name.entity.kind == "person":
        found.append(name)
        index = name.end
        if index < stop and (words[index] == "," or words[index] in rules.grammar.conjunctions):
            index += 1
    return found
