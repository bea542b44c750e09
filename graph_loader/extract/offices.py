"""Which office a title means, by its country, its body, its holder or the item's own country."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.known_persons import KnownPersons
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.office_titles import OfficeTitles, also_called, nominative, without_epithets
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.extract.unambiguous import Unambiguous
from graph_loader.model import Entity
from ontology.folding import search_key
from ontology.iris import name_path


class Offices:
    """Resolves office phrases to the authority's offices, or to provisional ones; never guesses between two."""

    def __init__(self, authority: Authority, persons: KnownPersons) -> None:
        self._authority = authority
        self._persons = persons
        self._titles = OfficeTitles(authority)

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
            title = self._titles.core(reading, other, theirs)
            if title == office.title or (as_head and title in theirs.state_titles):
                return other.entity
        return self._held_by_the_named(reading, office, rules)

    def _held_by_the_named(self, reading: Reading, office: OfficePhrase, rules: NamingRules) -> Entity | None:
        """“Vladimir Putin has arrived … The President toured …”: the office that whom it names first held then."""
        day = reading.document.published
        wanted = rules.state_titles if office.title in rules.heads_of_state else frozenset([office.title])
        keys = {search_key(title) for title in wanted}
        if day is None or rules.genitive:
            return None
        for name in sorted(reading.names, key=lambda name: name.first):
            if name.entity.kind != "person" or name.entity.provisional:
                continue
            for tenure in self._authority.tenures_of(name.entity.path):
                if tenure.may_cover(day) and keys & self._authority.title_keys(tenure.office.path):
                    return tenure.office
        return None

    # --- titles ---------------------------------------------------------------------------------------------------

    def _known(
        self, reading: Reading, office: OfficePhrase, country: str | None, rules: NamingRules
    ) -> Entity | None:
        if rules.genitive and office.title in rules.heads_of_state and office.person is not None:
            return self._held(office.person.entity.path, *rules.state_titles)  # the epithet of an office
        core = self._titles.core(reading, office, rules)
        whole = " ".join(reading.tokens.words[office.core : office.end])
        titles = also_called(rules, core, whole)
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
            found_here = (self._authority.office_for(title, country) for title in also_called(rules, core))
            return next((found for found in found_here if found is not None), None)
        return None

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
        label = without_epithets(nominative(reading, office), rules.epithets)
        of = office.of.path if office.of is not None and _is_named(reading, office.of) else None
        return Entity("office", name_path("office", label), label, rules.language, of=of)

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
        titles = also_called(rules, office.title)
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
        found = Unambiguous()
        for form in self._authority.names:
            if form.entity.kind == "office" and form.bare:
                found.add(search_key(form.form), form.entity)
        return found.entities()


def _is_named(reading: Reading, entity: Entity) -> bool:
    """Whether there will be such an entity: the authority's, or one that the item names."""
    return not entity.provisional or any(name.entity.path == entity.path for name in reading.names)


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


def _become(name: Name, entity: Entity) -> None:
    name.form = name.form or name.entity.label
    name.entity = entity
