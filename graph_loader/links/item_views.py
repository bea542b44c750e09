"""News items as the links between items see them.

What an item holds: CONTRACT section 4, NewsItem.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Store

from graph_loader.links.account import is_name
from graph_loader.links.descriptions import Descriptions, ItemFacts
from graph_loader.links.look_up import objects, one, subjects
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import DATE, DATE_PUBLISHED, HEADLINE, MENTIONS, REPORTS, VALUE


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item: who tells it and when, its headline, the known entities it mentions and the numbers it reports."""

    facts: ItemFacts
    headline: str
    mentions: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


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
            known = self._views[item] = self._read(item)
        return known

    def published_on(self, day: date) -> Iterator[NamedNode]:
        """The items with this date."""
        return subjects(self._store, DATE_PUBLISHED, Literal(day.isoformat(), datatype=DATE))

    def main_events(self, item: NamedNode) -> list[NamedNode]:
        """The events that an item is about."""
        return self._descriptions.main_events(item)

    def facts(self, item: NamedNode) -> ItemFacts:
        """Who tells it and when, without the rest."""
        return self._descriptions.facts(item)

    def _read(self, item: NamedNode) -> ItemView:
        return ItemView(
            facts=self._descriptions.facts(item),
            headline=one(self._store, item, HEADLINE) or "",
            mentions=frozenset(self._mentions(item)),
            numbers=frozenset(self._numbers(item)),
        )

    def _mentions(self, item: NamedNode) -> Iterator[str]:
        paths = (self._surroundings.path(term.value) for term in objects(self._store, item, MENTIONS))
        return (path for path in paths if not is_name(path))

    def _numbers(self, item: NamedNode) -> Iterator[str]:
        for statement in objects(self._store, item, REPORTS):
            if isinstance(statement, NamedNode):
                yield from (value.value for value in objects(self._store, statement, VALUE))
