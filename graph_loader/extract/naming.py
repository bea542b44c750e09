"""Reads the names of a text: known names, bodies, places, offices and persons, each after those it needs."""

from collections.abc import Iterable, Mapping

from graph_loader.authority.index import Authority
from graph_loader.extract.back_references import BackReferences
from graph_loader.extract.bare_titles import refer_to_holders
from graph_loader.extract.bodies import Bodies
from graph_loader.extract.case_places import in_locative
from graph_loader.extract.declined_places import declined_places
from graph_loader.extract.known_names import KnownNames
from graph_loader.extract.known_persons import KnownPersons
from graph_loader.extract.localities import Localities
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES, CLOSING, OPENING, NounPhrases
from graph_loader.extract.office_titles import nominative
from graph_loader.extract.office_verbs import predicate
from graph_loader.extract.offices import Offices
from graph_loader.extract.persons import Persons, appose
from graph_loader.extract.place_references import refer_to_places
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.extract.titles import Titles
from graph_loader.extract.tokens import words_of
from graph_loader.model import Mention


class Naming:
    """The naming stage; holds only what was read from the authority and the language files."""

    def __init__(
        self, authority: Authority, rules: Mapping[str, NamingRules], given_names: frozenset[str]
    ) -> None:
        demonyms = (form for forms in authority.demonyms.values() for form in forms)
        phrases = NounPhrases(given_names, frozenset(word for form in demonyms for word in words_of(form)))
        self._rules = rules
        self._known = KnownNames(authority)
        self._bodies = Bodies(authority, phrases)
        self._localities = Localities(authority, phrases)
        self._titles = Titles(authority, phrases, self._bodies)
        known_persons = KnownPersons(authority)
        self._persons = Persons(known_persons, phrases)
        self._back_references = BackReferences(known_persons, given_names)
        self._offices = Offices(authority, known_persons)

    def read(self, reading: Reading) -> None:
        """Fill `reading.names` and `reading.offices`."""
        reading.endings = _endings_apart(reading, self._rules)
        for name in self._known.find(reading, self._rules):
            reading.claim(name)
        sentences = [
            (first, stop, self._rules[sentence.language])
            for (first, stop), sentence in zip(reading.bounds, reading.sentences, strict=True)
        ]
        for first, stop, rules in sentences:
            _absorb(reading, self._bodies.find(reading, first, stop, rules))
            _release_eponyms(reading, first, stop, rules)
            _absorb(reading, self._bodies.forces(reading, first, stop, rules))
            _absorb(reading, self._bodies.quoted(reading, first, stop, rules))
            _absorb(reading, self._bodies.alone(reading, first, stop, rules))
            if rules.declined:
                _absorb(reading, declined_places(reading, first, stop, rules))
            else:
                _absorb(reading, self._localities.with_noun(reading, first, stop, rules))
            for body, venue in list(self._localities.venues(reading, first, stop, rules)):
                reading.release(body)
                reading.claim(venue)
        for first, stop, rules in sentences:
            for office in self._titles.find(reading, first, stop, rules):
                office.person = self._persons.beside(reading, office, stop, rules)
                if reading.offices:
                    _share_person(reading, reading.offices[-1], office, rules)
                reading.offices.append(office)
        for first, stop, rules in sentences:
            for name in list(self._localities.after_noun(reading, first, stop, rules)):
                reading.claim(name)
            for name in list(self._persons.by_given_name(reading, first, stop, rules)):
                reading.claim(name)
            for name in list(self._localities.after_preposition(reading, first, stop, rules)):
                reading.claim(name)
            for name in list(self._bodies.agencies(reading, first, stop, rules)):
                reading.claim(name)
            for name in list(in_locative(reading, first, stop, rules)):
                reading.claim(name)
        for name in self._localities.in_dateline(reading, self._rules):
            reading.claim(name)
        for first, stop, rules in sentences:
            _release_eponyms(reading, first, stop, rules)
        _refer_to_longer_names(reading, self._rules)
        refer_to_places(reading, self._rules)
        self._back_references.resolve(reading, self._rules)
        appose(reading, self._rules)
        for first, stop, rules in sentences:
            self._titles.share(reading, first, stop, rules)
        predicate(reading, self._rules)
        self._offices.resolve(reading, self._rules)
        refer_to_holders(reading, self._rules)
        reading.names.sort(key=lambda name: name.first)

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """One mention per entity and written form, at its first place."""
        found: dict[tuple[str, str], Mention] = {}
        for name in reading.names:
            span = reading.span(name.first, name.end)
            written = reading.document.slice(span)
            form = name.form if name.form and name.form != written else None
            _first(found, Mention(name.entity, span, form), written)
        for office in reading.offices:
            if office.entity is None:
                continue
            span = reading.span(office.first, office.end)
            written = reading.document.slice(span)
            form = nominative(reading, office)
            _first(found, Mention(office.entity, span, form if form != written else None), written)
        return tuple(sorted(found.values(), key=lambda mention: (mention.span, mention.entity.path)))


