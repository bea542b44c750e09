"""What item graphs say of items, events and participations, as the store has it; each is read once in a refresh.

What they hold: CONTRACT section 4.
"""

from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Store

from graph_loader.links.account import Origin
from graph_loader.links.look_up import Term, objects, one, subject_of, subjects
from graph_loader.links.terms import (
    DATE_PUBLISHED,
    END,
    EVENT,
    EVENT_TYPE,
    HEADLINE,
    IN_LANGUAGE,
    MAIN_EVENT,
    PARTICIPATION,
    REFERS_TO,
    SOURCE,
    START,
    TEXT_EXTENT,
    TYPE,
)
from graph_loader.model import Span
from ontology import XR

FULL, HEADLINE_ONLY = "full", "headline"
"""The values of `xr:textExtent`."""

Description = dict[NamedNode, list[Term]]


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """Who tells an item, and the day it was published."""

    origin: Origin
    published: date | None

    @property
    def headline_only(self) -> bool:
        return self.origin.extent == HEADLINE_ONLY


class Descriptions:
    """Reads the item graphs of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._nodes: dict[NamedNode, Description] = {}
        self._items: dict[NamedNode, ItemFacts] = {}
        self._events: dict[NamedNode, list[NamedNode]] = {}

    def __getitem__(self, node: NamedNode) -> Description:
        """What an item says of an event, a participation or a mention; empty where it says nothing."""
        known = self._nodes.get(node)
        if known is None:
            known = self._nodes[node] = {}
            for quad in self._store.quads_for_pattern(node, None, None, None):
                if isinstance(quad.object, NamedNode | Literal):
                    known.setdefault(quad.predicate, []).append(quad.object)
        return known

    def facts(self, item: NamedNode) -> ItemFacts:
        """Source, language, extent and day of publication of an item."""
        known = self._items.get(item)
        if known is None:
            known = self._items[item] = self._read_facts(item)
        return known

    def events(self, item: NamedNode) -> list[NamedNode]:
        """The events that an item says have happened, in the order of their IRIs."""
        known = self._events.get(item)
        if known is None:
            found = subjects(self._store, TYPE, EVENT, item)
            known = self._events[item] = sorted(found, key=lambda event: event.value)
        return known

    def main_events(self, item: NamedNode) -> list[NamedNode]:
        """The events that an item is about."""
        return [term for term in objects(self._store, item, MAIN_EVENT) if isinstance(term, NamedNode)]

    def headline(self, item: NamedNode) -> str:
        """The headline of an item."""
        return one(self._store, item, HEADLINE) or ""

    def mentioned(self, item: NamedNode, before: int) -> set[str]:
        """The IRIs of what an item mentions in its first characters, so many; not where the name is part of another."""
        mentions = self._store.quads_for_pattern(None, REFERS_TO, None, item)
        spans = {quad: self._span(subject_of(quad)) for quad in mentions}
        early = {quad: span for quad, span in spans.items() if span.start < before}
        return {
            quad.object.value
            for quad, span in early.items()
            if isinstance(quad.object, NamedNode)
            and not any(other.covers(span) and other != span for other in early.values())
        }

    def _span(self, mention: NamedNode) -> Span:
        start, end = one(self._store, mention, START), one(self._store, mention, END)
        return Span(int(start or 0), int(end or 0))

    def type_of(self, event: NamedNode) -> str:
        """The local name of an event's type; empty where it has none, which the gate refuses."""
        known = self._nodes.get(event)
        iri = one(self._store, event, EVENT_TYPE) if known is None else text_of(known, EVENT_TYPE)
        return (iri or "").removeprefix(str(XR))

    def parts(self, event: NamedNode) -> list[tuple[NamedNode, Description]]:
        """The participations in an event."""
        nodes = (node for node in self[event].get(PARTICIPATION, ()) if isinstance(node, NamedNode))
        return [(node, self[node]) for node in nodes]

    def _read_facts(self, item: NamedNode) -> ItemFacts:
        published = one(self._store, item, DATE_PUBLISHED)
        origin = Origin(
            source=one(self._store, item, SOURCE) or "",
            language=one(self._store, item, IN_LANGUAGE) or "",
            extent=one(self._store, item, TEXT_EXTENT) or "",
        )
        return ItemFacts(origin, date.fromisoformat(published) if published else None)


def text_of(told: Description, predicate: NamedNode) -> str | None:
    """The IRI or text of one value, the smallest where there are several."""
    terms = told.get(predicate)
    return min(term.value for term in terms) if terms else None


def date_of(told: Description, predicate: NamedNode) -> date | None:
    """The day of one value; None where there is none."""
    text = text_of(told, predicate)
    return date.fromisoformat(text) if text else None
