"""Whether the dates of two accounts allow one act, and how well they agree.

Basis of a date: CONTRACT section 4, `xr:dateBasis`; "published" means no later than that day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from graph_loader.links.account import Account
from graph_loader.links.rules import Rules

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """How two dates agree: the score's name in the rules, and words for the reason.

    `exact` where there is one day; `vague` where the dates alone say nothing; `told` where both texts tell theirs.
    """

    score: str
    words: str = ""
    exact: bool = False
    vague: bool = False
    told: bool = False


def is_dated(account: Account, rules: Rules) -> bool:
    """Whether an account tells a day, or an interval short enough to date the act."""
    if account.start is None or account.end is None:
        return False
    longest = 0 if rules.types[account.type].brief else rules.longest
    return (account.end - account.start).days <= longest


def compare_dates(first: Account, second: Account, rules: Rules) -> DateMatch | None:
    """How the dates of two accounts agree, in either order; None where they speak of different days."""
    if _bounds(first) > _bounds(second):
        first, second = second, first
    if not (is_dated(first, rules) and is_dated(second, rules)):
        return _one_mentioned(first, second, rules) or _vague(first, second)
    if first.told and second.told:
        return _both_told(first, second)
    if first.told or second.told:
        told, published = (first, second) if first.told else (second, first)
        return _told_and_published(told, published, rules)
    return _both_published(first, second, rules)


def elsewhere(first: Account, second: Account) -> bool:
    """Whether the two are known to come from another source, in another language or another extent."""
    return first.origin is not None and second.origin is not None and first.origin != second.origin


def days(account: Account, rules: Rules) -> list[date]:
    """The days of which one was that of the act, as far as they are few; empty where it is not dated.

    What an item mentions without a date has mostly happened on the day of publication, or shortly before.
    """
    if is_dated(account, rules) and account.start is not None and account.end is not None:
        return [account.start + DAY * n for n in range((account.end - account.start).days + 1)]
    if rules.types[account.type].news and account.start is None and account.issue is not None:
        return [account.issue - DAY * n for n in range(rules.mentioned_lag, -1, -1)]
    return []


def _bounds(account: Account) -> tuple[date, date, bool]:
    return account.start or date.min, account.end or date.max, account.told


def _may_overlap(first: Account, second: Account) -> bool:
    return _bounds(first)[0] <= _bounds(second)[1] and _bounds(second)[0] <= _bounds(first)[1]


def _one_mentioned(first: Account, second: Account, rules: Rules) -> DateMatch | None:
    """One account or both are mentions without a date, published when the act was still news."""
    if set(days(first, rules)).isdisjoint(days(second, rules)):
        return None
    told = [_written(account) for account in (first, second) if account.start]
    mentioned = sorted(str(account.issue) for account in (first, second) if not account.start)
    return DateMatch("mentioned", ", ".join([*told, f"mentioned {' and '.join(mentioned)}"]))


def _vague(first: Account, second: Account) -> DateMatch | None:
    return DateMatch("vague_date", vague=True) if _may_overlap(first, second) else None


def _both_told(first: Account, second: Account) -> DateMatch | None:
    if (first.start, first.end) == (second.start, second.end):
        return DateMatch("same_day", exact=True, told=True)
    if _may_overlap(first, second):
        return DateMatch("overlap", f"{_written(first)} and {_written(second)} overlap", told=True)
    return None


def _told_and_published(told: Account, published: Account, rules: Rules) -> DateMatch | None:
    start, end, day = _bounds(told)[0], _bounds(told)[1], _bounds(published)[0]
    if start == end == day:
        return DateMatch("published_day", exact=True)
    words = f"{_written(told)}, published {day.isoformat()}"
    if start <= day <= end:
        return DateMatch("overlap", words)
    lag = (day - end).days
    if 0 < lag <= rules.published_lag:
        return DateMatch("next_day" if lag == 1 else "second_day", words)
    return None


def _both_published(first: Account, second: Account, rules: Rules) -> DateMatch | None:
    distance = (_bounds(second)[0] - _bounds(first)[0]).days
    if distance == 0:
        return DateMatch("published_day", exact=True)
    if distance <= rules.published_apart and elsewhere(first, second):
        return DateMatch("next_day", f"published {_written(first)} and {_written(second)}")
    return None


def _written(account: Account) -> str:
    start, end = _bounds(account)[:2]
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
