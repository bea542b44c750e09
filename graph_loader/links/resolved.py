"""Who held the office that an item names instead of a person: `xr:resolvedHolder` of participations.

Office by date: DESIGN section 5; unresolved where no tenure covers the date.
"""

from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode, Store

from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.look_up import objects, one, subjects
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import (
    AGENT,
    DATE_PUBLISHED,
    END_DATE,
    EVENT,
    IS_PART_OF,
    PARTICIPATION,
    RESOLVED_HOLDER,
    START_DATE,
    TYPE,
    UNREALIZED_EVENT,
)


def write_holders(store: Store, graph: LinksGraph, surroundings: Surroundings, item: NamedNode) -> None:
    """Write the holder of each office that takes part in an event of the item, where it is known for the date.

    The date is the event's. What is planned or denied without a date is resolved by the date of the item; what is told
    to have happened at a time not given is not.
    """
    for event, start, end in _dated_events(store, item):
        for part in objects(store, event, PARTICIPATION):
            agent = one(store, part, AGENT) if isinstance(part, NamedNode) else None
            if agent is None or not isinstance(part, NamedNode):
                continue
            holder = surroundings.holders.holder(surroundings.path(agent), start, end)
            if holder is not None:
                graph.add([(part, RESOLVED_HOLDER, surroundings.node(holder)), (part, IS_PART_OF, item)])


def _dated_events(store: Store, item: NamedNode) -> Iterator[tuple[NamedNode, date, date]]:
    """The events of an item with the first and last day for which an office is to be resolved."""
    for kind in (EVENT, UNREALIZED_EVENT):
        for event in list(subjects(store, TYPE, kind, item)):
            undated = one(store, item, DATE_PUBLISHED) if kind == UNREALIZED_EVENT else None
            start = one(store, event, START_DATE) or undated
            end = one(store, event, END_DATE) or undated
            if start and end:
                yield event, date.fromisoformat(start), date.fromisoformat(end)
