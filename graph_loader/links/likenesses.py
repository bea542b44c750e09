"""Accounts that say the same are handled as one: a likeness, with the first of its accounts standing for all.

However many items mention one background event in the same way, joining another costs no more than joining the second.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph_loader.links.account import Account, digest
from graph_loader.links.judgement import judge
from graph_loader.links.keys import kept_keys
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.reading import AccountReader
from graph_loader.links.terms import IS_PART_OF, MATCH_KEY


@dataclass(slots=True)
class Likeness:
    """Accounts that say the same.

    `first` stands for them: the smallest event. `was` is the one that stood for them before this refresh, and
    `happening` what they were accounts of; None where nothing stood, or it can no longer be told. `newcomers` have
    been added in this refresh.
    """

    name: str
    account: Account
    first: NamedNode
    was: NamedNode | None = None
    happening: NamedNode | None = None
    newcomers: list[NamedNode] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Whether the same account stands for them as before, so that only newcomers need a place."""
        return self.was == self.first and self.happening is not None


class Likenesses:
    """The likenesses of a dataset, read as they are asked for, and changed by this refresh."""

    def __init__(self, graph: LinksGraph, reader: AccountReader) -> None:
        self._graph = graph
        self._reader = reader
        self._known: dict[str, Likeness] = {}

    def __getitem__(self, name: str) -> Likeness:
        """A likeness that has at least one account; KeyError for any other."""
        known = self._known.get(name)
        if known is None:
            first = self._graph.first_alike(name)
            if first is None:
                raise KeyError(name)
            known = self._known[name] = self._read(name, first)
        return known

    def at(self, first: NamedNode) -> Likeness | None:
        """The likeness for which this event stands; None for an event that keeps no likeness."""
        name = self._graph.likeness(first)
        if name is None:
            return None
        if name not in self._known:
            self._known[name] = self._read(name, first)
        return self._known[name]

    def changed(self) -> Iterator[Likeness]:
        """Those that this refresh has touched so far."""
        return (
            likeness for likeness in list(self._known.values()) if likeness.newcomers or not likeness.settled
        )

    def add(self, item: NamedNode, event: NamedNode, account: Account) -> None:
        """Put an account of the item among those that say the same; call `keep_keys` after the last one."""
        name = name_of(event, account)
        known = self._known.get(name)
        if known is None:
            first = self._graph.first_alike(name)
            known = self._read(name, first) if first else Likeness(name, account, event)
            self._known[name] = known
        known.newcomers.append(event)
        known.first = min(known.first, event, key=lambda node: node.value)
        self._graph.add([(event, IS_PART_OF, item)])
        if kept_keys(account):  # what nobody can find needs no name either
            self._graph.add([(event, MATCH_KEY, Literal(name))])

    def elect(self, name: str) -> None:
        """Choose who stands for a likeness whose first account is gone; nothing to do where that was the last."""
        first = min(self._graph.with_key(name), key=lambda node: node.value, default=None)
        if first is not None:
            self._known[name] = Likeness(name, self._account(first), first)

    def keep_keys(self) -> None:
        """Let the first account of each likeness that changed keep the keys by which it is found."""
        for likeness in self.changed():
            if likeness.was == likeness.first:
                continue
            if likeness.was is not None:
                self._graph.remove(likeness.was, MATCH_KEY)
                self._graph.add([(likeness.was, MATCH_KEY, Literal(likeness.name))])
            keys = sorted(kept_keys(likeness.account))
            self._graph.add((likeness.first, MATCH_KEY, Literal(key)) for key in keys)

    def members(self, likeness: Likeness) -> set[NamedNode]:
        """All accounts of a likeness."""
        return {*self._graph.with_key(likeness.name), *likeness.newcomers}

    def _read(self, name: str, first: NamedNode) -> Likeness:
        happening = self._graph.happening_of(first)
        return Likeness(name, self._account(first), first, was=first, happening=happening)

    def _account(self, event: NamedNode) -> Account:
        return self._reader.told_of(event, self._graph.item_of(event))


def name_of(event: NamedNode, account: Account) -> str:
    """The name of a likeness: `=` and twelve digits. An account too vague to be joined even with its equal has its own."""
    digits = digest(account)
    if judge(account, account) is None:
        digits = hashlib.sha256(f"{digits} {event.value}".encode()).hexdigest()[:12]
    return f"={digits}"
