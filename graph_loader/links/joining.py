"""Writing happenings: each account of a leader and of those it leads is of one, and links tell why.

The happening takes its IRI from the smallest of the events (CONTRACT section 4; `ontology.iris.digest_path`).
"""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from graph_loader.links.happenings import Happenings
from graph_loader.links.judgement import Judgement
from graph_loader.links.likenesses import Likeness, Likenesses
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.settling import Settling

SAME_EVENT = "sameEvent"


class Joining:
    """One refresh of the happenings of a dataset, once it is settled who leads whom."""

    def __init__(
        self, graph: LinksGraph, likenesses: Likenesses, settling: Settling, happenings: Happenings
    ) -> None:
        self._graph = graph
        self._likenesses = likenesses
        self._settling = settling
        self._happenings = happenings
        self._touched: dict[str, list[Likeness]] = {}
        self._moved: set[NamedNode] = set()
        self._left: set[NamedNode] = set()

    def join(self, lost: Iterable[str]) -> set[NamedNode]:
        """Write the happenings of all likenesses that were touched, and of those led by `lost`, which lost a follower.

        Gives the happenings that accounts have left.
        """
        names = set(lost)
        for likeness in self._likenesses.touched():
            self._touched.setdefault(str(likeness.leader), []).append(likeness)
            self._moved |= {likeness.was} if likeness.was is not None else set()
            names |= {str(likeness.leader)} | ({likeness.led_by} if likeness.led_by is not None else set())
        for name in sorted(names):
            leader = self._likenesses.get(name)
            if leader is not None and leader.leads:
                self._write(leader)
        return self._left

    def _write(self, leader: Likeness) -> None:
        touched, others = self._touched.get(leader.name, []), self._untouched_followers(leader)
        firsts = [leader.first, *others, *(likeness.first for likeness in touched)]
        happening = self._graph.happening(min(firsts, key=lambda event: event.value))
        before = self._happening_before(leader)
        if leader.stands and leader.led_by == leader.name and before == happening:
            changed = {*touched}
        else:
            changed = {
                leader,
                *touched,
                *(found for event in others if (found := self._likenesses.at(event))),
            }
            item = self._graph.item_of(leader.first)
            self._graph.replace(happening, self._happenings.describe(leader.first, item))
        for likeness in changed:
            self._place(likeness, happening)
            self._link(likeness, leader)

    def _untouched_followers(self, leader: Likeness) -> list[NamedNode]:
        followers = self._likenesses.followers_before(leader.name)
        return [event for event in followers if event not in self._moved]

    def _place(self, likeness: Likeness, happening: NamedNode) -> None:
        before = self._happening_before(likeness)
        stays = likeness.stands and before == happening
        self._left |= {before} if before is not None else set()
        if likeness.was is not None and likeness.was != likeness.first:
            self._remove_alike(likeness.was, likeness.name)
        for event in likeness.newcomers if stays else self._likenesses.members(likeness):
            self._graph.set_happening(event, happening)
            if event != likeness.first:
                self._write_link(likeness.first, event, self._settling.judge(likeness, likeness))

    def _happening_before(self, likeness: Likeness) -> NamedNode | None:
        return self._graph.happening_of(likeness.was) if likeness.was is not None else None

    def _remove_alike(self, first: NamedNode, name: str) -> None:
        for link in self._graph.links_from(first):
            other = self._graph.other_end(link)
            if other is not None and name in self._graph.keys(other):
                self._graph.remove(link)

    def _link(self, likeness: Likeness, leader: Likeness) -> None:
        if likeness.stands and likeness.led_by == leader.name and leader.stands:
            return
        self._remove_former_link(likeness)
        if likeness is not leader:
            self._write_link(leader.first, likeness.first, self._settling.judge(leader, likeness))

    def _write_link(self, one: NamedNode, other: NamedNode, judgement: Judgement | None) -> None:
        if judgement is not None:
            self._graph.write_link(SAME_EVENT, one, other, judgement.score, judgement.reason)

    def _remove_former_link(self, likeness: Likeness) -> None:
        """The link with the leader that was; where one of the two events is gone, so is the link."""
        before = self._likenesses.get(likeness.led_by) if likeness.led_by is not None else None
        if before is None or before is likeness or before.was is None or likeness.was is None:
            return
        self._graph.remove(self._graph.link(SAME_EVENT, before.was, likeness.was))
