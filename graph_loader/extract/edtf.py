"""Dates as known: EDTF of levels 0 and 1 (https://www.loc.gov/standards/datetime/) with the days they cover.

Only what such a date needs here: days, months, years, intervals of them, intervals open at one end.
"""

from calendar import monthrange
from datetime import date

from graph_loader.model import DateBasis, EventDate


def known(year: int, month: int | None = None, day: int | None = None) -> EventDate | None:
    """A day, a month or a year, stated; None where there is no such day (30 February).

    >>> known(2022, 2).edtf, known(2022, 2).latest.isoformat()
    ('2022-02', '2022-02-28')
    """
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return EventDate(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))
    last = monthrange(year, month)[1]
    if day is None:
        return EventDate(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last))
    if not 1 <= day <= last:
        return None
    exact = date(year, month, day)
    return EventDate(exact.isoformat(), exact, exact)


def interval(first: EventDate, last: EventDate) -> EventDate | None:
    """From the first to the last date; None where the last does not come after the first."""
    if last.earliest <= first.earliest or last.latest <= first.latest:
        return None
    return EventDate(f"{first.edtf}/{last.edtf}", first.earliest, last.latest)


def since(first: EventDate, published: date | None) -> EventDate:
    """Open at the end: the latest day covered is the item's, where it is later."""
    latest = max(published, first.latest) if published else first.latest
    return EventDate(f"{first.edtf}/..", first.earliest, latest, first.basis)


def until(last: EventDate, published: date | None) -> EventDate:
    """Open at the beginning: the earliest day covered is the item's, where it is earlier."""
    earliest = min(published, last.earliest) if published else last.earliest
    return EventDate(f"../{last.edtf}", earliest, last.latest, last.basis)


def with_basis(known_date: EventDate, basis: DateBasis) -> EventDate:
    return EventDate(known_date.edtf, known_date.earliest, known_date.latest, basis)
