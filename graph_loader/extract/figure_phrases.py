"""Reads what is said of each number of a sentence: money, a share, a count of people or things and what befell them.

What the figures of a sentence have to do with each other is for `graph_loader.extract.figures` to say. Amounts carry
ISO 4217 codes (https://www.iso.org/iso-4217-currency-codes.html).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

from graph_loader.extract.figure_rules import UNNAMED, FigureRules
from graph_loader.extract.nouns import Noun, noun_after
from graph_loader.extract.numbers import Number, find_numbers, hedge_of
from graph_loader.model import Qualifier, Sentence, Span
from ontology.folding import fold_characters

Joint = Literal["part", "list", ""]

_FEW = 3  # "two countries" and "one of them" are no figures; from three on a counted noun may be one
_WHOLE = 100
_MANY = 1000  # a number so large before a verb counts somebody: "35,711,958 visited the site"
_VERB = re.compile(r"\s+(?P<verb>[a-z]{3,}ed)\b")
_RANGE = re.compile(r"\s?[-–—]\s?|\s+to\s+")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_MOVES = ("displaced", "resettled")  # people are; "returned two rubles" is another thing
_CLAUSE = re.compile(r"[;:.!?]\s|\s[–—]\s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with what is said of it, by places in the sentence; `whole` is the index of what it is part of."""

    number: Number
    start: int
    end: int
    written: tuple[int, int] | None = None
    qualifier: Qualifier = "exact"
    measure: str | None = None
    measured_before: bool = False
    unit: str | None = None
    population: str | None = None
    population_at: tuple[int, int] | None = None
    noun: Noun | None = None
    whole: int | None = None

    @property
    def counts(self) -> bool:
        return self.unit is None


