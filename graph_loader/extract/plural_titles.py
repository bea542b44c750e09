"""Offices named together: “Presidents of Tajikistan and Uzbekistan”, “the Georgian and Armenian foreign ministers”.

Each is an office of its own. Its title stands once, in the plural, so that the words of one office may be those of
several.
"""

from collections.abc import Iterator, Mapping

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.model import Entity


class PluralTitles:
    """Finds titles in the plural beside the states whose they are."""

    def __init__(self, demonyms: Mapping[tuple[str, str], Entity]) -> None:
        self._demonyms = demonyms

    def find(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[OfficePhrase]:
        """The offices that plural titles of one sentence name, one for each state."""
        for index in range(first, stop):
            plural = rules.plurals.at(reading.tokens, index, stop)
            if plural is None or reading.owner[index] is not None:
                continue
            begin = self._title_begin(reading, index, first, rules)
            singular = rules.singulars[" ".join(reading.tokens.words[index : plural[0]])]
            title = [*reading.tokens.words[begin:index], singular]
            behind = self._states_behind(reading, plural[0], stop, rules)
            if behind is not None:
                more, states = behind
                yield from self._behind(reading, begin, [*title, *more], states, rules)
            else:
                yield from self._before(reading, begin, plural[0], title, first, rules)

    def shared(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> list[OfficePhrase]:
        """The offices of the persons listed behind a plural title, and of those that “A and B” are listed for."""
        found: list[OfficePhrase] = []
        for index in range(first, stop):
            plural = rules.plurals.at(reading.tokens, index, stop)
            if plural is None:
                continue
            begin = self._title_begin(reading, index, first, rules)
            singular = rules.singulars[" ".join(reading.tokens.words[index : plural[0]])]
            title = [*reading.tokens.words[begin:index], singular]
            for person in _listed(reading, plural[0], stop, rules):
                label = _capitals(title, rules)
                found.append(
                    OfficePhrase(begin, plural[0], begin, " ".join(title), label=label, person=person)
                )
            self._respectively(reading, begin, stop, rules)
        return found

    def _respectively(self, reading: Reading, begin: int, stop: int, rules: NamingRules) -> None:
        """“the Ministers of the Netherlands and Germany, Kajsa Ollongren and Boris Pistorius”: one for one."""
        offices = [o for o in reading.offices if o.label is not None and begin <= o.first < stop]
        if not offices or offices[0].first != begin or offices[-1].end >= stop:
            return
        persons = _listed(reading, offices[-1].end + 1, stop, rules)
        if reading.tokens.words[offices[-1].end] == "," and len(persons) == len(offices):
            for office, person in zip(offices, persons, strict=True):
                office.person = person

    def _title_begin(self, reading: Reading, index: int, first: int, rules: NamingRules) -> int:
        words = reading.tokens.words
        while index > first and (words[index - 1] in rules.portfolio or words[index - 1] in rules.modifiers):
            if (rules.language, words[index - 1]) in self._demonyms:
                break
            index -= 1
        return index

    def _states_behind(
        self, reading: Reading, end: int, stop: int, rules: NamingRules
    ) -> tuple[list[str], list[tuple[int, int, Entity]]] | None:
        """The rest of the title, and the stretches of the states after “of”; None where fewer than two stand there."""
        words, grammar = reading.tokens.words, rules.grammar
        more: list[str] = []
        index = end
        while index < stop and (words[index] in grammar.of or words[index] in grammar.articles):
            index += 1
        if index == end:
            return None
        begin = index
        while (
            index < stop
            and reading.owner[index] is None
            and words[index] in (*rules.portfolio, *rules.connectors)
        ):
            index += 1
        if index > begin and words[index - 1] in (*grammar.of, *grammar.articles):
            more = list(words[end:index])
            while more and more[-1] in (*grammar.of, *grammar.articles):
                more.pop()
        elif index > begin:
            return None
        states: list[tuple[int, int, Entity]] = []
        while index < stop and (name := reading.name_at(index)) is not None and name.entity.kind == "place":
            states.append((name.first, name.end, name.entity))
            index = name.end
            while index < stop and (
                words[index] == ","
                or words[index] in grammar.conjunctions
                or words[index] in grammar.articles
            ):
                index += 1
        return (more, states) if len(states) > 1 else None

    def _behind(
        self,
        reading: Reading,
        begin: int,
        title: list[str],
        states: list[tuple[int, int, Entity]],
        rules: NamingRules,
    ) -> Iterator[OfficePhrase]:
        for number, (first, end, state) in enumerate(states):
            written = reading.tokens.written(first, end)
            label = f"{_capitals(title, rules)} of {written}"
            start = begin if number == 0 else first
            yield OfficePhrase(start, end, start, " ".join(title), state, label=label)

    def _before(
        self, reading: Reading, begin: int, end: int, title: list[str], first: int, rules: NamingRules
    ) -> Iterator[OfficePhrase]:
        words = reading.tokens.words
        peoples: list[tuple[int, Entity]] = []
        index = begin - 1
        while index >= first and (people := self._demonyms.get((rules.language, words[index]))) is not None:
            peoples.insert(0, (index, people))
            index -= 1
            while index > first and (words[index] == "," or words[index] in rules.grammar.conjunctions):
                index -= 1
        if len(peoples) < 2:
            return
        for number, (at, people) in enumerate(peoples):
            stop = end if number == len(peoples) - 1 else at + 1
            label = f"{reading.tokens.written(at, at + 1)} {_capitals(title, rules)}"
            yield OfficePhrase(at, stop, at, " ".join(title), people, label=label)


def _listed(reading: Reading, index: int, stop: int, rules: NamingRules) -> list[Name]:
    """The persons that stand in a list from here on."""
    words, found = reading.tokens.words, list[Name]()
    while index < stop and (name := reading.name_at(index)) is not None and name.entity.kind == "person":
        found.append(name)
        index = name.end
        while index < stop and (words[index] == "," or words[index] in rules.grammar.conjunctions):
            index += 1
    return found


def _capitals(title: list[str], rules: NamingRules) -> str:
    words = " ".join(title).split()
    return " ".join(word if word in rules.connectors else word[:1].upper() + word[1:] for word in words)
