"""Match keys: short strings of which accounts of one happening share one, so that nobody compares all with all.

An account keeps some keys and seeks some; whatever `judge` joins, one seeks what the other keeps, in both directions
(tests hold it to that). An account has keys only for evidence that it could give: a visit to nowhere has none.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product

from graph_loader.links.account import Account, Agent
from graph_loader.links.dates import DAY, days, is_dated
from graph_loader.links.rules import rules

Way = frozenset[str]
"""A set of evidence that is complete."""

PLACES = frozenset({"place", "locality", "site", "spot"})


def kept_keys(account: Account) -> frozenset[str]:
    """The keys under which an account is found."""
    family = rules().types[account.type].family
    anchors = set(_anchors(account, at=[account.place], within=account.within))
    dated = {f"{family} {day.isoformat()} {anchor}" for day in days(account, rules()) for anchor in anchors}
    return frozenset(dated | _dateless(account, family, "dated" if is_dated(account, rules()) else "vague"))


def sought_keys(account: Account) -> frozenset[str]:
    """The keys of the accounts that may be of the same thing."""
    family = rules().types[account.type].family
    anchors = set(_anchors(account, at=account.placed, within=[account.place, account.site]))
    dated = {f"{family} {day.isoformat()} {anchor}" for day in _days_to_seek(account) for anchor in anchors}
    dateless = _dateless(account, family, "vague")
    if not is_dated(account, rules()):
        dateless |= _dateless(account, family, "dated")
    return frozenset(dated | dateless)


def _anchors(account: Account, at: Iterable[str | None], within: Iterable[str | None]) -> Iterator[str]:
    """What two accounts of one day share one of; `at` and `within` are the places to be found at, and in."""
    for way in _open_ways(account):
        if "parties" in way:
            yield from _pairs(account.parties)
        elif "subject" in way:
            yield from _keys(account.subjects)
        elif not way.isdisjoint({"agent", "agents"}):
            yield from _keys(account.everybody)
        elif "object" in way:
            yield str(account.object)
        elif "name" in way:
            yield from (f"called {name}" for name in account.names)
        elif not way.isdisjoint(PLACES):
            yield from (f"at {place}" for place in at)
            yield from (f"in {place}" for place in within)


def _open_ways(account: Account) -> Iterator[Way]:
    """The sets of evidence that an account could complete together with a fitting one."""
    could_give = _could_give(account)
    for way in rules().ways[rules().types[account.type].family]:
        if way <= could_give:
            yield way


def _could_give(account: Account) -> frozenset[str]:
    held = {
        "agent": account.everybody,
        "agents": len(account.everybody) > 1,
        "parties": len(account.parties) > 1,
        "subject": account.subjects,
        "object": account.object,
        "words": account.wordings,
        "place": account.place,
        "locality": account.within,
        "site": account.site and account.within,
        "spot": account.spot,
        "occasion": account.occasion or len(account.parties) > 1,
        "day": True,
        "mention": True,
        "about": account.about,
        "name": account.names,
        "told": account.told,
        "elsewhere": account.origin,
        "retold": True,
    }
    return frozenset(kind for kind, given in held.items() if given)


def _pairs(agents: Iterable[Agent]) -> Iterator[str]:
    for one, other in combinations(sorted(agents), 2):
        for pair in product(one.keys, other.keys):
            yield " & ".join(sorted(pair))


def _keys(agents: Iterable[Agent]) -> Iterator[str]:
    return (key for agent in agents for key in agent.keys)


def _days_to_seek(account: Account) -> list[date]:
    """An act may be published some days after it is told to have been; two publications may lie apart."""
    table = rules()
    known = days(account, table)
    if not is_dated(account, table):
        return known
    before = 0 if account.told else max(table.published_lag, table.published_apart)
    after = table.published_lag if account.told else table.published_apart
    earlier = [known[0] - DAY * n for n in range(1, before + 1)]
    return [*earlier, *known, *(known[-1] + DAY * n for n in range(1, after + 1))]


def _dateless(account: Account, family: str, precision: str) -> set[str]:
    """Keys that need no day: a proper name at a place, or for acts done once, who did them."""
    keys = {f"{family} {precision} {account.place or '-'} {name}" for name in account.names}
    if rules().types[account.type].dateless and any(_open_ways(account)):
        keys |= {f"{family} {precision} {key}" for key in _keys(account.everybody)}
    return keys
