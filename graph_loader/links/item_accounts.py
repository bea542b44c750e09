"""Keeping the accounts of one item apart from each other.

Had two accounts of an item been of one thing, they would be one event (CONTRACT section 4, fine points). A third item's
account might agree with both; so each carries the roster of all accounts of its kind that its item gives, and those
of one roster never come under one happening. This depends on the item alone.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from graph_loader.links.account import Account
from graph_loader.links.account_text import digest
from graph_loader.links.judgement import is_joinable


def kept_apart(item: NamedNode, accounts: Mapping[NamedNode, Account]) -> dict[NamedNode, Account]:
    """The same accounts of an item; where there are several, each with its number among equal ones and the roster.

    Items that give the same accounts have one roster: whatever has been one of its accounts has been all of them. Not
    so where an account is too vague to be joined with its equal in another item; such a roster is the item's own.
    """
    if len(accounts) < 2:
        return dict(accounts)
    digests = {event: digest(account) for event, account in accounts.items()}
    own = [] if all(is_joinable(account) for account in accounts.values()) else [item.value]
    roster = hashlib.sha256(" ".join([*sorted(digests.values()), *own]).encode()).hexdigest()[:12]
    seen: list[str] = []
    numbered: dict[NamedNode, Account] = {}
    for event, account in accounts.items():
        numbered[event] = replace(account, ordinal=seen.count(digests[event]), roster=roster)
        seen.append(digests[event])
    return numbered
