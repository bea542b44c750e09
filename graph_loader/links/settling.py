"""Deciding anew who leads whom, only where a change can reach.

Who leads a likeness depends on likenesses that come before it in the order of `graph_loader.links.leading`, and only on
those that lead and agree with it, and on its rivals. So what changes is gone through in that order, each once.
"""

import heapq
from collections.abc import Iterable

from graph_loader.links.judgement import Judgement, judge
from graph_loader.links.leading import Rank, best_leader
from graph_loader.links.likenesses import Likeness, Likenesses


class Settling:
    """One refresh of who leads whom."""

    def __init__(self, likenesses: Likenesses) -> None:
        self._likenesses = likenesses
        self._judgements: dict[tuple[str, str], Judgement | None] = {}
        self._waiting: list[Rank] = []
        self._seen: set[str] = set()

    def judge(self, first: Likeness, second: Likeness) -> Judgement | None:
        """As `graph_loader.links.judgement.judge`, asked once a pair."""
        pair = (first.name, second.name) if first.name <= second.name else (second.name, first.name)
        if pair not in self._judgements:
            self._judgements[pair] = judge(first.account, second.account)
        return self._judgements[pair]

    def settle(self, likenesses: Iterable[Likeness]) -> None:
        """Find the leaders of these likenesses, and of those for which that makes a difference."""
        for likeness in likenesses:
            self._wait(likeness)
        while self._waiting:
            self._decide(self._likenesses[heapq.heappop(self._waiting)[-1]])

    def partners(self, likeness: Likeness) -> list[Likeness]:
        """The likenesses whose accounts agree with those of this one; itself, if two of its own do."""
        return [
            other
            for other in self._likenesses.candidates(likeness) | {likeness}
            if self.judge(likeness, other)
        ]

    def _wait(self, likeness: Likeness) -> None:
        if likeness.name not in self._seen:
            self._seen.add(likeness.name)
            heapq.heappush(self._waiting, likeness.rank)

    def _decide(self, likeness: Likeness) -> None:
        before, likeness.leader = likeness.leader, self._choose(likeness)
        if likeness.leader == before:
            return
        if likeness.leads:
            self._likenesses.promote(likeness)
            self._reconsider(self._likenesses.candidates(likeness), likeness, agreeing=True)
        elif before == likeness.name:
            self._reconsider(self._likenesses.led_by(likeness.name), likeness)
        self._reconsider(self._likenesses.rivals(likeness), likeness)

    def _choose(self, likeness: Likeness) -> str:
        taken = {rival.leader for rival in self._likenesses.rivals(likeness) if rival.rank < likeness.rank}
        options = [
            (judgement, leader.rank)
            for leader in self._likenesses.leaders(likeness)
            if leader.name not in taken
            and leader.rank < likeness.rank
            and (judgement := self.judge(likeness, leader))
        ]
        return best_leader(options) or likeness.name

    def _reconsider(self, others: Iterable[Likeness], cause: Likeness, *, agreeing: bool = False) -> None:
        """Let those that come later in the order be decided again."""
        for other in others:
            if cause.rank < other.rank and (not agreeing or self.judge(cause, other)):
                self._wait(other)
