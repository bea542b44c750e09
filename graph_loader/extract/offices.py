"""Which office a title means, by its country, its body, its holder or the item's own country."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.known_persons import KnownPersons
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity, Phase
from ontology.folding import search_key
from ontology.iris import name_path


class Offices:
    """Resolves office phrases to the authority's offices, or to provisional ones; never guesses between two."""

    def __init__(self, authority: Authority, persons: KnownPersons) -> None:
        self._authority = authority
        self._persons = persons

    def predicate(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
        """Gives offices their persons where a verb joins them: “X was elected Speaker”, “named X as Prime Minister”."""
        for office in reading.offices:
            if office.person is not None or office.label is not None:
                continue
            first, stop = reading.bounds[reading.sentence_of(office.first)]
            rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
            phase = (
                _phase_after(reading, office, stop, rules.grammar)
                if rules.genitive
                else _phase_before(reading, office, first, rules.grammar)
            )
            if phase is None:
                phase = _phase_around(reading, office, first, rules.grammar)
            if phase is None:
                continue
            persons = [n for n in reading.names_in(first, office.first) if n.entity.kind == "person"]
            if rules.genitive and _appoints(reading, office, stop):
                persons = [n for n in persons if n.case == "accusative"]
            if persons and office.first - persons[-1].end <= _REACH:
                office.person, office.phase = persons[-1], phase

    def resolve(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
        """Gives every office phrase its entity, and surnames beside an office their holder."""
        for office in reading.offices:
            rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
            self._surname_by_office(office, rules)
        country = self._country(reading)
        for office in sorted(reading.offices, key=lambda office: office.of is None):
            rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
            known = self._known(reading, office, country, rules)
            if known is not None and _is_somebody_elses(reading, office, known):
                known = None
            office.entity = known or self._provisional(reading, office, rules)
            if office.person is not None:
                self._holder_by_surname(reading, office)
        for office in reading.offices:
            if office.person is None and office.of is None:
                rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
                office.entity = self._named_first(reading, office, rules_of, rules) or office.entity

    def _named_first(
        self, reading: Reading, office: OfficePhrase, rules_of: Mapping[str, NamingRules], rules: NamingRules
    ) -> Entity | None:
        """“The President”, “the Head of State”: the first office of that title which the item gives to somebody."""
        as_head = office.title in rules.heads_of_state
        for other in reading.offices:
            if other.person is None or other.entity is None or other.phase not in ("current", "acting"):
                continue
            theirs = rules_of[reading.sentences[reading.sentence_of(other.first)].language]
            title = self._core(reading, other, theirs)
            if title == office.title or (as_head and title in theirs.state_titles):
                return other.entity
        return None

    # --- titles ---------------------------------------------------------------------------------------------------

    def _known(
        self, reading: Reading, office: OfficePhrase, country: str | None, rules: NamingRules
    ) -> Entity | None:
        core = self._core(reading, office, rules)
        whole = " ".join(reading.tokens.words[office.core : office.end])
        titles = _also_called(rules, core, whole)
        if office.of is not None and not office.of.provisional:
            of_owner = (self._authority.office_for(title, office.of.path) for title in titles)
            if (found := next((office for office in of_owner if office is not None), None)) is not None:
                return found
        labelled = self._by_label.get(search_key(whole))
        if labelled is not None:
            return labelled
        if office.of is not None:
            return None
        if office.person is not None and not office.person.entity.provisional:
            held = self._held(office.person.entity.path, *titles)
            if held is not None:
                return held
        if _is_owned(reading, office, rules.grammar):
            return None
        if country is not None and (office.person is None or office.person.entity.provisional):
            found_here = (self._authority.office_for(title, country) for title in _also_called(rules, core))
            return next((found for found in found_here if found is not None), None)
        return None

    def _core(self, reading: Reading, office: OfficePhrase, rules: NamingRules) -> str:
        """The title without its state or body: “Prime Minister” of “Prime Minister of the Republic of Armenia”."""
        if office.of is None or office.label is not None:
            return office.title
        tokens = reading.tokens
        kept: list[str] = []
        index = office.core
        while index < office.end:
            owner = reading.owner[index]
            if owner is not None and owner.entity.path == office.of.path:
                index = owner.end
                continue
            if owner is None and self._names_country(tokens.words[index], office.of, rules.language):
                index += 1
                continue
            if not (rules.genitive and tokens.words[index] in rules.former):
                kept.append(tokens.words[index])
            index += 1
        while kept and not self._has_meaning(kept[-1], rules):
            kept.pop()
        while kept and not self._has_meaning(kept[0], rules):
            kept.pop(0)
        return " ".join(kept)

    def _has_meaning(self, word: str, rules: NamingRules) -> bool:
        """Whether a word at the edge of a title belongs to it, when the country is taken out of “X of the country”."""
        grammar = rules.grammar
        joint = word in grammar.prepositions or word in grammar.articles or word in grammar.possessive
        return word.isalnum() and not joint

    def _names_country(self, word: str, of: Entity, language: str) -> bool:
        return (language, word, of.path) in self._demonym_words

    def _held(self, person: str, *titles: str) -> Entity | None:
        """The one office of this person that bears one of these titles."""
        keys = {search_key(title) for title in titles}
        offices = {
            tenure.office.path: tenure.office
            for tenure in self._authority.tenures_of(person)
            if keys & self._authority.title_keys(tenure.office.path)
        }
        return next(iter(offices.values())) if len(offices) == 1 else None

    def _provisional(self, reading: Reading, office: OfficePhrase, rules: NamingRules) -> Entity:
        label = self.nominative(reading, office)
        of = office.of.path if office.of is not None and _is_named(reading, office.of) else None
        return Entity("office", name_path("office", label), label, rules.language, of=of)

    def nominative(self, reading: Reading, office: OfficePhrase) -> str:
        """The title as written, without “former” or “acting” before it and without its case ending."""
        if office.label is not None:
            return office.label
        written = reading.tokens.written(office.core, office.end)
        if office.ending.nominative is not None:
            return _with_head(written, office.ending.nominative)
        return written[: len(written) - office.ending.length]

    # --- countries and holders ------------------------------------------------------------------------------------

    def _country(self, reading: Reading) -> str | None:
        """The state whose offices the item takes for granted: that of its own officials, else of its first office."""
        counts: Counter[str] = Counter()
        for office in reading.offices:
            person = office.person
            if office.of is None and person is not None and not person.entity.provisional:
                for tenure in self._authority.tenures_of(person.entity.path):
                    state = self._authority.state_of(tenure.office.path)
                    if state is not None:
                        counts[state.path] += 1
                        break
        if counts:
            return max(counts, key=lambda path: (counts[path], path))
        first = next((o.of for o in reading.offices if o.of is not None and not o.of.provisional), None)
        state = self._authority.state_of(first.path) if first is not None else None
        return state.path if state is not None else None

    def _surname_by_office(self, office: OfficePhrase, rules: NamingRules) -> None:
        """“Azerbaijani President Aliyev”: the one person of that surname who held an office of that country."""
        person = office.person
        if person is None or not person.entity.provisional or not person.single:
            return
        candidates = self._persons.candidates(" ".join(words_of(person.form or person.entity.label)))
        titles = _also_called(rules, office.title)
        fitting = [c for c in candidates if self._held(c.path, *titles) is not None]
        if len(fitting) == 1:
            _become(person, fitting[0])

    def _holder_by_surname(self, reading: Reading, office: OfficePhrase) -> None:
        person, entity, day = office.person, office.entity, reading.document.published
        if person is None or entity is None or entity.provisional or day is None:
            return
        if not person.entity.provisional or not person.single:
            return
        surname = " ".join(words_of(person.form or person.entity.label))
        holders = self._authority.possible_holders(entity.path, day)
        fitting = [h for h in holders if h in self._persons.candidates(surname)]
        if len(fitting) == 1:
            _become(person, fitting[0])

    @cached_property
    def _by_label(self) -> Mapping[str, Entity]:
        found: dict[str, Entity | None] = {}
        for form in self._authority.names:
            if form.entity.kind == "office" and form.bare:
                key = search_key(form.form)
                known = found.setdefault(key, form.entity)
                if known is not None and known.path != form.entity.path:
                    found[key] = None
        return {key: entity for key, entity in found.items() if entity is not None}

    @cached_property
    def _demonym_words(self) -> frozenset[tuple[str, str, str]]:
        return frozenset(
            (language, word, entity.path)
            for language, forms in self._authority.demonyms.items()
            for form, entity in forms.items()
            for word in words_of(form)
        )


def _is_named(reading: Reading, entity: Entity) -> bool:
    """Whether there will be such an entity: the authority's, or one that the item names."""
    return not entity.provisional or any(name.entity.path == entity.path for name in reading.names)


def _also_called(rules: NamingRules, *titles: str) -> tuple[str, ...]:
    """Folded titles, and after them what the authority calls the same offices."""
    return (
        *titles,
        *(rules.title_equivalents[title] for title in titles if title in rules.title_equivalents),
    )


def _with_head(written: str, head: str) -> str:
    """A title with its head in the nominative: “Министром обороны” → “Министр обороны”."""
    rest = written.split()[len(head.split()) :]
    if written[:1].isupper():
        head = head[:1].upper() + head[1:]
    return " ".join([head, *rest])


_VERBAL_NOUNS = ("masi", "malari", "masini", "masina", "masinin")
_REACH = 9  # words between a person and the office that a verb gives to it


def _phase_before(reading: Reading, office: OfficePhrase, first: int, grammar: Grammar) -> Phase | None:
    """What the verb before an office says of it; None where no verb gives it to anybody."""
    words, index = reading.tokens.words, office.first - 1
    while index > first and words[index] in grammar.post_words and office.first - index <= 6:
        index -= 1
    if index <= first or words[index] not in grammar.office_verbs:
        return None
    return "former" if words[index - 1] in grammar.past_auxiliaries else "current"


def _phase_around(reading: Reading, office: OfficePhrase, first: int, grammar: Grammar) -> Phase | None:
    """“elects Edgars Rinkēvičs President of Latvia”: the verb stands before the person, right before the office."""
    person = reading.name_before(office.first)
    if (
        person is None
        or person.entity.kind != "person"
        or person.end != office.first
        or person.first <= first
    ):
        return None
    return "current" if reading.tokens.words[person.first - 1] in grammar.office_verbs else None


def _phase_after(reading: Reading, office: OfficePhrase, stop: int, grammar: Grammar) -> Phase | None:
    """The same for Azerbaijani: “X nazir təyin edilib”, “X nazir vəzifəsindən azad edilib”."""
    words = reading.tokens.words
    following = words[office.end : min(stop, office.end + 3)]
    if not following or following[0].endswith(_VERBAL_NOUNS) or following[-1].endswith(_VERBAL_NOUNS):
        return None  # "Prezident seçilməsi münasibətilə": not whoever stands before it
    if following[0].startswith(grammar.office_verbs_after):
        return "current"
    if not following[0].startswith(grammar.office_words) or len(following) < 2:
        return None
    return "current" if following[1].startswith(grammar.office_verbs_after) else "former"


def _is_owned(reading: Reading, office: OfficePhrase, grammar: Grammar) -> bool:
    """“elected X as its new President”: the office belongs to whatever was named before, not to the item's country."""
    before = office.first - 1
    while (
        before > 0
        and reading.tokens.words[before] in grammar.passed_over
        and reading.tokens.words[before] not in grammar.owners
    ):
        before -= 1
    return before >= 0 and reading.tokens.words[before] in grammar.owners


def _is_somebody_elses(reading: Reading, office: OfficePhrase, entity: Entity) -> bool:
    """Whether the item itself gives this office, with its country, to another person: “Prime Minister Orpo welcomed
    Kristen Michal, Prime Minister of Estonia” makes nobody but Michal that."""
    if office.of is not None or office.person is None or not office.person.entity.provisional:
        return False
    return any(
        other.of is not None
        and other.entity == entity
        and other.person is not None
        and other.person.entity != office.person.entity
        for other in reading.offices
    )


def _appoints(reading: Reading, office: OfficePhrase, stop: int) -> bool:
    """“X Y-i nazir təyin edib”: the verb is active, and whoever stands in the nominative appoints."""
    return any(
        _ACTIVE.fullmatch(word) for word in reading.tokens.words[office.end : min(stop, office.end + 4)]
    )


_ACTIVE = re.compile(r"e(?:dib|diblar|tdi|tdilar|tmisdir|dir|dacak|tti|tmisti|diyor|decek)")


def _become(name: Name, entity: Entity) -> None:
    name.form = name.form or name.entity.label
    name.entity = entity
