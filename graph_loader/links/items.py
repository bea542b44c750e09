"""Links between items: translations, and headlines that announce an item in full.

Whether two items are linked depends on these two alone; candidates are items with an agreeing main event, and for
headlines those of the same source, language and day.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from pyoxigraph import Literal, NamedNode, Store

from graph_loader.links.item_views import ItemViews
from graph_loader.links.likenesses import Likeness, Likenesses
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.relations import NEAR, relate
from graph_loader.links.settling import Settling
from graph_loader.links.terms import MAIN_EVENT, MATCH_KEY


class ItemLinks:
    """One refresh of the links between items."""

    def __init__(
        self, store: Store, graph: LinksGraph, views: ItemViews, likenesses: Likenesses, settling: Settling
    ) -> None:
        self._store = store
        self._graph = graph
        self._views = views
        self._likenesses = likenesses
        self._settling = settling
        self._tellers: dict[str, set[NamedNode]] = {}

    def link(self, items: Iterable[NamedNode]) -> None:
        """Link each of these items, whose former links are gone, with all others that it goes with."""
        items = list(items)
        for item in items:
            if self._views.facts(item).headline_only:
                self._graph.add((item, MATCH_KEY, Literal(key)) for key in self._days(item, reach=0))
        self._graph.flush()
        for item in items:
            self._link(item)

    def _link(self, item: NamedNode) -> None:
        with_event = set(self._with_main_event(item))
        for other in with_event | set(self._by_headline(item)):
            if other == item:
                continue
            relation = relate(self._views[item], self._views[other], one_event=other in with_event)
            if relation is not None:
                self._graph.write_link(relation.kind, item, other, relation.score, relation.reason)

    def _with_main_event(self, item: NamedNode) -> Iterator[NamedNode]:
        """The items whose main event agrees with a main event of this one."""
        for event in self._views.main_events(item):
            likeness = self._likenesses.at(event)
            for partner in self._settling.partners(likeness) if likeness else ():
                yield from self._told_by(partner)

    def _told_by(self, likeness: Likeness) -> set[NamedNode]:
        """The items that have an account of this likeness for a main event."""
        known = self._tellers.get(likeness.name)
        if known is None:
            told = ((self._graph.item_of(event), event) for event in self._likenesses.members(likeness))
            known = {item for item, event in told if self._is_main(item, event)}
            self._tellers[likeness.name] = known
        return known

    def _is_main(self, item: NamedNode, event: NamedNode) -> bool:
        return next(self._store.quads_for_pattern(item, MAIN_EVENT, event, None), None) is not None

    def _by_headline(self, item: NamedNode) -> Iterator[NamedNode]:
        """Headlines near an item in full; the items in full near a headline."""
        facts = self._views.facts(item)
        if not facts.headline_only:
            for key in self._days(item, reach=NEAR):
                yield from self._graph.with_key(key)
        elif facts.published is not None:
            for distance in range(-NEAR, NEAR + 1):
                for other in self._views.published_on(facts.published + timedelta(days=distance)):
                    origin = self._views.facts(other).origin
                    if origin[:2] == facts.origin[:2] and origin.extent != facts.origin.extent:
                        yield other

    def _days(self, item: NamedNode, *, reach: int) -> Iterator[str]:
        """The keys of headlines of the item's source and language, `reach` days around it."""
        facts = self._views.facts(item)
        if facts.published is not None:
            for distance in range(-reach, reach + 1):
                day = facts.published + timedelta(days=distance)
                yield f"headline {day.isoformat()} {facts.origin.language} {facts.origin.source}"
