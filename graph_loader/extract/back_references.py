"""Surnames standing alone, which refer back to a full name of the same item or to who is in office."""

from collections.abc import Mapping

from graph_loader.extract.inflection import Ending
from graph_loader.extract.known_persons import KnownPersons
from graph_loader.extract.name_endings import readings
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import is_name_word
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.extract.unambiguous import Unambiguous
from graph_loader.model import Entity

_SHORTEST_SURNAME = 3  # letters


class BackReferences:
    """Finds the persons behind surnames, once all full names of an item are read."""

    def __init__(self, known: KnownPersons, given_names: frozenset[str]) -> None:
        self._known = known
        self._given_names = given_names

    def resolve(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
        """Gives surnames standing alone the person whose full name the same item has."""
        full = _full_names(reading)
        self._correct(reading, rules_of, full)
        for (first, stop), sentence in zip(reading.bounds, reading.sentences, strict=True):
            rules = rules_of[sentence.language]
            for index in range(first, stop):
                if reading.owner[index] is None and is_name_word(reading.tokens, index, rules):
                    target = self._meant(reading, index, rules, full)
                    if target is not None:
                        reading.claim(_surname(reading, index, target, rules))

    def _correct(
        self, reading: Reading, rules_of: Mapping[str, NamingRules], full: Mapping[str, Entity]
    ) -> None:
        """Surnames that were read as persons of their own, beside a title or an honorific."""
        for name in [n for n in reading.names if n.entity.kind == "person" and n.entity.provisional]:
            rules = rules_of[reading.sentences[reading.sentence_of(name.first)].language]
            if _by_initial(reading, name):
                target = full.get(_surname_key(reading, name.end - 1 - name.apart, rules, full))
                if target is not None and _begins_with(reading, target, reading.tokens.words[name.first]):
                    name.entity = target
            elif name.single:
                target = full.get(_surname_key(reading, name.first, rules, full))
                if target is not None and target.path != name.entity.path:
                    name.entity, name.form = target, name.form if name.apart else None

    def _meant(
        self, reading: Reading, index: int, rules: NamingRules, full: Mapping[str, Entity]
    ) -> Entity | None:
        key = _surname_key(reading, index, rules, full)
        word = reading.tokens.words[index]
        return full.get(key) or self._named_in_full(word, full) or self._alone(reading, index, key, rules)

    def _named_in_full(self, word: str, full: Mapping[str, Entity]) -> Entity | None:
        """The one person named in full in this item of whose surname the authority knows this case form."""
        fitting = [person for person in self._known.candidates(word) if person in full.values()]
        return fitting[0] if len(fitting) == 1 else None

    def _alone(self, reading: Reading, index: int, surname: str, rules: NamingRules) -> Entity | None:
        """A surname whose full name the item has not: no part of a longer run of capitals, and no given name."""
        tokens = reading.tokens
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
        if any(is_name_word(tokens, i, rules) and reading.owner[i] is None for i in beside):
            return None
        if surname in self._given_names or surname in rules.portfolio or surname in rules.things:
            return None
        return self._known.in_office(surname, reading.document.published)


def _by_initial(reading: Reading, name: Name) -> bool:
    """“D.Kaseinov”: one initial and a surname, nobody's full name where the item has another."""
    words = reading.tokens.words[name.first : name.end - name.apart]
    return len(words) == 3 and len(words[0]) == 1 and words[1] == "."


def _begins_with(reading: Reading, person: Entity, initial: str) -> bool:
    """Whether the item writes this person with a first name of that letter."""
    named = (n for n in reading.names if n.entity.path == person.path and not n.single)
    return any(reading.tokens.words[n.first].startswith(initial) for n in named)


def _surname(reading: Reading, index: int, person: Entity, rules: NamingRules) -> Name:
    ending = rules.inflection.surname_ending(reading.tokens.words[index])
    written = reading.tokens.written(index, index + 1)
    return Name(index, index + 1, person, ending.case, written[: len(written) - ending.length])


def _surname_key(reading: Reading, index: int, rules: NamingRules, full: Mapping[str, Entity]) -> str:
    """The folded surname without its case ending, in whichever reading the item names in full."""
    word, inflection = reading.tokens.words[index], rules.inflection
    if full and inflection.harmony:
        endings = (Ending(), *readings(reading.tokens.written(index, index + 1)))
        forms = (word[: len(word) - e.length] for e in endings)
        if (named := next((form for form in forms if form in full), None)) is not None:
            return named
    return word[: len(word) - inflection.surname_ending(word).length]


def _full_names(reading: Reading) -> dict[str, Entity]:
    """Surname → person, from the full names of this item; a surname of two persons names neither."""
    found = Unambiguous()
    for name in reading.names:
        if name.entity.kind != "person" or name.single or _by_initial(reading, name):
            continue
        form = name.form or reading.tokens.written(name.first, name.end)
        words = [word for word in words_of(form) if len(word) > 1]
        if words:
            found.add(words[-1], name.entity)
        for label_word in words_of(name.entity.label)[-1:]:
            found.add(label_word, name.entity)
    return {key: entity for key, entity in found.entities().items() if len(key) >= _SHORTEST_SURNAME}
