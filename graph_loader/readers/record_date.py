"""Dates as publishers stamp them on a record: the day, in the publisher's own time zone.

ISO 8601 (https://www.rfc-editor.org/rfc/rfc3339) and written dates with the month names of the languages
known. Dates within prose are another matter and are read by the extraction.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph_loader.errors import RuleError
from graph_loader.languages import Language, load_languages
from ontology.folding import fold_characters

_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
_FOUR_DIGITS = re.compile(r"\d{4}")
_SHORTEST = len("1.1.2022")
_WEEKDAY = "(?:mon|tue|wed|thu|fri|sat|sun)"  # https://www.rfc-editor.org/rfc/rfc5322#section-3.3
_ZONE = r"(?:\(?(?:utc|gmt)? ?[+-]\d{1,2}(?::?\d{2})?\)?|\(?(?:utc|gmt|z)\)?)"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with a date at its beginning or end: what stands before it, the day, what stands behind it."""

    before: str
    day: date
    after: str


def parse_date(text: str) -> date | None:
    """The day of a stamp that is nothing but a date with or without time and zone; None where it is none.

    `03/04/2010` is none either: the day and the month cannot be told apart.

    >>> parse_date("21 July 2025 14:35 (UTC+04:00)"), parse_date("14 yanvar 2022-ci il")
    (datetime.date(2025, 7, 21), datetime.date(2022, 1, 14))
    """
    grammar = _grammar()
    found = grammar.whole.fullmatch(_plain(text))
    return grammar.day(found) if found else None


def read_dated_line(line: str) -> DatedLine | None:
    """The date that a line begins or ends with; None where it does neither."""
    if len(line) < _SHORTEST or not _FOUR_DIGITS.search(line):
        return None
    grammar = _grammar()
    folded = fold_characters(line)
    for pattern in (grammar.at_start, grammar.at_end):
        found = pattern.search(folded)
        day = grammar.day(found) if found else None
        if found and day:
            start, end = found.span("stamp")
            return DatedLine(line[:start].strip(), day, line[end:].strip())
    return None


@dataclass(frozen=True)
class _Grammar:
    whole: re.Pattern[str]
    at_start: re.Pattern[str]
    at_end: re.Pattern[str]
    months: dict[str, int]

    def day(self, found: re.Match[str]) -> date | None:
        numbers = {name[0]: value for name, value in found.groupdict().items() if value and name != "stamp"}
        month = self.months.get(numbers["m"]) or int(numbers["m"])
        try:
            return date(int(numbers["y"]), month, int(numbers["d"]))
        except ValueError:
            return None


@cache
def _grammar() -> _Grammar:
    languages = load_languages().values()
    months: dict[str, int] = {}
    for language in languages:
        for number, names in enumerate(_names(language, "months"), start=1):
            for name in map(fold_characters, names):
                if months.setdefault(name, number) != number:
                    raise RuleError(f"{language.tag}: {name!r} is another month in another language")
    weekday = _any_of(
        word for language in languages for words in _names(language, "weekdays") for word in words
    )
    year_word = _any_of(
        word for language in languages for word in language.section("pages").words("year_words")
    )
    stamp = _stamp(_any_of(months), f"(?:{weekday}|{_WEEKDAY})", year_word)
    return _Grammar(
        whole=re.compile(stamp),
        at_start=re.compile(rf"^[\[(]?(?P<stamp>{stamp})[\])]?(?!\w)"),
        at_end=re.compile(rf"(?<!\w)(?P<stamp>{stamp})[\])]?$"),
        months=months,
    )


def _names(language: Language, key: str) -> tuple[tuple[str, ...], ...]:
    """Months or weekdays: those of the language's dates in prose, or else of its pages."""
    return language.section("dates").groups(key) or language.section("pages").groups(key)


def _stamp(month: str, weekday: str, year_word: str) -> str:
    """The expression of a date with what may stand around it; groups y, m and d with a number each."""
    year_behind = rf"(?:[ -]?{year_word})?"
    days = (
        r"(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})(?:t(?=\d))?",
        rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]?(?P<m2>{month})\.?,?[ -](?P<y2>\d{{4}}){year_behind}",
        rf"(?P<m3>{month})\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>\d{{4}})",
        r"(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})",
        r"(?P<d5>1[3-9]|2\d|3[01])/(?P<m5>\d{1,2})/(?P<y5>\d{4})",
        r"(?P<m6>\d{1,2})/(?P<d6>1[3-9]|2\d|3[01])/(?P<y6>\d{4})",
        r"(?P<d7>0?(?P<same>\d{1,2}))/(?P<m7>0?(?P=same))/(?P<y7>\d{4})",
    )
    before = rf"(?:{weekday}\.?,? )?(?:{_TIME},? )?"
    behind = rf"(?:,? ?{weekday})?(?:,? ?(?:[|/-] ?)?(?:at )?{_TIME}(?: ?{_ZONE})?)?(?:,? ?{weekday})?"
    return rf"{before}(?:{'|'.join(days)}){behind}"


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted({fold_characters(word) for word in words}, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(map(re.escape, longest_first))})"


def _plain(text: str) -> str:
    return fold_characters(" ".join(text.split()))
