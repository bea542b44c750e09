"""Bringing the graph `/links` up to date: the order of the steps.

What stands in `/links` is a function of the item graphs and the authority in the store. It does not depend on the order
in which items came, nor on how they were parted into loads.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from graph_loader.links.descriptions import Descriptions
from graph_loader.links.happenings import Happenings
from graph_loader.links.item_views import ItemViews
from graph_loader.links.items import ItemLinks
from graph_loader.links.joining import Joining
from graph_loader.links.likenesses import Likeness, Likenesses
from graph_loader.links.links_graph import LinksGraph
from graph_loader.links.reading import AccountReader
from graph_loader.links.resolved import write_holders
from graph_loader.links.settling import Settling
from graph_loader.links.standing import Standing
from graph_loader.links.surroundings import Surroundings
from ontology.iris import Layout


def refresh(store: Store, layout: Layout, changed: Collection[str], removed: Collection[str] = ()) -> None:
    """Rewrite what is affected in `/links`.

    `changed` and `removed` are IRIs of items whose graphs have just been written to or deleted from `store`; an item
    that has not changed may stand among them. After a change of the authority, pass all items.
    """
    graph = LinksGraph(store, layout)
    surroundings = Surroundings(store, layout)
    descriptions = Descriptions(store)
    reader = AccountReader(descriptions, surroundings)
    likenesses = Likenesses(graph)
    settling = Settling(likenesses)
    joining = Joining(graph, likenesses, settling, Happenings(store, descriptions, surroundings))
    items = [NamedNode(item) for item in sorted(set(changed) - set(removed))]

    lost = _forget(graph, [*items, *(NamedNode(item) for item in sorted(set(removed)))])
    for standing in lost.standings:
        likenesses.elect(standing)
    for item in items:
        for event, account in reader.told_by(item).items():
            likenesses.add(item, event, account)
        write_holders(store, graph, descriptions, surroundings, item)
    graph.flush()
    settling.settle(_to_settle(likenesses, lost))
    left = joining.join(standing.leader for standing in lost.standings)
    likenesses.keep_keys()
    graph.flush()
    for happening in sorted(left | lost.happenings, key=lambda node: node.value):
        if not graph.has_accounts(happening):
            graph.remove(happening)
    ItemLinks(store, graph, ItemViews(store, descriptions, surroundings), likenesses, settling).link(items)
    graph.flush()


@dataclass(slots=True)
class _Lost:
    """What forgetting took away: happenings that lost accounts, and what was told by accounts that stood for others."""

    happenings: set[NamedNode] = field(default_factory=set)
    standings: list[Standing] = field(default_factory=list)


def _forget(graph: LinksGraph, items: Iterable[NamedNode]) -> _Lost:
    """Take out everything that `/links` says of these items, as it was before they changed."""
    lost = _Lost()
    for item in items:
        for node in [item, *graph.parts_of(item)]:
            standing, happening = Standing.of(graph.keys(node)), graph.happening_of(node)
            lost.standings += [standing] if standing is not None else []
            lost.happenings |= {happening} if happening is not None else set()
            for link in graph.links_at(node):
                graph.remove(link)
            graph.remove(node)
    return lost


def _to_settle(likenesses: Likenesses, lost: _Lost) -> list[Likeness]:
    """The likenesses that are new, and those whose leader is gone."""
    new = [likeness for likeness in likenesses.touched() if likeness.leader is None]
    orphans = [orphan for standing in lost.standings for orphan in likenesses.led_by(standing.likeness)]
    return [*new, *orphans]
