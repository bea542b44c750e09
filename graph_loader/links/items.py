"""Links between items: translations, and headlines that announce an item in full.

Whether two items are linked depends on these two alone; candidates are items with an agreeing main event, and those of
the same source, language and day, which are found by a match key.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from pyoxigraph import NamedNode, Store

from graph_loader.links.descriptions import FULL, HEADLINE_ONLY
from graph_loader.links.item_views import ItemViews
from graph_loader.links.likenesses import Likeness, Likenesses
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.relations import NEAR, relate, similar
from graph_loader.links.settling import Settling
from graph_loader.links.terms import MAIN_EVENT


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
            extent = HEADLINE_ONLY if self._views.facts(item).headline_only else FULL
            self._graph.keep(item, self._keys(item, extent, reach=0))
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
        """Items in full near a headline with almost its words, or the headlines near an item in full."""
        view = self._views[item]
        extent = FULL if view.facts.headline_only else HEADLINE_ONLY
        for key in self._keys(item, extent, reach=NEAR):
            yield from (other for other in self._graph.with_key(key) if similar(view, self._views[other]))

    def _keys(self, item: NamedNode, extent: str, *, reach: int) -> Iterator[str]:
        """The keys of items of this extent, of the item's source and language, up to `reach` days from it."""
        facts = self._views.facts(item)
        if facts.published is not None:
            for distance in range(-reach, reach + 1):
                day = facts.published + timedelta(days=distance)
                yield f"{extent} {day.isoformat()} {facts.origin.language} {facts.origin.source}"
