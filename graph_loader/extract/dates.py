"""Finds the dates of a sentence and says which days they mean, as EDTF (https://www.loc.gov/standards/datetime/).

A date without a year takes the year that brings it nearest to the item's; what cannot be decided is no date.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from graph_loader.extract import edtf
from graph_loader.extract.date_readings import Reading, read_dates
from graph_loader.extract.date_rules import REACH, DateRules, check_shift, found
from graph_loader.model import EventDate, Sentence, Span
from ontology.folding import fold_characters

DateKind = Literal["day", "month", "year", "interval", "relative", "weekday"]

_FAR = timedelta(days=60)  # a day without a year lies farther ahead only where the sentence looks ahead
_CONTEXT = 600  # characters before a sentence in which "the same year" finds its year
_YEAR_BEFORE = re.compile(r"(?<![\d.,])((?:1[5-9]|20)\d\d)(?![\d%])")
_WEEKDAY_GLUE = re.compile(r"[\s,(]*")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written; the kind `weekday` marks a day known by its weekday alone, taken to be near."""

    span: Span
    date: EventDate
    kind: DateKind


def find_dates(
    text: str, sentence: Sentence, rules: DateRules, published: date | None
) -> tuple[DateMention, ...]:
    """The dates of a sentence that can be told, in order; spans lie in the sentence and do not overlap.

    `rules` are those of the sentence's language. `published` is the day of the item: without it, relative
    dates and dates without a year are left out. Relative dates and weekdays have the basis `inferred`.
    """
    offset, end = sentence.span
    folded = fold_characters(text[offset:end])
    future = bool(rules.future and rules.future.search(folded))
    mentions = []
    for reading in _readings(text, offset, end, folded, rules):
        kind = _kind(reading)
        meant = _Resolver(rules, published, future, text[max(0, offset - _CONTEXT) : offset + reading.start])
        date_meant = None if _is_of_no_year(reading, folded, rules) else meant.date_of(reading)
        if date_meant:
            mentions.append(DateMention(Span(offset + reading.start, offset + reading.end), date_meant, kind))
    return tuple(mentions)


def find_calendar_spans(text: str, sentence: Sentence, rules: DateRules) -> tuple[Span, ...]:
    """Where a sentence speaks of the calendar, whether or not the date can be told."""
    offset, end = sentence.span
    folded = fold_characters(text[offset:end])
    return tuple(
        Span(offset + reading.start, offset + reading.end)
        for reading in _readings(text, offset, end, folded, rules)
    )


def _readings(text: str, offset: int, end: int, folded: str, rules: DateRules) -> Sequence[Reading]:
    if not rules.anchor.search(folded):
        return ()
    readings = _without_named_weekdays(list(read_dates(text[offset:end], folded, rules)), folded)
    shared = _with_shared_years(readings, folded, rules)
    ago = rules.years_ago.search(folded) if rules.years_ago else None
    if ago is None:
        return shared
    return [
        replace(reading, year_shift=f"-{ago[1]}") if reading.lacks_year else reading for reading in shared
    ]


def _kind(reading: Reading) -> DateKind:
    if reading.shift:
        return "relative"
    if reading.weekday:
        return "weekday"
    if reading.is_interval or reading.open:
        return "interval"
    if reading.day:
        return "day"
    return "month" if reading.month else "year"


def _is_of_no_year(reading: Reading, folded: str, rules: DateRules) -> bool:
    """Whether the day is one of many years or of another: every year on May 9, the January 20 tragedy."""
    if not reading.lacks_year or reading.day is None:
        return False
    named = rules.names is not None and rules.names.match(folded, reading.end) is not None
    return named or found(rules.recurring, folded, max(0, reading.start - REACH), reading.start)


def _without_named_weekdays(readings: list[Reading], folded: str) -> list[Reading]:
    """Drops a weekday that stands beside its date: Monday, June 5."""
    beside: set[int] = set()
    for index, (left, right) in enumerate(pairwise(readings)):
        if _WEEKDAY_GLUE.fullmatch(folded, left.end, right.start):
            if left.weekday and right.day:
                beside.add(index)
            if right.weekday and left.day:
                beside.add(index + 1)
    return [reading for index, reading in enumerate(readings) if index not in beside]


def _with_shared_years(readings: list[Reading], folded: str, rules: DateRules) -> list[Reading]:
    """Gives a year to the days that share it: November 9, January 11 and May 3, 2021; in 1992, on 26 May."""
    shared = readings[:]
    for index in reversed(range(len(shared) - 1)):
        left, right = shared[index], shared[index + 1]
        if (
            left.lacks_year
            and right.year
            and right.month
            and rules.glue.fullmatch(folded, left.end, right.start)
        ):
            shared[index] = replace(left, year=right.year)
    joined: list[Reading] = []
    for reading in shared:
        before = joined[-1] if joined else None
        if (
            before
            and _gives_its_year(before, reading)
            and rules.year_glue.fullmatch(folded, before.end, reading.start)
        ):
            joined[-1] = replace(
                reading, start=before.start, year=before.year, open=reading.open or before.open
            )
        else:
            joined.append(reading)
    return joined


