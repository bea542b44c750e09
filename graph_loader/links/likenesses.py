"""Accounts that say the same are handled as one: a likeness, with the first of its accounts standing for all.

However many items mention one background event in the same way, joining another costs no more than joining the second.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph_loader.links.account import Account
from graph_loader.links.account_text import digest
from graph_loader.links.judgement import is_joinable
from graph_loader.links.keys import kept_keys, sought_keys
from graph_loader.links.leading import Rank, rank
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.standing import FOLLOWING, LEADING, ROSTER, Standing, keys_of, likeness_in


@dataclass(slots=True, eq=False)
class Likeness:
    """Accounts that say the same.

    `first` stands for them: the smallest event. `leader` names the likeness that leads them, maybe themselves; None
    before that is decided. What stood before this refresh: `was` stood for them, `led_by` led them. `elected` tells
    that another one stood for them, which is gone. `newcomers` have been added in this refresh.
    """

    name: str
    account: Account
    rank: Rank
    first: NamedNode
    leader: str | None = None
    was: NamedNode | None = None
    led_by: str | None = None
    elected: bool = False
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
        """Whether the same account stands for them as before."""
        return self.was == self.first and not self.elected


class Likenesses:
    """The likenesses of a dataset, read as they are asked for, and changed by this refresh."""

    def __init__(self, graph: LinksGraph) -> None:
        self._graph = graph
        self._known: dict[str, Likeness] = {}
        self._names: dict[NamedNode, str | None] = {}
        self._new: dict[str, set[Likeness]] = {}
        self._promoted: dict[str, set[Likeness]] = {}
        self._leaders_before: dict[str, set[Likeness]] = {}
        self._candidates: dict[str, set[Likeness]] = {}

    def __getitem__(self, name: str) -> Likeness:
        """A likeness by name; KeyError where no account has it."""
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str) -> Likeness | None:
        """A likeness by name, None where no account has it."""
        if name not in self._known:
            first = self._graph.first_alike(name)
            return self._read(first, self._graph.keys(first)) if first is not None else None
        return self._known[name]

    def at(self, event: NamedNode) -> Likeness | None:
        """The likeness of an event; None where nobody could find it anyway."""
        if event not in self._names:
            self._names[event] = likeness_in(self._graph.keys(event))
        name = self._names[event]
        return None if name is None else self[name]

    def touched(self) -> list[Likeness]:
        """Those that this refresh has changed so far."""
        return [likeness for likeness in self._known.values() if likeness.touched]

    def add(self, item: NamedNode, event: NamedNode, account: Account) -> None:
        """Put an account of the item among those that say the same."""
        name, kept = name_of(event, account), kept_keys(account)
        known = self.get(name)
        if known is None:
            known = self._known[name] = Likeness(name, account, rank(name, account), event)
            for key in self._keys(known):
                self._new.setdefault(key, set()).add(known)
        known.newcomers.append(event)
        known.first = min(known.first, event, key=lambda node: node.value)
        self._names[event] = name
        self._graph.add_account(event, item, name if kept else None)

    def elect(self, gone: Standing) -> None:
        """Choose who stands for a likeness whose first account is gone; nothing to do where that was the last."""
        name, account, leader = gone.likeness, gone.account, gone.leader
        first = min(self._graph.with_key(name), key=lambda node: node.value, default=None)
        if first is not None:
            elected = Likeness(name, account, rank(name, account), first, leader, first, leader, elected=True)
            self._known[name] = elected
            self._graph.keep(first, self._keys(elected))

    def promote(self, likeness: Likeness) -> None:
        """Let a likeness be found among the leaders from now on."""
        for key in kept_keys(likeness.account):
            self._promoted.setdefault(key, set()).add(likeness)

    def leaders(self, likeness: Likeness) -> set[Likeness]:
        """The likenesses that lead now and keep a key which this one seeks; ask when all accounts have been added."""
        return {other for other in self._led_before(likeness) | self._led_since(likeness) if other.leads}

    def candidates(self, likeness: Likeness) -> set[Likeness]:
        """All likenesses that keep a key which this one seeks; ask when all accounts have been added."""
        known = self._candidates.get(likeness.name)
        if known is None:
            followers = self._keeping(sought_keys(likeness.account))
            known = self._candidates[likeness.name] = followers | self._led_before(likeness)
        return (known | self._led_since(likeness)) - {likeness}

    def _led_before(self, likeness: Likeness) -> set[Likeness]:
        known = self._leaders_before.get(likeness.name)
        if known is None:
            known = self._keeping(LEADING + key for key in sought_keys(likeness.account))
            self._leaders_before[likeness.name] = known
        return known

    def _led_since(self, likeness: Likeness) -> set[Likeness]:
        """Those that came to lead in this refresh: their stored keys may tell of another time than was asked about."""
        return {other for key in sought_keys(likeness.account) for other in self._promoted.get(key, ())}

    def rivals(self, likeness: Likeness) -> set[Likeness]:
        """The other likenesses of the items that have one of this likeness."""
        roster = likeness.account.roster
        return self._keeping([ROSTER + roster]) - {likeness} if roster is not None else set()

    def led_by(self, leader: str) -> set[Likeness]:
        """The likenesses that a leader led before this refresh."""
        return self._keeping([FOLLOWING + leader])

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
        return keys_of(likeness.name, likeness.account, likeness.leader)

    def _keeping(self, keys: Iterable[str]) -> set[Likeness]:
        found: set[Likeness] = set()
        for key in keys:
            found |= self._new.get(key, set())
            found.update(self._standing(event) for event in self._graph.with_key(key))
        return found

    def _standing(self, event: NamedNode) -> Likeness:
        """The likeness for which an event stood before this refresh, as it alone keeps its keys."""
        name = self._names.get(event)
        return self._known[name] if name is not None else self._read(event, self._graph.keys(event))

    def _read(self, first: NamedNode, keys: list[str]) -> Likeness:
        told = Standing.of(keys)
        if told is None:
            raise KeyError(first.value)
        self._names[first] = told.likeness
        if told.likeness not in self._known:
            ranked = rank(told.likeness, told.account)
            known = Likeness(told.likeness, told.account, ranked, first, told.leader, first, told.leader)
            self._known[told.likeness] = known
        return self._known[told.likeness]


def name_of(event: NamedNode, account: Account) -> str:
    """The name of a likeness: `=` and twelve digits.

    An account too vague to be joined even with its equal has a likeness of its own.
    """
    digits = digest(account)
    if not is_joinable(account):
        digits = hashlib.sha256(f"{digits} {event.value}".encode()).hexdigest()[:12]
    return f"={digits}"
