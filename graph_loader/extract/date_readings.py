"""Reads what is written as a date in a sentence; what it means is for `graph_loader.extract.dates` to say.

Reading goes from anchor to anchor (a digit, the name of a month or weekday, a relative word); the longest
form that fits there is taken. The parts read are those of EDTF (https://www.loc.gov/standards/datetime/).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph_loader.extract.date_rules import REACH, DateRules, found

_WORD_END = re.compile(r"\w*[^\w]?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form reads: places in the sentence, and the parts of a date as far as they are written.

    `shift` moves from the item's date ("day -1"), `way` says last (-1), this (0) or next (+1), `year_shift`
    is a relative year ("-1", "same"); `open` is "since" or "until" where the date is one end only.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    shift: str | None = None
    way: int | None = None
    year_shift: str | None = None
    open: str | None = None

    @property
    def is_interval(self) -> bool:
        return (self.last_year, self.last_month, self.last_day) != (None, None, None)

    @property
    def lacks_year(self) -> bool:
        return (
            self.year is None
            and self.month is not None
            and self.year_shift is None
            and self.last_year is None
        )


def read_dates(original: str, folded: str, rules: DateRules) -> Iterator[Reading]:
    """What is written as a date in a sentence, left to right, without overlaps."""
    position = 0
    while anchor := rules.anchor.search(folded, position):
        best = None
        for form in rules.forms:
            match = form.match(folded, anchor.start())
            if (
                match
                and (best is None or match.end() > best.end())
                and _capitals_allow(original, match, rules)
            ):
                best = match
        if best is None:
            position = _past_word(folded, anchor.start())
        else:
            position = best.end()
            yield from _readings(folded, best, rules)


def _past_word(folded: str, position: int) -> int:
    end = _WORD_END.match(folded, position)
    return max(position + 1, end.end() if end else 0)


def _capitals_allow(original: str, match: re.Match[str], rules: DateRules) -> bool:
    groups = match.groupdict()
    if rules.capital_months:
        return all(original[match.start(name)].isupper() for name in ("m", "m2", "w") if groups.get(name))
    if rules.capital_names and groups.get("m") and not groups.get("y") and match.start("m") > match.start():
        # "20 Yanvar" is the name of a day in history, "20 yanvar" a date.
        return not original[match.start("m")].isupper()
    return True


def _readings(folded: str, match: re.Match[str], rules: DateRules) -> Iterator[Reading]:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    reading = Reading(
        start=match.start(),
        end=match.end(),
        year=_integer(groups, "y"),
        month=rules.months[groups["m"]] if "m" in groups else _integer(groups, "mm"),
        day=_integer(groups, "d"),
        last_year=_integer(groups, "y2"),
        last_month=rules.months[groups["m2"]] if "m2" in groups else None,
        last_day=_integer(groups, "d2"),
        weekday=rules.weekdays[groups["w"]] if "w" in groups else None,
        shift=rules.shifts[groups["rel"]] if "rel" in groups else None,
        way=int(rules.ways[groups["way"]]) if "way" in groups else None,
        year_shift=rules.relative_years[groups["ry"]] if "ry" in groups else None,
        open=_open_end(folded, match, rules),
    )
    if "part" in groups:
        first, last = rules.parts[groups["part"]].split("-")
        reading = replace(reading, month=int(first), last_month=int(last))
    if reading.is_interval:
        reading = replace(reading, open=None)
    if "yy" in groups and reading.year is not None:
        reading = replace(reading, last_year=reading.year - reading.year % 100 + int(groups["yy"]))
    listed = next((name for name in ("days", "months", "years") if name in groups), None)
    yield from _listed(match, reading, listed, rules) if listed else [reading]


def _listed(match: re.Match[str], reading: Reading, name: str, rules: DateRules) -> Iterator[Reading]:
    """One reading for each member of a list, the outer ones to its ends; one for days in a row."""
    members = list(rules.members[name].finditer(match[name]))
    days = [int(member.group()) for member in members] if name == "days" else []
    if days and days == list(range(days[0], days[-1] + 1)):
        yield replace(reading, day=days[0], last_day=days[-1], open=None)  # "12 and 13 May" is one stretch
        return
    for index, member in enumerate(members):
        start = match.start() if index == 0 else match.start(name) + member.start()
        end = match.end() if index == len(members) - 1 else match.start(name) + member.end()
        value = rules.months[member.group()] if name == "months" else int(member.group())
        whole = replace(reading, start=start, end=end)
        if name == "days":
            yield replace(whole, day=value)
        else:
            yield replace(whole, month=value) if name == "months" else replace(whole, year=value)


def _open_end(folded: str, match: re.Match[str], rules: DateRules) -> str | None:
    start, end = match.span()
    reach = max(0, start - REACH)
    if found(rules.since, folded, reach, start) or (
        rules.since_after and rules.since_after.match(folded, end)
    ):
        return "since"
    if found(rules.until, folded, reach, start) or found(rules.until_tail, folded, start, end):
        return "until"
    return "until" if rules.until_after and rules.until_after.match(folded, end) else None


def _integer(groups: Mapping[str, str], name: str) -> int | None:
    return int(groups[name]) if name in groups else None
