"""Which account leads a happening, and which it leads: the rule by which accounts are parted into happenings.

The accounts are gone through from the one that tells most to the one that tells least. Each follows the leader that it
agrees with best; one that agrees with no leader leads. So all accounts of a happening agree with one account directly,
and the result depends on the set of accounts alone (a greedy clustering in a fixed order, as in
https://en.wikipedia.org/wiki/Maximal_independent_set#Sequential_algorithm).
"""

from collections.abc import Iterable

from graph_loader.links.account import Account
from graph_loader.links.dates import is_dated
from graph_loader.links.judgement import Judgement
from graph_loader.links.rules import rules

Rank = tuple[bool, bool, bool, bool, int, int, int, str]


def rank(name: str, account: Account) -> Rank:
    """The place of an account in the order, lower first: by how little it leaves open, ties by name.

    A place, a day, somebody named and a day that the text itself tells come first, then a narrow place, a long time
    (which holds the days of others), many people. A mere mention may agree with several acts; it leads none of them.
    """
    time = (account.end - account.start).days if account.start and account.end else 0
    return (
        account.place is None,
        not is_dated(account, rules()),
        not (account.main or account.everybody),
        not account.told,
        -len(account.within),
        -time,
        -len(account.everybody),
        name,
    )


def best_leader(options: Iterable[tuple[Judgement, Rank]]) -> str | None:
    """The name of the leader with the highest score, of equals the one that comes first in the order."""
    ordered = sorted(((-judgement.score, rank) for judgement, rank in options))
    return ordered[0][1][-1] if ordered else None