def _endings_apart(reading: Reading, rules_of: Mapping[str, NamingRules]) -> dict[int, str]:
    """Where a language writes case endings behind an apostrophe, or a hyphen (“AZƏRTAC-a”): its token with the case."""
    tokens = reading.tokens
    found: dict[int, str] = {}
    for (first, stop), sentence in zip(reading.bounds, reading.sentences, strict=True):
        inflection = rules_of[sentence.language].inflection
        if not (inflection.apostrophe or inflection.harmony):
            continue
        for index in range(first + 1, stop - 1):
            hyphen = (
                inflection.harmony
                and tokens.words[index] == "-"
                and tokens.written(index - 1, index).isupper()
            )
            if not hyphen and not (inflection.apostrophe and tokens.words[index] in APOSTROPHES):
                continue
            case = inflection.case_of(tokens.words[index + 1])
            if case is not None and tokens.adjacent(index - 1) and tokens.adjacent(index):
                found[index] = case
    return found


def _refer_to_longer_names(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """“Dövlət Komitəsi” is the one committee whose full name the item has: names shorten so where owners come first."""
    bodies = [n for n in reading.names if n.entity.kind == "organization"]
    for name in bodies:
        rules = rules_of[reading.sentences[reading.sentence_of(name.first)].language]
        if not name.entity.provisional or not rules.genitive or name.end - name.first < 2:
            continue
        tail = " " + name.entity.label
        longer = {n.entity.path: n.entity for n in bodies if n.entity.label.endswith(tail)}
        if len(longer) == 1:
            name.form, name.entity = name.entity.label, next(iter(longer.values()))


def _release_eponyms(reading: Reading, first: int, stop: int, rules: NamingRules) -> None:
    """“«Heydər Əliyev» ordeni”: in quotation marks stands what is called after a person, and not the person."""
    words = reading.tokens.words
    if not rules.genitive:
        return
    for name in list(reading.names_in(first + 1, stop - 1)):
        marked = words[name.first - 1] in OPENING and words[name.end] in CLOSING if name.end < stop else False
        if marked and name.entity.kind == "person":
            reading.release(name)


def _absorb(reading: Reading, candidates: Iterable[Name]) -> None:
    """Claim each candidate, taking over shorter names inside it; one that only overlaps another is let go."""
    for name in list(candidates):
        inside = {id(n): n for n in reading.owner[name.first : name.end] if n is not None}
        if any(n.first < name.first or n.end > name.end for n in inside.values()):
            continue
        if any(n.first == name.first and n.end == name.end for n in inside.values()):
            continue
        for shorter in inside.values():
            reading.release(shorter)
        reading.claim(name)


def _share_person(reading: Reading, before: OfficePhrase, office: OfficePhrase, rules: NamingRules) -> None:
    """“First Deputy Prime Minister and Minister of Economy X”: two offices of one person, if no article parts them.

    Where cases tell the parts, a title and a rank need no joint: “müdafiə naziri general-polkovnik X”.
    """
    words, grammar = reading.tokens.words, rules.grammar
    joined = office.first - before.end == 1 and (
        words[before.end] == "," or words[before.end] in grammar.conjunctions
    )
    rank = office.of is None  # "Prezident Latviya Prezidenti X-i qəbul edib": an owner begins another's title
    joined = joined or (
        rules.genitive and rank and office.first == before.end and before.ending.case == "nominative"
    )
    article = before.first > 0 and (
        words[before.first - 1] in grammar.articles or words[before.first - 1] in ("by", "between")
    )
    if (
        before.person is None
        and office.person is not None
        and joined
        and not article
        and office.person.first >= office.end
    ):
        before.person = office.person


def _first(found: dict[tuple[str, str], Mention], mention: Mention, written: str) -> None:
    key = (mention.entity.path, written)
    known = found.get(key)
    if known is None or mention.span < known.span:
        found[key] = mention
