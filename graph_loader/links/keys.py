"""Match keys: short strings of which accounts of one happening share one, so that nobody compares all with all.

An account keeps some keys and seeks some; whatever `judge` joins, one seeks what the other keeps, in both directions
(tests hold it to that). Keys stand in `/links` as `xr:matchKey`: every account that can be joined keeps the name of its
likeness, the one that stands for the likeness keeps the rest.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from graph_loader.links.account import Account
from graph_loader.links.account_text import from_text
from graph_loader.links.dates import DAY, days, is_dated
from graph_loader.links.rules import rules

LEADING = "leads "
"""Before each key of a likeness that leads others, or only itself: leaders are few, and most often sought alone."""

FOLLOWING = "follows "
"""Before the name of the leader, for a likeness that does not lead itself."""

SAYING = "says "
"""Before the account itself as text, so that whoever finds the likeness need not read its item."""

ROSTER = "roster "
"""Before the roster of an item that gives several accounts of a kind."""

SHARED = frozenset({"agent", "agents", "parties", "subject", "object", "name"})


def kept_keys(account: Account) -> frozenset[str]:
    """The keys under which an account is found."""
    family = rules().types[account.type].family
    if not is_dated(account, rules()):
        return frozenset(_dateless(account, family, "vague"))
    anchors = _anchors(account)
    if _found_by_place(account):
        anchors |= {f"at {account.place}", *(f"in {place}" for place in account.within)}
    dated = {_dated(family, day, anchor) for day in days(account) for anchor in anchors}
    return frozenset(dated | _dateless(account, family, "dated"))


def sought_keys(account: Account) -> frozenset[str]:
    """The keys of the accounts that may be of the same thing."""
    family = rules().types[account.type].family
    vague = _dateless(account, family, "vague")
    if not is_dated(account, rules()):
        return frozenset(vague | _dateless(account, family, "dated"))
    anchors = _anchors(account)
    if _found_by_place(account):
        anchors |= {f"in {account.place}", *(f"at {place}" for place in account.placed)}
        anchors |= {f"in {account.site}"} if rules().types[account.type].weighs("site") else set()
    return frozenset(vague | {_dated(family, day, a) for day in _days_to_seek(account) for a in anchors})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the keys of an account tell: the name of its likeness; the rest only where it stands for the likeness."""

    likeness: str
    leader: str
    account: Account

    @classmethod
    def of(cls, keys: Collection[str]) -> "Standing | None":
        """None for an account that stands for none."""
        saying = next((key for key in keys if key.startswith(SAYING)), None)
        name = likeness_in(keys)
        if saying is None or name is None:
            return None
        follows = (key.removeprefix(FOLLOWING) for key in keys if key.startswith(FOLLOWING))
        return cls(name, next(follows, name), from_text(saying.removeprefix(SAYING)))


def likeness_in(keys: Collection[str]) -> str | None:
    """The name of the likeness among the keys of an account; None where nobody could find it anyway."""
    return next((key for key in keys if key.startswith("=")), None)


def _days_to_seek(account: Account) -> list[date]:
    """An act may be published some days after it is told to have been; two publications may lie apart."""
    table = rules()
    known = days(account)
    before = 0 if account.told else max(table.published_lag, table.published_apart)
    after = table.published_lag if account.told else table.published_apart
    earlier = [known[0] - DAY * n for n in range(1, before + 1)]
    return [*earlier, *known, *(known[-1] + DAY * n for n in range(1, after + 1))]


def _dated(family: str, day: date, anchor: str) -> str:
    return f"{family} {day.isoformat()} {anchor}"


def _anchors(account: Account) -> set[str]:
    """What two accounts of one day share at least one of, where no place joins them."""
    anchors = {key for agent in account.everybody for key in agent.keys}
    if account.object:
        anchors.add(account.object)
    if rules().types[account.type].weighs("name"):
        anchors |= {f"called {name}" for name in account.names}
    return anchors


def _found_by_place(account: Account) -> bool:
    """Whether accounts of this type can agree without anybody or anything in common."""
    return account.place is not None and rules().types[account.type].weighs_without(SHARED)


def _dateless(account: Account, family: str, precision: str) -> set[str]:
    """Keys that need no day: a proper name at a place, or for acts done once, who did them."""
    keys = {f"{family} {precision} {account.place or '-'} {name}" for name in account.names}
    if rules().types[account.type].dateless:
        keys |= {f"{family} {precision} {key}" for agent in account.everybody for key in agent.keys}
    return keys
