"""A trusted import: the graphs of an own dump as they are, not judged; provenance records that.

The authority and the ontology stay this software's. Items become known by the record that their graph
gives back, so that later loads and `reextract` find them (PROV-O: https://www.w3.org/TR/prov-o/).
"""

from collections.abc import Iterator
from itertools import islice

from pyoxigraph import NamedNode, Quad, Store

from graph_loader.batches import Batches
from graph_loader.imported_items import imported_items, is_item, is_revision
from graph_loader.item_writes import items_served
from graph_loader.model import Record
from graph_loader.recovery import names_in
from graph_loader.reports import Entry
from ontology.iris import Layout

_OURS = ("authority", "ontology")
_AT_ONCE = 10_000


def trust(staged: Store, layout: Layout, batches: Batches, file: Record) -> Iterator[Entry]:
    """Take the graphs of a staged file; one entry for each item.

    Into an empty dataset the links come as they stand; in another, the items are joined with those there.
    """
    commit = batches.commit()
    commit.use(file)
    relink = bool(items_served(commit.served))
    shared = _shared(staged, layout)
    while some := list(islice(shared, _AT_ONCE)):
        commit.served.extend(some)
    for item in imported_items(staged, layout, file):
        taken = commit.adopt(item, names_in(item.graph, staged, layout), relink=relink)
        yield Entry(item.iri, file.path, "committed" if taken else "unchanged")


def _shared(staged: Store, layout: Layout) -> Iterator[Quad]:
    """What stands outside of items: all of it, but for what this software ships."""
    ours = {layout.graph(name) for name in _OURS}
    for quad in staged:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if name not in ours and not is_item(name, layout) and not is_revision(name, layout):
            yield quad
