"""Accounts that say the same are handled as one: a likeness, with the first of its accounts standing for all.

However many items mention one background event in the same way, joining another costs no more than joining the second.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph_loader.links.account import Account, digest
from graph_loader.links.judgement import judge
from graph_loader.links.keys import FOLLOWING, LEADING, ROSTER, kept_keys, standing
from graph_loader.links.leading import Rank, rank
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.reading import AccountReader


@dataclass(slots=True, eq=False)
class Likeness:
    """Accounts that say the same.

    `first` stands for them: the smallest event. `leader` names the likeness that leads them, maybe themselves; None
    before that is decided. What stood before this refresh: `was` stood for them, `led_by` led them, `happening` is
    what they were accounts of. `newcomers` have been added in this refresh.
    """

    name: str
    account: Account
    rank: Rank
    first: NamedNode
    leader: str | None = None
    was: NamedNode | None = None
    led_by: str | None = None
    happening: NamedNode | None = None
    newcomers: list[NamedNode] = field(default_factory=list)

    @property
    def leads(self) -> bool:
        return self.leader == self.name

    @property
    def touched(self) -> bool:
        """Whether this refresh has changed anything about them."""
        return bool(self.newcomers) or not self.stands or self.led_by != self.leader

    @property
    def stands(self) -> bool:
        """Whether the same account stands for them as before, and what the others are accounts of is known."""
        return self.was == self.first and self.happening is not None


class Likenesses:
    """The likenesses of a dataset, read as they are asked for, and changed by this refresh."""

    def __init__(self, graph: LinksGraph, reader: AccountReader) -> None:
        self._graph = graph
        self._reader = reader
        self._known: dict[str, Likeness] = {}
        self._names: dict[NamedNode, str | None] = {}
        self._rosters: dict[str, set[Likeness]] = {}
        self._new_leaders: dict[str, list[Likeness]] = {}

    def __getitem__(self, name: str) -> Likeness:
        """A likeness by name; KeyError where no account has it."""
        known = self._known.get(name)
        if known is None:
            first = self._graph.first_alike(name)
            if first is None:
                raise KeyError(name)
            known = self._remember(self._read(name, first))
        return known

    def get(self, name: str) -> Likeness | None:
        """A likeness by name, None where no account has it."""
        if name in self._known or self._graph.first_alike(name) is not None:
            return self[name]
        return None

    def at(self, event: NamedNode) -> Likeness | None:
        """The likeness of an event; None where nobody could find it anyway."""
        if event not in self._names:
            self._names[event] = self._graph.likeness(event)
        name = self._names[event]
        return None if name is None else self[name]

    def touched(self) -> list[Likeness]:
        """Those that this refresh has changed so far."""
        return [likeness for likeness in self._known.values() if likeness.touched]

    def add(self, item: NamedNode, event: NamedNode, account: Account) -> None:
        """Put an account of the item among those that say the same."""
        name = name_of(event, account)
        known = self.get(name)
        if known is None:
            known = self._remember(Likeness(name, account, rank(name, account), first=event))
        known.newcomers.append(event)
        known.first = min(known.first, event, key=lambda node: node.value)
        self._names[event] = name
        self._graph.add_account(event, item, name if kept_keys(account) else None)

    def elect(self, name: str, leader: str) -> None:
        """Choose who stands for a likeness whose first account is gone; nothing to do where that was the last."""
        first = min(self._graph.with_key(name), key=lambda node: node.value, default=None)
        if first is not None:
            account = self._account(first)
            elected = Likeness(name, account, rank(name, account), first, leader, was=first, led_by=leader)
            self._graph.keep(first, self._keys(self._remember(elected)))

    def lead(self, likeness: Likeness) -> None:
        """Let a likeness be found as a leader from now on."""
        for key in kept_keys(likeness.account):
            self._new_leaders.setdefault(key, []).append(likeness)

    def leaders(self, keys: Iterable[str]) -> set[Likeness]:
        """The likenesses that lead now and keep one of these keys."""
        found = self._stored(LEADING + key for key in keys)
        found.update(likeness for key in keys for likeness in self._new_leaders.get(key, ()))
        return {likeness for likeness in found if likeness.leads}

    def keeping(self, keys: Iterable[str]) -> set[Likeness]:
        """The likenesses that kept one of these keys before this refresh, or after `keep_keys` keep one."""
        return self._stored(start + key for key in keys for start in (LEADING, ""))

    def led_by(self, leader: str) -> set[Likeness]:
        """The likenesses that a leader led before this refresh."""
        return self._stored([FOLLOWING + leader])

    def rivals(self, likeness: Likeness) -> set[Likeness]:
        """The other likenesses of the items that have one of this likeness."""
        roster = likeness.account.roster
        if roster is None:
            return set()
        return (self._stored([ROSTER + roster]) | self._rosters[roster]) - {likeness}

    def followers_before(self, leader: str) -> Iterator[NamedNode]:
        """The accounts that stood for the likenesses that a leader led before this refresh."""
        return self._graph.with_key(FOLLOWING + leader)

    def members(self, likeness: Likeness) -> set[NamedNode]:
        """All accounts of a likeness."""
        return {*self._graph.with_key(likeness.name), *likeness.newcomers}

    def keep_keys(self) -> None:
        """Write down under which keys each likeness that changed is found."""
        for likeness in self.touched():
            if likeness.was is not None and likeness.was != likeness.first:
                self._graph.keep(likeness.was, {likeness.name})
            if (likeness.was, likeness.led_by) != (likeness.first, likeness.leader):
                self._graph.keep(likeness.first, self._keys(likeness))

    def _keys(self, likeness: Likeness) -> set[str]:
        kept = kept_keys(likeness.account)
        keys = (
            {LEADING + key for key in kept} if likeness.leads else {*kept, FOLLOWING + str(likeness.leader)}
        )
        roster = {ROSTER + likeness.account.roster} if likeness.account.roster else set()
        return {likeness.name} | keys | roster if kept else set()

    def _stored(self, keys: Iterable[str]) -> set[Likeness]:
        events = {event for key in keys for event in self._graph.with_key(key)}
        return {self._standing(event) for event in events}

    def _standing(self, event: NamedNode) -> Likeness:
        """The likeness for which an event stood before this refresh, as its keys tell."""
        if event not in self._names:
            self._names[event] = self._graph.likeness(event)
        name = self._names[event]
        if name is None:
            raise KeyError(event.value)
        return self._known.get(name) or self._remember(self._read(name, event))

    def _remember(self, likeness: Likeness) -> Likeness:
        self._known[likeness.name] = likeness
        if likeness.account.roster is not None:
            self._rosters.setdefault(likeness.account.roster, set()).add(likeness)
        return likeness

    def _read(self, name: str, first: NamedNode) -> Likeness:
        account = self._account(first)
        _, leader = standing(self._graph.keys(first))
        happening = self._graph.happening_of(first)
        return Likeness(name, account, rank(name, account), first, leader, first, leader, happening)

    def _account(self, event: NamedNode) -> Account:
        return self._reader.told_of(event, self._graph.item_of(event))


def name_of(event: NamedNode, account: Account) -> str:
    """The name of a likeness: `=` and twelve digits.

    An account too vague to be joined even with its equal has a likeness of its own.
    """
    digits = digest(account)
    if judge(account, account) is None:
        digits = hashlib.sha256(f"{digits} {event.value}".encode()).hexdigest()[:12]
    return f"={digits}"
