"""Persons: joined with the offices beside them, read from runs of capitals, and referred back to by surname."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from graph_loader.authority.index import Authority
from graph_loader.extract.inflection import Ending
from graph_loader.extract.name_endings import name_ending, readings
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import NounPhrases, is_name_word
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity
from ontology.folding import fold_characters, phonetic_key, search_key
from ontology.iris import name_path

_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "del", "da", "di", "bin", "ibn", "al", "el", "ul", "la", "le", "dos", "abu"]
)  # fmt: skip

_SYLLABLE = 5
_COMPOUND_ENDINGS = ("ed", "ing", "based", "style", "era", "elect", "born", "wide", "run", "age")
"""What small letters behind a hyphen may mean where they are no second part of a given name: “Moscow-based”."""


def _behind_honorifics(reading: Reading, index: int, stop: int, rules: NamingRules) -> int:
    """Where the name begins behind “H.E. Ms.”, “, the Hon.”; where it stands if no honorific follows."""
    words, end, found = reading.tokens.words, index, index
    while end < stop and (
        words[end] in rules.honorifics or words[end] in (".", ",", *rules.grammar.articles)
    ):
        end += 1
        if words[end - 1] in rules.honorifics or (words[end - 1] == "." and found > index):
            found = end
    return found


_ROMAN = re.compile(r"[IVX]{2,}")


class Persons:
    """Finds personal names that the authority does not know, and the persons behind surnames."""

    def __init__(self, authority: Authority, phrases: NounPhrases) -> None:
        self._authority = authority
        self._phrases = phrases

    # --- beside an office -----------------------------------------------------------------------------------------

    def beside(self, reading: Reading, office: OfficePhrase, stop: int, rules: NamingRules) -> Name | None:
        """The person named right after an office, or before it across a comma; claims a new name where one stands."""
        index = office.end
        tokens = reading.tokens
        index = _behind_honorifics(reading, index, stop, rules)
        after = self._starting_at(reading, index, stop, rules, titled=True) if index < stop else None
        if after is None:
            if index + 1 < stop and tokens.words[index] == ",":
                after = self._enclosed(reading, office, index + 1, stop, rules)
            titled_again = rules.genitive and rules.heads.at(tokens, office.end, stop) is not None
            if not titled_again:  # "X, kilsənin nümayəndəsi mitropolit Y" is Y
                after = after or self._apposition(reading, office, rules)
            if after is not None:
                return after
            if index + 1 < stop and tokens.words[index] == "," and office.of is not None:
                after = self._starting_at(reading, index + 1, stop, rules, titled=False)
        if after is not None:
            self._country_behind(reading, office, after, stop, rules)
        return after

    def _enclosed(
        self, reading: Reading, office: OfficePhrase, index: int, stop: int, rules: NamingRules
    ) -> Name | None:
        """“the President of the Republic, Emmanuel Macron, …”: a definite office, and a name between two commas."""
        before, words, grammar = office.first - 1, reading.tokens.words, rules.grammar
        if before < 0 or words[before] not in (*grammar.articles, *grammar.possessive, *grammar.owners):
            return None
        end = self._name_end(reading, index, stop, rules)
        if end == index or (end < stop and words[end] not in (",", ".", ")")):
            return None
        return self._starting_at(reading, index, stop, rules, titled=end > index + 1)

    def appose(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
        """Gives offices the persons before them, “Kristen Michal, Prime Minister of Estonia, …”, once all are found."""
        for office in reading.offices:
            rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
            if office.person is None and office.label is None and not rules.genitive:
                office.person = self._apposition(reading, office, rules)

    def _country_behind(
        self, reading: Reading, office: OfficePhrase, person: Name, stop: int, rules: NamingRules
    ) -> None:
        """“Prime Minister Nikol Pashinyan of Armenia”: the country follows the name."""
        if (
            office.of is not None
            or person.end + 1 >= stop
            or reading.tokens.words[person.end] not in rules.grammar.of
        ):
            return
        index = person.end + 1
        while index < stop and reading.tokens.words[index] in rules.grammar.articles:
            index += 1
        country = reading.name_at(index)
        if country is not None and country.entity.kind == "place" and country.known:
            office.of = country.entity

    def _apposition(self, reading: Reading, office: OfficePhrase, rules: NamingRules) -> Name | None:
        """“Ali Asadov, the Prime Minister of Azerbaijan, …”."""
        tokens, before = reading.tokens, office.first - 1
        while before >= 0 and tokens.words[before] in rules.grammar.articles:
            before -= 1
        if before < 1 or tokens.words[before] not in (",", "-", "–", "—", "("):
            return None
        name = reading.name_before(before)
        return name if name is not None and name.entity.kind == "person" else None

    def _starting_at(
        self, reading: Reading, index: int, stop: int, rules: NamingRules, *, titled: bool
    ) -> Name | None:
        owner = reading.owner[index]
        if owner is not None:
            if owner.first != index:
                return None
            if owner.entity.kind == "person":
                return owner
            # A place whose name begins like a person's.
            if not titled or not self._phrases.given_names.intersection(
                reading.tokens.words[index : index + 1]
            ):
                return None
        end = self._name_end(reading, index, stop, rules)
        if end == index:
            return None
        if end == index + 1 and not titled:
            return None
        if not titled and not self._plainly_person(reading, index, end, stop, rules):
            return None
        name = self._person(reading, index, end, rules)
        if owner is not None:
            reading.release(owner)
        return name if reading.claim(name) else None

    def _plainly_person(self, reading: Reading, first: int, end: int, stop: int, rules: NamingRules) -> bool:
        """Whether a run of capitals shows by itself that it is a person: a given name, or an ending of surnames."""
        return self._phrases.person_starts(reading, first, stop, rules) or (
            end - first >= 2 and reading.tokens.words[end - 1].endswith(rules.surname_endings)
        )

    def _name_end(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> int:
        """Where a run of capitals that can be one person's name ends; at most four words."""
        index, words = first, 0
        while index < stop and words < 4:
            if reading.owner[index] is not None and index > first and reading.owner[index].first == index:  # type: ignore[union-attr]
                break
            if self._name_word(reading, index, rules):
                index, words = index + 1, words + 1
            elif self._initial(reading, index, stop) or (
                index > first and self._joins(reading, index, stop, rules)
            ):
                index += 1
            else:
                break
        while index > first and not self._name_word(reading, index - 1, rules):
            index -= 1
        return index

    def _name_word(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        tokens = reading.tokens
        word = tokens.words[index]
        if not is_name_word(tokens, index, rules):
            return self._second_part(reading, index, rules)
        if word in self._phrases.demonyms and not self._surname_like_people(reading, index, rules):
            return False
        if _ROMAN.fullmatch(tokens.written(index, index + 1)):
            # "Charles III", but not "XI Global Forum"; nor "II Sammiti", where what a name belongs to follows it.
            return not rules.genitive and index > 0 and tokens.capitalised(index - 1)
        if word in self._phrases.given_names:
            return True
        if rules.genitive and word in rules.things:
            return False
        return (
            word not in rules.portfolio
            and not rules.heads.at(tokens, index, index + 1)
            and not rules.body_heads.at(tokens, index, index + 1)
        )

    def _second_part(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        """The small second part of a given name: “Kim Boo-kyum”."""
        tokens = reading.tokens
        return (
            index > 1
            and tokens.words[index - 1] == "-"
            and tokens.adjacent(index - 1)
            and tokens.adjacent(index - 2)
            and len(tokens.words[index]) <= _SYLLABLE
            and tokens.words[index].isalpha()
            and tokens.words[index - 2] not in self._phrases.demonyms
            and not tokens.words[index].endswith(_COMPOUND_ENDINGS)
            and tokens.words[index] not in rules.function_words
        )

    def _surname_like_people(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        """A surname that is also the name of a people: “Volker Türk”, behind a given name and before no capital."""
        tokens = reading.tokens
        following = index + 1 < len(tokens) and is_name_word(tokens, index + 1, rules)
        return index > 0 and tokens.words[index - 1] in self._phrases.given_names and not following

    def _initial(self, reading: Reading, index: int, stop: int) -> bool:
        """The point after an initial: “V. Putin”, “J. D. Vance”."""
        tokens = reading.tokens
        return (
            tokens.words[index] == "."
            and index > 0
            and len(tokens.words[index - 1]) == 1
            and index + 1 < stop
        )

    def _joins(self, reading: Reading, index: int, stop: int, rules: NamingRules) -> bool:
        """A hyphen, apostrophe or particle between two words of a name: “Al-Sisi”, “von der Leyen”."""
        tokens = reading.tokens
        if index + 1 >= stop:
            return False
        if tokens.words[index] in "-’'`" and tokens.adjacent(index - 1) and tokens.adjacent(index):
            return tokens.words[index + 1] not in rules.grammar.possessive and (
                tokens.capitalised(index + 1) or tokens.words[index] == "-"
            )
        return tokens.words[index] in _PARTICLES and (
            tokens.capitalised(index + 1) or tokens.words[index + 1] in _PARTICLES
        )

    # --- by given name --------------------------------------------------------------------------------------------

    def by_given_name(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“Roman Busargin” where nothing else says who he is; honorifics before a surname too."""
        tokens, index = reading.tokens, first
        while index < stop - 1:
            if reading.owner[index] is not None:
                index += 1
                continue
            begin = index
            if tokens.words[index] in rules.honorifics and tokens.capitalised(index):
                begin = _behind_honorifics(reading, index, stop, rules)
                titled = True
            else:
                titled = False
                end = self._name_end(reading, index, stop, rules)
                if end - index < 2 or not self._plainly_person(reading, index, end, stop, rules):
                    index += 1
                    continue
                begin = self._given_name_in(reading, index, end)
            if begin < stop and reading.owner[begin] is None and is_name_word(tokens, begin, rules):
                end = self._name_end(reading, begin, stop, rules)
                if end > begin + (0 if titled else 1):
                    yield self._person(reading, begin, end, rules)
                    index = end
                    continue
            index += 1

    def _given_name_in(self, reading: Reading, first: int, end: int) -> int:
        """Where the person begins in a run of capitals: “Rescuer Oleksiy Danchenko” begins with the given name."""
        words = reading.tokens.words
        given = (i for i in range(first, end - 1) if words[i] in self._phrases.given_names)
        return next(given, first)

    # --- identity -------------------------------------------------------------------------------------------------

    def _person(self, reading: Reading, first: int, end: int, rules: NamingRules) -> Name:
        tokens = reading.tokens
        written = tokens.written(first, end)
        ending = self._ending(reading, end, rules)
        form = written[: len(written) - ending.length]
        name = Name(first, end, self._entity(form, rules.language), ending.case)
        name.form = form if form != written else None
        return name

    def _ending(self, reading: Reading, end: int, rules: NamingRules) -> Ending:
        tokens = reading.tokens
        if (
            rules.inflection.harmony
            and (form := _of_surname(tokens.written(end - 1, end), rules)) is not None
        ):
            return form
        ending = rules.inflection.surname_ending(tokens.words[end - 1])
        known = tokens.words[end - 1].endswith(rules.inflection.surnames)
        if ending.length or not rules.inflection.harmony:
            return ending
        following = tokens.words[end] if end < len(tokens) and not tokens.capitalised(end) else ""
        found = name_ending(tokens.written(end - 1, end), following, rules.grammar)
        return found if not known or found.case == "genitive" else ending

    def _entity(self, form: str, language: str) -> Entity:
        known = self._by_name.get(search_key(form)) or (
            self._by_phonetic_key.get(phonetic_key(form)) if len(form.split()) > 1 else None
        )
        return known or Entity("person", name_path("person", form), form, language)

    @cached_property
    def _by_name(self) -> Mapping[str, Entity]:
        found: dict[str, Entity | None] = {}
        for form in self._authority.names:
            if form.entity.kind == "person" and not form.surname_only:
                _unique(found, search_key(form.form), form.entity)
        return {key: entity for key, entity in found.items() if entity is not None}

    @cached_property
    def _by_phonetic_key(self) -> Mapping[str, Entity]:
        """Other spellings of full names; a key shared by two persons names neither."""
        found: dict[str, Entity | None] = {}
        for form in self._authority.names:
            if form.entity.kind == "person" and not form.surname_only and len(form.form.split()) > 1:
                _unique(found, phonetic_key(form.form), form.entity)
        return {key: entity for key, entity in found.items() if entity is not None}

    @cached_property
    def _by_surname(self) -> Mapping[str, tuple[Entity, ...]]:
        """Curated persons by every written form of their surname."""
        found: dict[str, dict[str, Entity]] = {}
        for form in self._authority.names:
            if form.entity.kind == "person" and form.surname_only:
                found.setdefault(" ".join(words_of(form.form)), {})[form.entity.path] = form.entity
        return {key: tuple(entities.values()) for key, entities in found.items()}

    def candidates(self, surname: str) -> tuple[Entity, ...]:
        """The authority's persons of this folded surname."""
        return self._by_surname.get(surname, ())

    def in_office(self, surname: str, day: date | None) -> Entity | None:
        """The one person of the authority with this surname who held an office on that day."""
        if day is None:
            return None
        fitting = [
            person
            for person in self.candidates(surname)
            if any(tenure.may_cover(day) for tenure in self._authority.tenures_of(person.path))
        ]
        return fitting[0] if len(fitting) == 1 and len(surname) > 4 else None

    # --- back to the full name ------------------------------------------------------------------------------------

    def refer_back(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
        """Gives surnames standing alone the person whose full name the same item has."""
        full = self._full_names(reading)
        for name in [n for n in reading.names if n.entity.kind == "person" and n.entity.provisional]:
            if name.single:
                target = full.get(self._surname_key(reading, name.first, rules_of, full))
                if target is not None and target.path != name.entity.path:
                    name.entity, name.form = target, name.form if name.apart else None
        for (first, stop), sentence in zip(reading.bounds, reading.sentences, strict=True):
            rules = rules_of[sentence.language]
            for index in range(first, stop):
                if reading.owner[index] is None and is_name_word(reading.tokens, index, rules):
                    key = self._surname_key(reading, index, rules_of, full)
                    word = reading.tokens.words[index]
                    target = (
                        full.get(key)
                        or self._named_in_full(word, full)
                        or self._alone(reading, index, key, rules)
                    )
                    if target is not None:
                        ending = rules.inflection.surname_ending(reading.tokens.words[index])
                        written = reading.tokens.written(index, index + 1)
                        form = written[: len(written) - ending.length]
                        reading.claim(Name(index, index + 1, target, ending.case, form))

    def _named_in_full(self, word: str, full: Mapping[str, Entity]) -> Entity | None:
        """The one person named in full in this item of whose surname the authority knows this case form."""
        fitting = [person for person in self.candidates(word) if person in full.values()]
        return fitting[0] if len(fitting) == 1 else None

    def _alone(self, reading: Reading, index: int, surname: str, rules: NamingRules) -> Entity | None:
        """A surname whose full name the item has not: no part of a longer run of capitals, and no given name."""
        tokens = reading.tokens
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
        if any(is_name_word(tokens, i, rules) and reading.owner[i] is None for i in beside):
            return None
        if surname in self._phrases.given_names or surname in rules.portfolio or surname in rules.things:
            return None
        return self.in_office(surname, reading.document.published)

    def _surname_key(
        self,
        reading: Reading,
        index: int,
        rules_of: Mapping[str, NamingRules],
        full: Mapping[str, Entity] = MappingProxyType({}),
    ) -> str:
        """The folded surname without its case ending, in whichever reading the item names in full."""
        sentence = reading.sentences[reading.sentence_of(index)]
        word = reading.tokens.words[index]
        inflection = rules_of[sentence.language].inflection
        if full and inflection.harmony:
            endings = (Ending(), *readings(reading.tokens.written(index, index + 1)))
            forms = (word[: len(word) - e.length] for e in endings)
            if (named := next((form for form in forms if form in full), None)) is not None:
                return named
        return word[: len(word) - inflection.surname_ending(word).length]

    def _full_names(self, reading: Reading) -> dict[str, Entity]:
        """Surname → person, from the full names of this item; a surname of two persons names neither."""
        found: dict[str, Entity | None] = {}
        for name in reading.names:
            if name.entity.kind != "person" or name.single:
                continue
            form = name.form or reading.tokens.written(name.first, name.end)
            words = [word for word in words_of(form) if len(word) > 1]
            if words:
                _unique(found, words[-1], name.entity)
            for label_word in words_of(name.entity.label)[-1:]:
                _unique(found, label_word, name.entity)
        return {key: entity for key, entity in found.items() if entity is not None and len(key) > 2}


def _of_surname(word: str, rules: NamingRules) -> Ending | None:
    """The ending behind what is plainly a surname, in harmony: “Qasımlını” is the accusative of “Qasımlı”."""
    surnames = rules.inflection.surnames
    for ending in readings(word):
        stem = fold_characters(word[: len(word) - ending.length])
        whole = ending.case == "dative" and fold_characters(word).endswith(
            surnames
        )  # "Əliyeva" is a woman's name
        if stem.endswith(surnames) and not whole:
            return ending
    return None


def _unique(found: dict[str, Entity | None], key: str, entity: Entity) -> None:
    known = found.setdefault(key, entity)
    if known is not None and known.path != entity.path:
        found[key] = None
