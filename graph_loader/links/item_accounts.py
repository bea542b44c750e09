"""Keeping the accounts of one item apart from each other.

Had an item's two accounts been of one thing, they would be one event (CONTRACT section 4, fine points). Where they
do not contradict each other, a third item's account might agree with both and join them; so each of them knows the
others. This depends on the item alone.
"""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from graph_loader.links.account import Account
from graph_loader.links.judgement import contradicts


def kept_apart(accounts: Mapping[NamedNode, Account]) -> dict[NamedNode, Account]:
    """The same accounts, those that could be taken for each other marked; what contradicts needs no mark."""
    if len(accounts) < 2:
        return dict(accounts)
    numbered: dict[NamedNode, Account] = {}
    for event, account in accounts.items():
        equal = sum(account == other for other in list(accounts.values())[: len(numbered)])
        numbered[event] = account.set_apart(equal, ())
    return {
        event: account.set_apart(account.ordinal, _mistakable(event, account, numbered))
        for event, account in numbered.items()
    }


def _mistakable(event: NamedNode, account: Account, accounts: Mapping[NamedNode, Account]) -> list[str]:
    return [
        other.token for node, other in accounts.items() if node != event and not contradicts(account, other)
    ]
