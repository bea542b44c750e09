"""How a language writes dates: the forms in `[dates]` of its file, compiled once.

A form is a regular expression over folded text with placeholders for days, months, years and what joins them;
the dates are written as EDTF (https://www.loc.gov/standards/datetime/) by `graph_loader.extract.dates`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from graph_loader.errors import RuleError
from graph_loader.languages import Language, Section
from graph_loader.languages.by_language import ByLanguage
from ontology.folding import fold_characters

REACH = 48  # characters before a date that a preposition may need

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NO_MORE = r"(?![\d%]|:\d|[.,]\d)"  # "May 10,000", "May 10:30", "May 10.5"
# Of 05/08/1999 nobody knows which is the month: a day below 13 between strokes is no date.
_NUMERIC = (
    rf"(?P<y>{_YEAR})-(?P<mm>0[1-9]|1[0-2])-(?P<d>{_DAY})(?!\d)",
    rf"(?P<d>{_DAY})\.(?P<mm>0?[1-9]|1[0-2])\.(?P<y>{_YEAR})(?!\d)",
    rf"(?P<d>1[3-9]|2\d|3[01])/(?P<mm>0?[1-9]|1[0-2])/(?P<y>{_YEAR})(?!\d)",
)
_PLACEHOLDER = re.compile(r"<(\w+)>")
_SHIFT = re.compile(r"(day|week|month|year) ([+-]?\d+)")
_KEYS = (
    "months", "weekdays", "capital_months", "capital_names", "ordinal", "month_suffix", "year_suffix",
    "to", "and", "glue", "year_glue", "since", "until", "since_after", "until_after", "until_tail", "future",
    "names", "years_ago", "recurring", "forms", "parts", "ways", "relative_years", "relative",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """One way of writing a date, what must stand before it and what must not follow."""

    regex: re.Pattern[str]
    before: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None

    def match(self, text: str, position: int) -> re.Match[str] | None:
        match = self.regex.match(text, position)
        if match is None or match.end() == position:
            return None
        if self.before and not self.before.search(text, max(0, position - REACH), position):
            return None
        if self.unless_after and self.unless_after.match(text, match.end()):
            return None
        return match


@dataclass(frozen=True)
class DateRules:
    """How a language writes dates."""

    anchor: re.Pattern[str]
    forms: Sequence[Form]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    shifts: Mapping[str, str]
    ways: Mapping[str, str]
    relative_years: Mapping[str, str]
    parts: Mapping[str, str]
    members: Mapping[str, re.Pattern[str]]
    capital_months: bool
    capital_names: bool
    glue: re.Pattern[str]
    year_glue: re.Pattern[str]
    since: re.Pattern[str] | None
    until: re.Pattern[str] | None
    since_after: re.Pattern[str] | None
    until_after: re.Pattern[str] | None
    until_tail: re.Pattern[str] | None
    future: re.Pattern[str] | None
    names: re.Pattern[str] | None
    years_ago: re.Pattern[str] | None
    recurring: re.Pattern[str] | None

    @classmethod
    def of(cls, section: Section) -> Self:
        section.expect(*_KEYS)
        grammar = _Grammar.of(section)
        forms = [Form(re.compile(form)) for form in _NUMERIC]
        for table in section.tables("forms"):
            table.expect("form", "before", "unless_after")
            forms.append(
                Form(
                    grammar.compiled(table, "form", named=True),
                    grammar.optional(table, "before", "(?:{})$"),
                    grammar.optional(table, "unless_after", "{}"),
                )
            )
        if grammar.shifts:
            forms.append(Form(re.compile(rf"(?P<rel>{_choice(grammar.shifts)})\b")))
        return cls(
            anchor=grammar.anchor(),
            forms=tuple(forms),
            months=grammar.months,
            weekdays=grammar.weekdays,
            shifts=grammar.shifts,
            ways=grammar.ways,
            relative_years=grammar.relative_years,
            parts=grammar.parts,
            members={
                "days": re.compile(r"(?<!\d)\d{1,2}(?!\d)"),
                "months": re.compile(_choice(grammar.months)),
                "years": re.compile(r"(?<!\d)\d{4}(?!\d)"),
            },
            capital_months=section.flag("capital_months"),
            capital_names=section.flag("capital_names"),
            glue=grammar.compiled(section, "glue", default=r"[\s,]*"),
            year_glue=grammar.compiled(section, "year_glue", default=r",?\s+"),
            since=grammar.optional(section, "since", "(?:{})$"),
            until=grammar.optional(section, "until", "(?:{})$"),
            since_after=grammar.optional(section, "since_after", "{}"),
            until_after=grammar.optional(section, "until_after", "{}"),
            until_tail=grammar.optional(section, "until_tail", "(?:{})$"),
            future=grammar.optional(section, "future", "{}"),
            names=grammar.optional(section, "names", "{}"),
            years_ago=grammar.optional(section, "years_ago", "{}"),
            recurring=grammar.optional(section, "recurring", "(?:{})$"),
        )


def date_rules(languages: Mapping[str, Language]) -> Mapping[str, DateRules]:
    """The rules of each language by tag."""
    return ByLanguage(languages, lambda language: DateRules.of(language.section("dates")))


@dataclass(frozen=True)
class _Grammar:
    """The words of a `[dates]` section, folded, and what the placeholders of its forms stand for."""

    section: Section
    months: dict[str, int]
    weekdays: dict[str, int]
    shifts: dict[str, str]
    ways: dict[str, str]
    relative_years: dict[str, str]
    parts: dict[str, str]
    placeholders: dict[str, str]

    @classmethod
    def of(cls, section: Section) -> Self:
        months = _numbered(section.groups("months"))
        weekdays = _numbered(section.groups("weekdays"))
        shifts, ways, years, parts = (
            {fold_characters(words): value for words, value in section.table(key).strings().items()}
            for key in ("relative", "ways", "relative_years", "parts")
        )
        ordinal = section.text("ordinal")
        suffix = section.text("year_suffix", "(?!)")
        day, year = _DAY + ordinal, f"{_YEAR}(?:{suffix})?"
        both = "(?:" + section.text("and", r"\s*,\s*") + ")"
        month = f"(?:{_choice(months)}){section.text('month_suffix')}"
        placeholders = {
            "d": f"(?P<d>{_DAY}){ordinal}{_NO_MORE}", "d2": f"(?P<d2>{_DAY}){ordinal}{_NO_MORE}",
            "m": month.replace("(?:", "(?P<m>", 1), "m2": month.replace("(?:", "(?P<m2>", 1),
            "y": f"(?P<y>{_YEAR})(?![\\d%]|s\\b)(?:{suffix})?",
            "y2": f"(?P<y2>{_YEAR})(?![\\d%]|s\\b)(?:{suffix})?",
            "full_y": f"(?P<y>{_YEAR}){suffix}",
            "bare_y": rf"(?P<y>{_YEAR})(?!\d)",
            "yy": r"(?P<yy>\d\d)(?!\d)",
            "days": f"(?P<days>{day}(?:{both}{day}){{1,12}}){_NO_MORE}",
            "months": f"(?P<months>{month}(?:{both}{month}){{1,12}})",
            "years": rf"(?P<years>{year}(?:{both}{year}){{1,12}})(?!\d)",
            "w": f"(?P<w>{_choice(weekdays)})", "ry": f"(?P<ry>{_choice(years)})",
            "part": f"(?P<part>{_choice(parts)})", "way": f"(?P<way>{_choice(ways)})",
            "to": f"(?:{section.text('to', '[-–]')})",
        }  # fmt: skip
        return cls(section, months, weekdays, shifts, ways, years, parts, placeholders)

    def compiled(
        self, table: Section, key: str, *, named: bool = False, default: str = ""
    ) -> re.Pattern[str]:
        try:
            return re.compile(
                _PLACEHOLDER.sub(lambda hole: self._filled(hole, named), table.text(key, default))
            )
        except (re.error, KeyError) as error:
            at = f"{self.section.file}: [{table.name}] {key} = {table.text(key)!r}"
            raise RuleError(f"{at} is no regular expression, or a placeholder is unknown: {error}") from error

    def optional(self, table: Section, key: str, wrapper: str) -> re.Pattern[str] | None:
        if not table.text(key):
            return None
        wrapped = replace(table, values={key: wrapper.replace("{}", table.text(key))})
        return self.compiled(wrapped, key)

    def anchor(self) -> re.Pattern[str]:
        words = [*self.months, *self.weekdays, *self.shifts, *self.ways, *self.relative_years, *self.parts]
        return re.compile(rf"(?<![\w#№$€£])(?<!\d[.,/:–-])(?:\d|{_choice(words)})")

    def _filled(self, hole: re.Match[str], named: bool) -> str:
        filling = self.placeholders[hole[1]]
        return filling if named else re.sub(r"\?P<\w+>", "?:", filling)


def _numbered(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    return {fold_characters(word): n for n, words in enumerate(groups, start=1) for word in words}


def _choice(words: Sequence[str] | Mapping[str, object]) -> str:
    """An alternation of words, the longest first; one that nothing matches where there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def found(pattern: re.Pattern[str] | None, text: str, start: int, end: int) -> bool:
    """Whether an optional pattern occurs in a stretch of the text; `$` in it means the end of the stretch."""
    return pattern is not None and pattern.search(text, start, end) is not None


def check_shift(shift: str) -> tuple[str, int]:
    """The unit and the distance of a relative expression such as "day -1"; RuleError for anything else."""
    parts = _SHIFT.fullmatch(shift)
    if parts is None:
        raise RuleError(
            f"[dates.relative] knows 'day', 'week', 'month' or 'year' and a number, not {shift!r}"
        )
    return parts[1], int(parts[2])
