"""The head of a page: quotation, print link, title, category and date, byline, location."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph_loader.readers.page.rules import PageRules, ends_sentence, is_quotation
from graph_loader.readers.page.side_list import bare_headline
from graph_loader.readers.record_date import read_dated_line

_MOST_LINES_BEFORE_DATE = 3
_MOST_CATEGORY_WORDS = 3
_LONGEST_HEADLINE = 500
_LONGEST_LOCATION = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What the head tells, and the number of the line where the body begins; no headline: none was found."""

    headline: str | None
    body_start: int
    published: date | None = None
    section: str | None = None
    author: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class _DateLine:
    number: int
    day: date
    section: str | None


def read_head(lines: Sequence[str], rules: PageRules, title: str | None = None) -> Head:
    """Read the head from lines without side list; `title` is the headline where metadata tell it."""
    stamp = _date_line(lines, rules)
    if stamp is None:
        return _undated(lines, rules, title)
    above = _above(lines[: stamp.number], rules)
    start = stamp.number + 1
    headline = title or above.headline
    if headline is None:
        start, headline = _title_below(lines, start, rules)
    below = _Below(lines, start, rules)
    section = stamp.section or above.section or below.section
    return Head(headline, below.number, stamp.day, section, below.author, below.location)


def _undated(lines: Sequence[str], rules: PageRules, title: str | None) -> Head:
    if title:
        start = next((number for number, line in enumerate(lines) if line), len(lines))
        repeated = start < len(lines) and _bare(lines[start]) == title
        below = _Below(lines, start + 1 if repeated else start, rules, located=False)
        return Head(title, below.number, section=below.section, author=below.author)
    start, headline = _title_below(lines, 0, rules)
    below = _Below(lines, start, rules, located=False)
    return Head(headline, below.number, section=below.section, author=below.author)


def _date_line(lines: Sequence[str], rules: PageRules) -> _DateLine | None:
    """The first line that is a date, with or without a category, and stands near the top."""
    above = 0
    for number, line in enumerate(lines):
        if not line or rules.is_furniture(line):
            continue
        stamp = _stamp(number, line, above, rules)
        if stamp:
            return stamp
        above += not is_quotation(line)
        if above > _MOST_LINES_BEFORE_DATE:
            return None
    return None


def _stamp(number: int, line: str, above: int, rules: PageRules) -> _DateLine | None:
    dated = read_dated_line(line)
    if dated is None or dated.before.endswith(","):  # "Baku, 21 July 2025" dates a letter, not the page
        return None
    words = rules.without_label(f"{dated.before} {dated.after}")
    known = not words or rules.is_category(words)
    if known or (above and len(words.split()) <= _MOST_CATEGORY_WORDS and not ends_sentence(words)):
        return _DateLine(number, dated.day, words or None)
    return None


@dataclass(frozen=True, slots=True)
class _Above:
    headline: str | None
    section: str | None


def _above(lines: Sequence[str], rules: PageRules) -> _Above:
    """The title and category above the date: all lines below a print link, or the line above the date."""
    candidates: list[str] = []
    marked = False
    for line in lines:
        if rules.is_furniture(line):
            candidates, marked = [], True
        elif line:
            candidates.append(line)
    section = next((line for line in candidates if rules.is_category(line)), None)
    titles = [line for line in candidates if not rules.is_category(line)]
    titles = [line for line in titles if not is_quotation(line)] or titles[-1:]
    first = 0 if marked else len(titles) - 1
    while first > 0 and titles[first][0].islower():
        first -= 1
    return _Above(_bare(" ".join(titles[first:])) if titles else None, section)


def _title_below(lines: Sequence[str], start: int, rules: PageRules) -> tuple[int, str | None]:
    """The first line that can be a title, and the number of the line behind it."""
    quotation: tuple[int, str | None] = (len(lines), None)
    for number, line in enumerate(lines[start:], start):
        if not line or rules.is_furniture(line) or rules.is_category(line):
            continue
        if len(line) > _LONGEST_HEADLINE:
            return quotation if quotation[1] else (number, None)
        if not is_quotation(line):
            return number + 1, _bare(line)
        if quotation[1]:
            return quotation
        quotation = (number + 1, _bare(line))
    return quotation


class _Below:
    """The lines right below title and date: category, bylines, a second date, the place."""

    def __init__(self, lines: Sequence[str], start: int, rules: PageRules, *, located: bool = True) -> None:
        self.number = start
        self.section: str | None = None
        self.author: str | None = None
        self.location: str | None = None
        while self.number < len(lines) and (line := lines[self.number]):
            author = rules.byline(line)
            if author is not None:
                self.author = author or self.author
            elif rules.is_category(line):
                self.section = line
            elif located and self._is_location(lines):
                self.location = line
            elif not rules.is_furniture(line) and not _is_date_only(line, rules):
                return
            self.number += 1

    def _is_location(self, lines: Sequence[str]) -> bool:
        line = lines[self.number]
        behind = lines[self.number + 1] if self.number + 1 < len(lines) else ""
        short = len(line) <= _LONGEST_LOCATION and line[0].isupper() and not any(c.isdigit() for c in line)
        return short and not behind and not ends_sentence(line) and self.location is None


def _is_date_only(line: str, rules: PageRules) -> bool:
    dated = read_dated_line(line)
    return dated is not None and not rules.without_label(f"{dated.before} {dated.after}")


def _bare(line: str) -> str:
    return bare_headline(line.lstrip("#").strip())
