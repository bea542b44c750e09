"""Runs of capitals that can be one person's name: the words it is made of, and what joins them."""

import re
from dataclasses import dataclass

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import NounPhrases, is_name_word
from graph_loader.extract.reading import Reading

_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "del", "da", "di", "bin", "ibn", "al", "el", "ul", "la", "le", "dos", "abu"]
)  # fmt: skip
_ROMAN = re.compile(r"[IVX]{2,}")
_MOST_WORDS = 4  # of a name
_SYLLABLE = 5  # letters
_COMPOUND_ENDINGS = ("ed", "ing", "based", "style", "era", "elect", "born", "wide", "run", "age")
"""What small letters behind a hyphen may mean where they are no second part of a given name: “Moscow-based”."""


@dataclass(frozen=True, slots=True)
class NameRuns:
    """Tells where personal names begin and end; `phrases` has the given names, and the demonyms, which are none."""

    phrases: NounPhrases

    def end(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> int:
        """Where a run of capitals that can be one person's name ends."""
        index, words = first, 0
        while index < stop and words < _MOST_WORDS:
            if index > first and reading.name_at(index) is not None:
                break
            if self._is_word(reading, index, rules):
                index, words = index + 1, words + 1
            elif _is_initial(reading, index, stop) or (index > first and _joins(reading, index, stop, rules)):
                index += 1
            else:
                break
        while index > first and not self._is_word(reading, index - 1, rules):
            index -= 1
        return index

    def plainly_person(self, reading: Reading, first: int, end: int, stop: int, rules: NamingRules) -> bool:
        """Whether a run of capitals shows by itself that it is a person: a given name, or an ending of surnames."""
        return self.phrases.person_starts(reading, first, stop, rules) or (
            end - first >= 2 and reading.tokens.words[end - 1].endswith(rules.surname_endings)
        )

    def given_name_in(self, reading: Reading, first: int, end: int) -> int:
        """Where the person begins in a run of capitals: “Rescuer Oleksiy Danchenko” begins with the given name."""
        words = reading.tokens.words
        given = (i for i in range(first, end - 1) if words[i] in self.phrases.given_names)
        return next(given, first)

    def _is_word(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        tokens = reading.tokens
        word = tokens.words[index]
        if not is_name_word(tokens, index, rules):
            return self._is_second_part(reading, index, rules)
        if word in self.phrases.demonyms and not self._is_surname_like_people(reading, index, rules):
            return False
        if _ROMAN.fullmatch(tokens.written(index, index + 1)):
            # "Charles III", but not "XI Global Forum"; nor "II Sammiti", where what a name belongs to follows it.
            return not rules.genitive and index > 0 and tokens.capitalised(index - 1)
        if word in self.phrases.given_names:
            return True
        if rules.genitive and word in rules.things:
            return False
        return (
            word not in rules.portfolio
            and not rules.heads.at(tokens, index, index + 1)
            and not rules.body_heads.at(tokens, index, index + 1)
        )

    def _is_second_part(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        """The small second part of a given name: “Kim Boo-kyum”."""
        tokens = reading.tokens
        return (
            index > 1
            and tokens.words[index - 1] == "-"
            and tokens.adjacent(index - 1)
            and tokens.adjacent(index - 2)
            and len(tokens.words[index]) <= _SYLLABLE
            and tokens.words[index].isalpha()
            and tokens.words[index - 2] not in self.phrases.demonyms
            and not tokens.words[index].endswith(_COMPOUND_ENDINGS)
            and tokens.words[index] not in rules.function_words
        )

    def _is_surname_like_people(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        """A surname that is also the name of a people: “Volker Türk”, behind a given name and before no capital."""
        tokens = reading.tokens
        following = index + 1 < len(tokens) and is_name_word(tokens, index + 1, rules)
        return index > 0 and tokens.words[index - 1] in self.phrases.given_names and not following


def _is_initial(reading: Reading, index: int, stop: int) -> bool:
    """The point after an initial: “V. Putin”, “J. D. Vance”."""
    tokens = reading.tokens
    return tokens.words[index] == "." and index > 0 and len(tokens.words[index - 1]) == 1 and index + 1 < stop


def _joins(reading: Reading, index: int, stop: int, rules: NamingRules) -> bool:
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


def behind_honorifics(reading: Reading, index: int, stop: int, rules: NamingRules) -> int:
    """Where the name begins behind “H.E. Ms.”, “, the Hon.”; where it stands if no honorific follows."""
    words, end, found = reading.tokens.words, index, index
    while end < stop and (
        words[end] in rules.honorifics or words[end] in (".", ",", *rules.grammar.articles)
    ):
        end += 1
        if words[end - 1] in rules.honorifics or (words[end - 1] == "." and found > index):
            found = end
    return found
