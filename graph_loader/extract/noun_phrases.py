"""Runs of capitalised words: where a name made of several words begins and ends."""

from dataclasses import dataclass

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Reading
from graph_loader.extract.tokens import Tokens

APOSTROPHES = frozenset("'’`ʼ‘")
OPENING = frozenset('“"«„')
CLOSING = frozenset('”"»“')


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """Grows names to the left and right; given names tell where a person begins, demonyms are no part of one."""

    given_names: frozenset[str]
    demonyms: frozenset[str]

    def person_starts(self, reading: Reading, index: int, stop: int, rules: NamingRules) -> bool:
        """Whether a personal name plainly begins here: a known person, or a given name before another capital."""
        name = reading.owner[index]
        if name is not None:
            return name.entity.kind == "person" and name.first == index
        tokens = reading.tokens
        if not tokens.capitalised(index) or tokens.words[index] not in self.given_names:
            return False
        if tokens.words[index] in rules.portfolio or index + 1 >= stop or not tokens.capitalised(index + 1):
            return False
        following = tokens.words[index + 1]
        return (
            following not in rules.portfolio
            and following not in self.demonyms
            and following not in rules.things
            and following not in rules.function_words
            and not rules.body_heads.at(tokens, index + 1, stop)
            and not rules.place_after.at(tokens, index + 1, stop)
        )

    def end(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> int:
        """Where the noun phrase that begins at `first` ends: capitals joined by connectors, up to a personal name."""
        tokens, index = reading.tokens, first
        while index < stop:
            if index > first and (
                self.person_starts(reading, index, stop, rules)
                or self._unknown_person(reading, index, stop, rules)
            ):
                break
            if is_name_word(tokens, index, rules):
                index += 1
                continue
            following = self._after_joint(reading, index, first, stop, rules)
            if following == index:
                break
            index = following
        return index

    def _unknown_person(self, reading: Reading, index: int, stop: int, rules: NamingRules) -> bool:
        """Two capitals right behind a state: “the Parliament of Kazakhstan Yerlan Koshanov”."""
        tokens, state = reading.tokens, reading.owner[index - 1]
        if state is None or not state.known or state.entity.kind == "person" or index + 2 > stop:
            return False
        return all(
            reading.owner[i] is None
            and is_name_word(tokens, i, rules)
            and tokens.words[i] not in rules.portfolio
            and tokens.words[i] not in rules.things
            and not rules.body_heads.at(tokens, i, i + 1)
            and not rules.place_after.at(tokens, i, i + 1)
            for i in (index, index + 1)
        )

    def _after_joint(self, reading: Reading, index: int, first: int, stop: int, rules: NamingRules) -> int:
        """The word after a connector, hyphen or possessive that joins two parts of a name; else `index` itself."""
        tokens = reading.tokens
        if index == first:
            return index
        word = tokens.words[index]
        if word == "-" and index + 1 < stop and tokens.adjacent(index - 1) and tokens.adjacent(index):
            return index + 2
        if word == "," and index + 1 < stop and tokens.capitalised(index + 1):
            # A portfolio of three: "Environmental Protection, Ecology and Transport".
            return index + 1 if tokens.words[index + 1] in rules.portfolio else index
        if (
            word in APOSTROPHES
            and index + 2 < stop
            and tokens.words[index + 1] in rules.grammar.possessive
            and tokens.capitalised(index + 2)
        ):
            return index + 2
        following = index
        while (
            following < stop
            and tokens.words[following] in rules.connectors
            and not tokens.capitalised(following)
        ):
            following += 1
        if following == index or following >= stop or not is_name_word(tokens, following, rules):
            return index
        if self.person_starts(reading, following, stop, rules):
            return index
        if (word == "," or word in rules.grammar.conjunctions) and not self._joins(
            reading, index, following, stop, rules
        ):
            return index
        return following

    def _joins(self, reading: Reading, index: int, following: int, stop: int, rules: NamingRules) -> bool:
        """Whether “and” joins two words of one name, not two names: neither side is a name or an office by itself."""
        tokens = reading.tokens
        before, after = reading.owner[index - 1], reading.owner[following]
        if after is None and before is not None and before.entity.kind == "place":
            # "Minister for Europe and Foreign Affairs", but not "Prime Minister of the UK and the Foreign Secretary"
            titled = any(rules.heads.at(tokens, i, stop) for i in range(following, min(stop, following + 2)))
            return tokens.words[following] in rules.portfolio and not titled
        if before is not None or (after is not None and after.first == following):
            return False
        return tokens.words[following] in rules.portfolio or not rules.heads.at(tokens, following, stop)


def opening_quote(reading: Reading, closing: int, first: int) -> int:
    """The token of the quotation mark that opens what closes here; the closing one itself where none does."""
    for index in range(closing - 1, max(first - 1, closing - 8), -1):
        if reading.tokens.text[reading.tokens.starts[index]] in '“"«„':
            return index
    return closing + 1


def is_name_word(tokens: Tokens, index: int, rules: NamingRules) -> bool:
    """Whether a word can be part of a name: a capital, and neither function word nor month."""
    return (
        tokens.capitalised(index)
        and tokens.words[index] not in rules.function_words
        and tokens.words[index] not in rules.calendar
    )


def ends_person(tokens: Tokens, index: int, first: int, rules: NamingRules) -> bool:
    """Whether a capital is plainly somebody's surname, by its ending or by the initial before it."""
    initial = index - 2 >= first and tokens.words[index - 1] == "." and len(tokens.words[index - 2]) == 1
    return initial or tokens.words[index].endswith(rules.surname_endings)
