"""News items as the links between items see them.

What an item holds: CONTRACT section 4, NewsItem.
"""

from functools import cached_property

from pyoxigraph import NamedNode, Store

from graph_loader.links.account import is_name
from graph_loader.links.descriptions import Descriptions, ItemFacts
from graph_loader.links.look_up import objects, one
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import HEADLINE, MENTIONS, REPORTS, VALUE


class ItemView:
    """An item: who tells it and when; the rest is read when it is compared."""

    def __init__(self, store: Store, item: NamedNode, facts: ItemFacts, surroundings: Surroundings) -> None:
        self.facts = facts
        self._store = store
        self._item = item
        self._surroundings = surroundings

    @cached_property
    def headline(self) -> str:
        return one(self._store, self._item, HEADLINE) or ""

    @cached_property
    def mentions(self) -> frozenset[str]:
        """The paths of the known entities that it mentions."""
        paths = (self._surroundings.path(term.value) for term in objects(self._store, self._item, MENTIONS))
        return frozenset(path for path in paths if not is_name(path))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers that it reports, as written in the data."""
        statements = objects(self._store, self._item, REPORTS)
        values = (objects(self._store, node, VALUE) for node in statements if isinstance(node, NamedNode))
        return frozenset(value.value for found in values for value in found)


class ItemViews:
    """The items of one store; each is read once in a refresh."""

    def __init__(self, store: Store, descriptions: Descriptions, surroundings: Surroundings) -> None:
        self._store = store
        self._descriptions = descriptions
        self._surroundings = surroundings
        self._views: dict[NamedNode, ItemView] = {}

    def __getitem__(self, item: NamedNode) -> ItemView:
        known = self._views.get(item)
        if known is None:
            known = ItemView(self._store, item, self.facts(item), self._surroundings)
            self._views[item] = known
        return known

    def main_events(self, item: NamedNode) -> list[NamedNode]:
        """The events that an item is about."""
        return self._descriptions.main_events(item)

    def facts(self, item: NamedNode) -> ItemFacts:
        """Who tells it and when, without the rest."""
        return self._descriptions.facts(item)
