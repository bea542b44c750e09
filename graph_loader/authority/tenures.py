"""Who held an office when, and how surely that is known on a day.

Dates: the EDTF profile of CONTRACT section 4, https://www.loc.gov/standards/datetime/
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from graph_loader.model import Entity

Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office.

    `start` and `end` are the earliest and latest day that each may have been, `(None, None)` where nothing is known
    or the tenure goes on. `known_until` is the last day for which a source without an end vouches that it went on.
    """

    holder: Entity
    office: Entity
    start: Bounds
    end: Bounds
    known_until: date | None = None

    def surely_covers(self, day: date) -> bool:
        """Whether the office was held on this day whatever the imprecise dates turn out to be."""
        latest_start = self.start[1]
        last = min(filter(None, (self.end[0], self.known_until)), default=None)
        return latest_start is not None and last is not None and latest_start <= day <= last

    def may_cover(self, day: date) -> bool:
        """Whether no date known speaks against the office being held on this day."""
        earliest_start, latest_end = self.start[0], self.end[1]
        if earliest_start is not None and day < earliest_start:
            return False
        return latest_end is None or day <= latest_end


def bounds_of(edtf: str) -> tuple[Bounds, Bounds]:
    """Start and end bounds of an EDTF interval such as `2017/2022-05`; `..` and an empty side are open or unknown.

    ValueError for anything else.

    >>> bounds_of("2017/..")[0]
    (datetime.date(2017, 1, 1), datetime.date(2017, 12, 31))
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        raise ValueError(f"{edtf!r} is no EDTF interval; write start/end, as in 2017/2022-05-31")
    return _bounds(start), _bounds(end)


def _bounds(side: str) -> Bounds:
    if side in ("", ".."):
        return None, None
    numbers = [int(part) for part in side.split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    year, month = numbers[:2]
    if len(numbers) == 2:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date(year, month, numbers[2])
    return day, day
