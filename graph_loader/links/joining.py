"""Joining accounts into happenings: which likenesses a change concerns, and what stands in `/links` of them.

Only what a change can reach is judged again: from each new, lost or renamed likeness along agreeing pairs. A cluster
depends on nothing outside of what agreeing pairs connect, so the rest stays as it is.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from graph_loader.links.account import Account
from graph_loader.links.components import Cluster, clusters
from graph_loader.links.happenings import Happenings
from graph_loader.links.judgement import Judgement, contradicts, judge
from graph_loader.links.keys import sought_keys
from graph_loader.links.likenesses import Likeness, Likenesses
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.terms import ACCOUNT_OF, FROM

SAME_EVENT = "sameEvent"


class Joining:
    """One refresh of the happenings of a dataset."""

    def __init__(self, graph: LinksGraph, likenesses: Likenesses, happenings: Happenings) -> None:
        self._graph = graph
        self._likenesses = likenesses
        self._happenings = happenings
        self._judgements: dict[tuple[str, str], Judgement | None] = {}
        self._left: set[NamedNode] = set()

    def join(self, *, left: Iterable[NamedNode], broken: Iterable[NamedNode]) -> None:
        """Bring happenings and their links up to date.

        `left` are happenings that have lost accounts, `broken` those that may fall apart for that.
        """
        self._left |= set(left)
        seeds = {name: None for happening in broken for name in sorted(self._graph.likenesses(happening))}
        seeds |= {likeness.name: None for likeness in self._likenesses.changed() if not likeness.settled}
        reached: set[str] = set()
        for seed in seeds:
            if seed not in reached:
                component = self._component(seed)
                reached |= component.keys()
                self._write_component(component)
        for likeness in list(self._likenesses.changed()):
            if likeness.name not in reached and likeness.happening is not None:
                self._place_newcomers(likeness, likeness.happening)
        self._remove_left()

    def partners(self, likeness: Likeness) -> Iterator[Likeness]:
        """The likenesses whose accounts agree with those of this one; itself, if two of its own do."""
        candidates = {likeness.name: likeness} | {found.name: found for found in self._candidates(likeness)}
        for name, found in candidates.items():
            if self._judge(likeness.name, name):
                yield found

    def _component(self, seed: str) -> dict[str, Likeness]:
        """All that agreeing pairs connect with a likeness."""
        found = {seed: self._likenesses[seed]}
        waiting = [seed]
        while waiting:
            for likeness in self.partners(found[waiting.pop()]):
                if likeness.name not in found:
                    found[likeness.name] = likeness
                    waiting.append(likeness.name)
        return found

    def _candidates(self, likeness: Likeness) -> Iterator[Likeness]:
        events = {event for key in sought_keys(likeness.account) for event in self._graph.with_key(key)}
        for event in sorted(events, key=lambda event: event.value):
            found = self._likenesses.at(event)
            if found is not None:
                yield found

    def _judge(self, first: str, second: str) -> Judgement | None:
        pair = (first, second) if first <= second else (second, first)
        if pair not in self._judgements:
            self._judgements[pair] = judge(self._account(pair[0]), self._account(pair[1]))
        return self._judgements[pair]

    def _contradict(self, first: str, second: str) -> bool:
        return contradicts(self._account(first), self._account(second))

    def _account(self, name: str) -> Account:
        return self._likenesses[name].account

    def _write_component(self, component: dict[str, Likeness]) -> None:
        accounts = {name: likeness.account for name, likeness in component.items()}
        found = clusters(accounts, self._judge, self._contradict)
        self._remove_old_links(component, {link for cluster in found for link, *_ in self._links(cluster)})
        for cluster in found:
            self._write_cluster(cluster)

    def _remove_old_links(self, component: dict[str, Likeness], wanted: set[NamedNode]) -> None:
        """Links between likenesses that stood before; only agreeing ones can have been linked."""
        before = [likeness for likeness in component.values() if likeness.was is not None]
        for one in before:
            for other in before:
                if one.name < other.name and one.was and other.was and self._judge(one.name, other.name):
                    link = self._graph.link(SAME_EVENT, one.was, other.was)
                    if link not in wanted and link in self._graph:
                        self._graph.remove(link)

    def _write_cluster(self, cluster: Cluster) -> None:
        members = [self._likenesses[name] for name in sorted(cluster.members)]
        root = min((likeness.first for likeness in members), key=lambda node: node.value)
        happening = self._graph.happening(root)
        for likeness in members:
            if likeness.settled and likeness.happening == happening:
                self._place_newcomers(likeness, happening)
            else:
                self._place_all(likeness, happening)
        for _, first, second, judgement in self._links(cluster):
            self._graph.write_link(SAME_EVENT, first, second, judgement.score, judgement.reason)
        told = [(one.account, one.first, self._graph.item_of(one.first)) for one in members]
        self._graph.replace(happening, self._happenings.describe(told))

    def _links(self, cluster: Cluster) -> Iterator[tuple[NamedNode, NamedNode, NamedNode, Judgement]]:
        for first, second, judgement in cluster.links:
            ends = (self._likenesses[first].first, self._likenesses[second].first)
            yield self._graph.link(SAME_EVENT, *ends), *ends, judgement

    def _place_newcomers(self, likeness: Likeness, happening: NamedNode) -> None:
        for event in likeness.newcomers:
            self._graph.add([(event, ACCOUNT_OF, happening)])
            self._link_alike(likeness, event)

    def _place_all(self, likeness: Likeness, happening: NamedNode) -> None:
        """Every account of a likeness, because the happening or the account that stands for them is another."""
        if likeness.was is not None and likeness.was != likeness.first:
            self._remove_alike(likeness.was, likeness.name)
        if likeness.happening is not None and likeness.happening != happening:
            self._left.add(likeness.happening)
        for event in self._likenesses.members(likeness):
            if self._graph.happening_of(event) != happening:
                self._graph.remove(event, ACCOUNT_OF)
                self._graph.add([(event, ACCOUNT_OF, happening)])
            self._link_alike(likeness, event)

    def _link_alike(self, likeness: Likeness, event: NamedNode) -> None:
        judgement = self._judge(likeness.name, likeness.name)
        if event != likeness.first and judgement is not None:
            self._graph.write_link(SAME_EVENT, likeness.first, event, judgement.score, judgement.reason)

    def _remove_alike(self, first: NamedNode, name: str) -> None:
        for link in self._graph.links_at(first, end=FROM):
            other = self._graph.other_end(link)
            if other is not None and name in self._graph.keys(other):
                self._graph.remove(link)

    def _remove_left(self) -> None:
        """Happenings of which nothing is an account any more."""
        for happening in self._left:
            if not self._graph.has_accounts(happening):
                self._graph.remove(happening)
