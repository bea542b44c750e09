"""Bringing the graph `/links` up to date: the order of the steps.

What stands in `/links` is a function of the item graphs and the authority in the store. It does not depend on the order
in which items came, nor on how they were parted into loads.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from graph_loader.links.happenings import Happenings
from graph_loader.links.item_views import ItemViews
from graph_loader.links.items import ItemLinks
from graph_loader.links.joining import Joining
from graph_loader.links.likenesses import Likenesses
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.reading import AccountReader
from graph_loader.links.resolved import write_holders
from graph_loader.links.surroundings import Surroundings
from ontology.iris import Layout


def refresh(store: Store, layout: Layout, changed: Collection[str], removed: Collection[str] = ()) -> None:
    """Rewrite what is affected in `/links`.

    `changed` and `removed` are IRIs of items whose graphs have just been written to or deleted from `store`; an item
    that has not changed may stand among them. After a change of the authority, pass all items.
    """
    graph = LinksGraph(store, layout)
    surroundings = Surroundings(store, layout)
    reader = AccountReader(store, surroundings)
    likenesses = Likenesses(graph, reader)
    joining = Joining(graph, likenesses, Happenings(store, surroundings))
    items = [NamedNode(item) for item in sorted(set(changed) - set(removed))]

    lost = _forget(graph, [*items, *(NamedNode(item) for item in sorted(set(removed)))])
    broken = lost.broken(graph)
    for name in sorted(lost.firsts):
        likenesses.elect(name)
    for item in items:
        for event, account in reader.told_by(item).items():
            likenesses.add(item, event, account)
        write_holders(store, graph, surroundings, item)
    likenesses.keep_keys()
    joining.join(left=lost.happenings, broken=broken)
    ItemLinks(store, graph, ItemViews(store, reader, surroundings), likenesses, joining).link(items)


@dataclass(slots=True)
class _Lost:
    """What forgetting took away: accounts of likenesses and happenings, and the accounts that stood for others."""

    happenings: set[NamedNode] = field(default_factory=set)
    accounts: set[tuple[str, NamedNode]] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)

    def broken(self, graph: LinksGraph) -> set[NamedNode]:
        """The happenings that may fall apart, because none of their accounts has a likeness any more that was lost."""
        return {happening for name, happening in self.accounts if next(graph.with_key(name), None) is None}


def _forget(graph: LinksGraph, items: Iterable[NamedNode]) -> _Lost:
    """Take out everything that `/links` says of these items, as it was before they changed."""
    lost = _Lost()
    for item in items:
        for node in [item, *graph.parts_of(item)]:
            name, happening = graph.likeness(node), graph.happening_of(node)
            if happening is not None:
                lost.happenings.add(happening)
            if name is not None and happening is not None:
                lost.accounts.add((name, happening))
                lost.firsts |= {name} if graph.stands_for_others(node) else set()
            for link in graph.links_at(node):
                graph.remove(link)
            graph.remove(node)
    return lost
