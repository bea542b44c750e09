"""Who held the office that an item names instead of a person: `xr:resolvedHolder` of participations.

Office by date: DESIGN section 5; unresolved where no tenure covers the date.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import NamedNode, Store

from graph_loader.links.descriptions import Descriptions, date_of, text_of
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.look_up import subjects
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import (
    AGENT,
    END_DATE,
    EVENT,
    IS_PART_OF,
    RESOLVED_HOLDER,
    START_DATE,
    TYPE,
    UNREALIZED_EVENT,
)


def write_holders(
    store: Store, graph: LinksGraph, descriptions: Descriptions, surroundings: Surroundings, item: NamedNode
) -> None:
    """Write the holder of each office that takes part in an event of the item, where it is known for the date.

    The date is the event's. What is planned or denied without a date is resolved by the date of the item; what is told
    to have happened at a time not given is not.
    """
    published = descriptions.facts(item).published
    undated = {EVENT: None, UNREALIZED_EVENT: published}
    for kind, instead in undated.items():
        for event in list(subjects(store, TYPE, kind, item)):
            told = descriptions[event]
            start, end = date_of(told, START_DATE) or instead, date_of(told, END_DATE) or instead
            if start and end:
                _write(graph, item, _holders(descriptions, surroundings, event, start, end))


def _holders(
    descriptions: Descriptions, surroundings: Surroundings, event: NamedNode, start: date, end: date
) -> Iterator[tuple[NamedNode, NamedNode]]:
    """The participations of an event by office, with the person who held it."""
    for part, told in descriptions.parts(event):
        agent = text_of(told, AGENT)
        holder = surroundings.holders.holder(surroundings.path(agent), start, end) if agent else None
        if holder is not None:
            yield part, surroundings.node(holder)


def _write(graph: LinksGraph, item: NamedNode, found: Iterable[tuple[NamedNode, NamedNode]]) -> None:
    for part, holder in found:
        graph.add([(part, RESOLVED_HOLDER, holder), (part, IS_PART_OF, item)])