def lower_characters(text: str) -> str:
    """Small letters, one code point for one: `'İ'.lower()` alone is two."""
    return text.replace("İ", "i").lower()


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """One sentence: its folded and lower-case text with the calendar masked, and the rules to read it by."""

    folded: str
    lower: str
    rules: FigureRules

    @classmethod
    def of(cls, text: str, sentence: Sentence, rules: FigureRules, calendar: Sequence[Span]) -> Self:
        offset, end = sentence.span
        piece = text[offset:end]
        for span in calendar:
            if offset <= span.start and span.end <= end:
                start, stop = span.start - offset, span.end - offset
                piece = piece[:start] + "\0" * (stop - start) + piece[stop:]
        return cls(fold_characters(piece), lower_characters(piece), rules)

    def phrases(self) -> list[Phrase]:
        """The numbers of the sentence that are figures, in order, each with what is said of it alone."""
        numbers = list(find_numbers(self.folded, self.rules.numbers))
        phrases: list[Phrase] = []
        for index, number in enumerate(numbers):
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            if self._is_code(number):
                continue
            if following and self.rules.of_whole.fullmatch(self.lower, number.end, following.start):
                phrases.extend(self._part_of_next(number, following, len(phrases)))
            elif phrases and phrases[-1].number is number:
                continue  # read as the whole of the number before it
            elif phrase := self._phrase(number, following, phrases):
                phrases.append(phrase)
        return phrases

    def _part_of_next(self, number: Number, following: Number, index: int) -> list[Phrase]:
        """Two figures of one phrase: "38 of the 67 people on board died" counts 67 people, and 38 who died."""
        said = self._phrase(following, None, ())
        if said is None or said.noun is None or number.value > following.value:
            return []
        whole = replace(said, end=said.noun.end, measure=None, written=(said.noun.head, said.noun.end))
        part = replace(said, number=number, start=number.start, whole=index + 1)
        return [part, whole]

    def joints(self, phrases: Sequence[Phrase]) -> list[Joint]:
        """For each phrase how it joins the one before: "part", "list" or nothing."""
        joints: list[Joint] = []
        for index, phrase in enumerate(phrases):
            floor = phrases[index - 1].end if index else 0
            if index and self.rules.parts.search(self.lower, floor, phrase.start):
                joints.append("part")
            elif index and self.rules.glue.fullmatch(self.lower, floor, phrase.start):
                joints.append("list")
            else:
                joints.append("")
        return joints

    def resumed(self, phrases: Sequence[Phrase], joints: Sequence[Joint]) -> list[Phrase]:
        """Reads on behind parts put in between: "Twelve people, including three children, lost their lives"."""
        found = list(phrases)
        for index, phrase in enumerate(phrases[:-1]):
            last = index
            while (
                last + 1 < len(phrases)
                and joints[last + 1] in ("part", "list")
                and joints[index + 1] == "part"
            ):
                last += 1
            if last == index or phrase.measure or not phrase.counts:
                continue
            comma = phrases[last].end + (self.lower[phrases[last].end : phrases[last].end + 1] == ",")
            after = self.rules.after.match(self.lower, comma)
            if after and after.lastgroup and after.lastgroup != UNNAMED:
                found[index] = replace(phrase, measure=after.lastgroup, written=after.span(after.lastgroup))
        return found

    def _is_code(self, number: Number) -> bool:
        return (
            self.rules.unless_before.search(self.lower, max(0, number.start - 24), number.start) is not None
        )

    def _phrase(self, number: Number, following: Number | None, before: Sequence[Phrase]) -> Phrase | None:
        end = number.end
        if (
            following
            and _RANGE.fullmatch(self.lower, number.end, following.start)
            and following.value > number.value
        ):
            end = following.end  # "30–35 percent": both are of what follows the second
        phrase = self._money(number, end) or self._percentage(number, end)
        if phrase is None:
            phrase = self._count(number, end, before[-1] if before else None)
        if phrase is None or (phrase.unit and _is_idle(number)):
            return None
        if end != number.end:
            return replace(phrase, start=number.start, end=number.end, qualifier="atLeast")
        qualifier, start, stop = hedge_of(self.folded, phrase.start, number.end, self.rules.numbers)
        if qualifier == "exact":
            qualifier = phrase.qualifier
        return replace(phrase, qualifier=qualifier, start=min(start, phrase.start), end=max(stop, phrase.end))

    def _money(self, number: Number, end: int) -> Phrase | None:
        sign = self.rules.currency_before.search(self.lower, max(0, number.start - 8), number.start)
        if sign is None:
            sign = self.rules.currency_after.match(self.lower, end)
        if sign is None or sign.lastgroup is None:
            return None
        name = sign.lastgroup
        start, stop = min(number.start, sign.start(name)), max(end, sign.end(name))
        return Phrase(number, start, stop, written=sign.span(name), unit=name)

    def _percentage(self, number: Number, end: int) -> Phrase | None:
        sign = self.rules.percent.match(self.lower, end)
        if sign is None:
            return None
        change = self.rules.changes.search(self.lower, sign.end(), sign.end() + 24)
        if change is None or self.lower[sign.end() : change.start()].strip(" \u00a0"):
            change = last_match(self.rules.changes, self.lower, max(0, number.start - 40), number.start)
        written = (
            change.span() if change else (sign.start() + len(sign[0]) - len(sign[0].lstrip()), sign.end())
        )
        return Phrase(number, number.start, sign.end(), written=written, unit="%")

    def _count(self, number: Number, end: int, previous: Phrase | None) -> Phrase | None:
        if self.rules.unless_after.match(self.lower, end):
            return None
        _, _, hedged = hedge_of(self.folded, number.start, end, self.rules.numbers)
        noun = noun_after(self.lower, hedged, number.value, self.rules)
        plain = Phrase(number, number.start, noun.end if noun else hedged, noun=noun)
        if noun:
            qualifier, _, hedged = hedge_of(self.folded, number.start, noun.end, self.rules.numbers)
            plain = replace(plain, end=hedged, qualifier=qualifier)
        phrase = self._measured(plain, previous)
        if noun:
            return self._with_population(phrase, noun)
        return phrase if phrase.written else self._without_noun(phrase, previous)

    def _measured(self, phrase: Phrase, previous: Phrase | None) -> Phrase:
        """The phrase with what happened to those counted, said in it, after it or before it."""
        noun = phrase.noun
        after = self.rules.after.match(self.lower, phrase.end)
        inside = self.rules.inside.search(self.lower, noun.start, noun.end) if noun else None
        if found := inside or after:
            name = found.lastgroup
            if name:
                written = found.span(name)
                measure = None if name == UNNAMED else name
                return replace(phrase, measure=measure, written=written, end=max(phrase.end, written[1]))
        return self._measured_before(
            phrase, max(previous.end if previous else 0, self._clause_start(phrase.start))
        )

    def _measured_before(self, phrase: Phrase, floor: int) -> Phrase:
        noun = phrase.noun
        qualifier, start, _ = hedge_of(self.folded, phrase.start, phrase.number.end, self.rules.numbers)
        if qualifier == "exact":
            qualifier = phrase.qualifier
        before = last_match(self.rules.before, self.lower, floor, start) if start > floor else None
        if before and before.lastgroup and (before.lastgroup not in _MOVES or self._counts_people(noun)):
            written = before.span(before.lastgroup)
            return replace(
                phrase,
                measure=None if before.lastgroup == UNNAMED else before.lastgroup,
                written=written,
                start=written[0],
                qualifier=qualifier,
                measured_before=True,
            )
        return phrase

    def _counts_people(self, noun: Noun | None) -> bool:
        return noun is None or self.rules.population.search(self.lower, noun.start, noun.end) is not None

    def _clause_start(self, position: int) -> int:
        last = last_match(_CLAUSE, self.lower, max(0, position - 120), position)
        return last.end() if last else max(0, position - 120)

    def _with_population(self, phrase: Phrase, noun: Noun) -> Phrase | None:
        who = self.rules.population.search(self.lower, noun.start, noun.end)
        if who and who.lastgroup:
            phrase = replace(phrase, population=who.lastgroup, population_at=who.span(who.lastgroup))
        if phrase.written is None:
            phrase = replace(phrase, written=(noun.head, noun.end))
        return phrase if self._tells(phrase, noun) else None

    def _tells(self, phrase: Phrase, noun: Noun) -> bool:
        """Whether a count is more than a way of speaking: "the two leaders" and "three sides" are none."""
        number = phrase.number
        if phrase.measure and phrase.measure != "present":
            return True
        if phrase.population is None and self._is_year(number):
            return False
        if not number.in_words:
            return True
        if phrase.population and self.rules.parts.search(self.lower, max(0, phrase.start - 24), phrase.start):
            return True
        if number.value < _FEW or self.lower[noun.head : noun.end] in self.rules.vague_heads:
            return False
        return self.rules.definite.search(self.lower, max(0, phrase.start - 12), phrase.start) is None

    def _is_year(self, number: Number) -> bool:
        return _YEAR_LIKE.fullmatch(self.lower, number.start, number.end) is not None

    def _without_noun(self, phrase: Phrase, previous: Phrase | None) -> Phrase | None:
        number = phrase.number
        before = (max(0, number.start - 40), number.start)
        if previous and previous.counts and self.rules.comparison.search(self.lower, *before):
            return replace(
                phrase,
                written=previous.written, measure=previous.measure, population=previous.population,
                population_at=previous.population_at, noun=previous.noun,
            )  # fmt: skip
        verb = self.rules.passive.match(self.lower, number.end)
        if verb and self.rules.parts.search(self.lower, *before):
            return replace(phrase, written=verb.span("verb"), end=verb.end())
        verb = _VERB.match(self.lower, number.end)
        if verb and number.value >= _MANY and not self._is_year(number):
            return replace(phrase, written=verb.span("verb"), end=verb.end())
        return None


def _is_idle(number: Number) -> bool:
    """Whether the number is only a way of speaking: two of them, one ruble, one hundred percent."""
    return number.in_words and (number.value < _FEW or number.value == _WHOLE)


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, start, end), key=lambda match: match.start(), default=None)
