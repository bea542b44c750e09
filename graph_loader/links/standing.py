"""What the keys of an account in `/links` tell of its likeness.

Every account that can be joined keeps the name of its likeness. The one that stands for the likeness keeps the rest:
the account as text, the keys by which it is found, its leader and its roster.
"""

from collections.abc import Collection
from dataclasses import dataclass

from graph_loader.links.account import Account
from graph_loader.links.account_text import from_text, to_text
from graph_loader.links.keys import kept_keys

LEADING = "leads "
"""Before each key of a likeness that leads others, or only itself: leaders are few, and most often sought alone."""

FOLLOWING = "follows "
"""Before the name of the leader, for a likeness that does not lead itself."""

ROSTER = "roster "
"""Before the roster of an item that gives several accounts of a kind."""

_SAYING = "says "
"""Before the account itself, so that whoever finds the likeness need not read its item."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The name of a likeness, that of the likeness that leads it, and what its accounts say."""

    likeness: str
    leader: str
    account: Account

    @classmethod
    def of(cls, keys: Collection[str]) -> "Standing | None":
        """What the keys of an account tell; None for one that stands for none."""
        saying = next((key for key in keys if key.startswith(_SAYING)), None)
        name = likeness_in(keys)
        if saying is None or name is None:
            return None
        follows = (key.removeprefix(FOLLOWING) for key in keys if key.startswith(FOLLOWING))
        return cls(name, next(follows, name), from_text(saying.removeprefix(_SAYING)))


def likeness_in(keys: Collection[str]) -> str | None:
    """The name of the likeness among the keys of an account; None where nobody could find it anyway."""
    return next((key for key in keys if key.startswith("=")), None)


def keys_of(name: str, account: Account, leader: str | None) -> set[str]:
    """The keys of an account that stands for a likeness; none where nobody could find it."""
    kept = kept_keys(account)
    if not kept:
        return set()
    keys = {name, _SAYING + to_text(account)}
    keys |= {LEADING + key for key in kept} if leader == name else kept
    keys |= {FOLLOWING + leader} if leader not in (None, name) else set()
    keys |= {ROSTER + account.roster} if account.roster is not None else set()
    return keys