def _gives_its_year(year: Reading, reading: Reading) -> bool:
    alone = year.year is not None and year.month is None and not year.is_interval
    return alone and reading.lacks_year


@dataclass(frozen=True, slots=True)
class _Resolver:
    """What a reading means in an item of this day; `context` is the text before it."""

    rules: DateRules
    published: date | None
    future: bool
    context: str

    def date_of(self, reading: Reading) -> EventDate | None:
        if reading.shift:
            return self._shifted(reading.shift)
        if reading.weekday:
            return self._weekday(reading.weekday, reading.way)
        first = self._first(reading)
        if first is None or not reading.is_interval:
            return self._opened(first, reading)
        return self._interval(reading, first)

    def _first(self, reading: Reading) -> EventDate | None:
        if reading.year is not None:
            return edtf.known(reading.year, reading.month, reading.day)
        if reading.year_shift is not None:
            year = self._relative_year(reading.year_shift)
            return edtf.known(year, reading.month, reading.day) if year else None
        if reading.last_year is not None:
            return self._before_last(reading, reading.last_year)
        return self._nearest(reading)

    def _before_last(self, reading: Reading, year: int) -> EventDate | None:
        """The beginning of an interval whose year stands at its end: 30 December to 2 January 2022."""
        last = (reading.last_month or reading.month or 0, reading.last_day or reading.day or 0)
        crosses = (reading.month or 0, reading.day or 0) > last
        return edtf.known(year - crosses, reading.month, reading.day)

    def _interval(self, reading: Reading, first: EventDate) -> EventDate | None:
        year = first.earliest.year
        if reading.last_year is not None:
            return self._between(
                first, edtf.known(reading.last_year, reading.last_month, reading.last_day), reading
            )
        month = reading.last_month or reading.month
        last = edtf.known(year, month, reading.last_day)
        if last and last.earliest < first.earliest and reading.last_month:
            last = edtf.known(year + 1, month, reading.last_day)
        return edtf.interval(first, last) if last else None

    def _between(self, first: EventDate, last: EventDate | None, reading: Reading) -> EventDate | None:
        if last is None and reading.last_year and reading.last_day and reading.month:
            last = edtf.known(reading.last_year, reading.month, reading.last_day)
        if last is not None and reading.month and not reading.last_month:
            last = edtf.known(last.earliest.year, reading.month, reading.last_day)
        return edtf.interval(first, last) if last else None

    def _opened(self, found: EventDate | None, reading: Reading) -> EventDate | None:
        if found is None or reading.open is None:
            return found
        return (
            edtf.since(found, self.published)
            if reading.open == "since"
            else edtf.until(found, self.published)
        )

    def _relative_year(self, shift: str) -> int | None:
        if shift == "same":
            before = _YEAR_BEFORE.findall(self.context)
            return int(before[-1]) if before else None
        return self.published.year + int(shift) if self.published else None

    def _nearest(self, reading: Reading) -> EventDate | None:
        """The day or month without a year that lies nearest to the item's date."""
        if self.published is None or reading.month is None:
            return None
        years = range(self.published.year - 1, self.published.year + 2)
        candidates = [found for year in years if (found := edtf.known(year, reading.month, reading.day))]
        if reading.way == -1:
            candidates = [found for found in candidates if found.latest < self.published]
        elif reading.way == 1:
            candidates = [found for found in candidates if found.earliest > self.published]
        elif reading.open == "until":
            pass
        elif self.future:
            candidates = [found for found in candidates if found.latest >= self.published - _FAR]
        else:
            ahead = _FAR if reading.day else timedelta()
            candidates = [found for found in candidates if found.earliest <= self.published + ahead]
        return min(candidates, key=self._distance, default=None)

    def _distance(self, found: EventDate) -> timedelta:
        published = self.published or found.earliest
        if found.earliest <= published <= found.latest:
            return timedelta()
        return min(abs(found.earliest - published), abs(found.latest - published))

    def _weekday(self, weekday: int, way: int | None) -> EventDate | None:
        if self.published is None:
            return None
        ahead = (weekday - self.published.isoweekday()) % 7
        if way == 1 or (way is None and self.future):
            day = self.published + timedelta(days=ahead or (7 if way == 1 else 0))
        else:
            day = self.published - timedelta(days=(7 - ahead) % 7 or (7 if way == -1 else 0))
        found = edtf.known(day.year, day.month, day.day)
        return edtf.with_basis(found, "inferred") if found else None

    def _shifted(self, shift: str) -> EventDate | None:
        if self.published is None:
            return None
        unit, distance = check_shift(shift)
        found = _moved(self.published, unit, distance)
        return edtf.with_basis(found, "inferred") if found else None


def _moved(published: date, unit: str, distance: int) -> EventDate | None:
    if unit == "year":
        return edtf.known(published.year + distance)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + distance
        return edtf.known(months // 12, months % 12 + 1)
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=distance)
        first = edtf.known(monday.year, monday.month, monday.day)
        sunday = monday + timedelta(days=6)
        last = edtf.known(sunday.year, sunday.month, sunday.day)
        return edtf.interval(first, last) if first and last else None
    day = published + timedelta(days=distance)
    return edtf.known(day.year, day.month, day.day)
