"""Persons where their full names stand: beside an office, or behind a given name where nothing else tells."""

from collections.abc import Iterator, Mapping

from graph_loader.extract.known_persons import KnownPersons
from graph_loader.extract.name_runs import NameRuns, behind_honorifics
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import NounPhrases, is_name_word
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.extract.surname_endings import surname_ending


class Persons:
    """Reads the names of persons, known to the authority or not."""

    def __init__(self, known: KnownPersons, phrases: NounPhrases) -> None:
        self._known = known
        self._given_names = phrases.given_names
        self._runs = NameRuns(phrases)

    # --- beside an office -----------------------------------------------------------------------------------------

    def beside(self, reading: Reading, office: OfficePhrase, stop: int, rules: NamingRules) -> Name | None:
        """The person named right after an office, or before it across a comma; claims a new name where one stands."""
        tokens, index = reading.tokens, behind_honorifics(reading, office.end, stop, rules)
        after = self._starting_at(reading, index, stop, rules, titled=True) if index < stop else None
        if after is None:
            if index + 1 < stop and tokens.words[index] == ",":
                after = self._enclosed(reading, office, index + 1, stop, rules)
            titled_again = office.end < stop and rules.heads.at(tokens, office.end, stop) is not None
            if not (rules.genitive and titled_again):  # "X, kilsənin nümayəndəsi mitropolit Y" is Y
                after = after or _apposition(reading, office, rules)
            if after is not None:
                return after
            if index + 1 < stop and tokens.words[index] == "," and office.of is not None:
                after = self._starting_at(reading, index + 1, stop, rules, titled=False)
        if after is not None:
            _country_behind(reading, office, after, stop, rules)
        return after

    def _enclosed(
        self, reading: Reading, office: OfficePhrase, index: int, stop: int, rules: NamingRules
    ) -> Name | None:
        """“the President of the Republic, Emmanuel Macron, …”: a definite office, and a name between two commas."""
        before, words, grammar = office.first - 1, reading.tokens.words, rules.grammar
        if before < 0 or words[before] not in (*grammar.articles, *grammar.possessive, *grammar.owners):
            return None
        end = self._runs.end(reading, index, stop, rules)
        if end == index or (end < stop and words[end] not in (",", ".", ")")):
            return None
        return self._starting_at(reading, index, stop, rules, titled=end > index + 1)

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
            if not titled or not self._given_names.intersection(reading.tokens.words[index : index + 1]):
                return None
        end = self._runs.end(reading, index, stop, rules)
        if end == index:
            return None
        if end == index + 1 and not titled:
            return None
        if not titled and not self._runs.plainly_person(reading, index, end, stop, rules):
            return None
        name = self._person(reading, index, end, rules)
        if owner is not None:
            reading.release(owner)
        return name if reading.claim(name) else None

    # --- by given name --------------------------------------------------------------------------------------------

    def by_given_name(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“Roman Busargin” where nothing else says who he is; honorifics before a surname too."""
        tokens, index = reading.tokens, first
        while index < stop - 1:
            if reading.owner[index] is not None:
                index += 1
                continue
            titled = tokens.words[index] in rules.honorifics and tokens.capitalised(index)
            if titled:
                begin = behind_honorifics(reading, index, stop, rules)
            else:
                end = self._runs.end(reading, index, stop, rules)
                if end - index < 2 or not self._runs.plainly_person(reading, index, end, stop, rules):
                    index += 1
                    continue
                begin = self._runs.given_name_in(reading, index, end)
            if begin < stop and reading.owner[begin] is None and is_name_word(tokens, begin, rules):
                end = self._runs.end(reading, begin, stop, rules)
                if end > begin + (0 if titled else 1):
                    yield self._person(reading, begin, end, rules)
                    index = end
                    continue
            index += 1

    def _person(self, reading: Reading, first: int, end: int, rules: NamingRules) -> Name:
        tokens = reading.tokens
        written = tokens.written(first, end)
        ending = surname_ending(reading, end, rules)
        form = written[: len(written) - ending.length]
        name = Name(first, end, self._known.entity(form, rules.language), ending.case)
        name.form = form if form != written else None
        return name


def appose(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """Gives offices the persons before them, “Kristen Michal, Prime Minister of Estonia, …”, once all are found."""
    for office in reading.offices:
        rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
        if office.person is None and office.label is None and not rules.genitive:
            office.person = _apposition(reading, office, rules)


def _apposition(reading: Reading, office: OfficePhrase, rules: NamingRules) -> Name | None:
    """“Ali Asadov, the Prime Minister of Azerbaijan, …”."""
    tokens, before = reading.tokens, office.first - 1
    while before >= 0 and tokens.words[before] in rules.grammar.articles:
        before -= 1
    if before < 1 or tokens.words[before] not in (",", "-", "–", "—", "("):
        return None
    name = reading.name_before(before)
    return name if name is not None and name.entity.kind == "person" else None


def _country_behind(
    reading: Reading, office: OfficePhrase, person: Name, stop: int, rules: NamingRules
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
