"""The graphs that items share: none of their triples stands in a second graph, and no link leads nowhere.

Graphs: CONTRACT section 4.
"""

from collections.abc import Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Triple

from graph_loader.check.duplicates import duplicates
from graph_loader.check.finding import Finding
from graph_loader.check.references import References
from graph_loader.generations import Generation
from graph_loader.imported_items import is_item
from ontology.iris import SHARED_GRAPHS

_REFERRING = ("links", "provisional", "sources", "authority")

Subject = NamedNode | BlankNode | Triple


def check_shared(generation: Generation) -> Iterator[Finding]:
    """Check every graph that is no item's. The subjects of these graphs are held in memory."""
    store, layout = generation.open(), generation.manifest.layout
    references = References(store, layout)
    referring = {layout.graph(name) for name in _REFERRING}
    known = {layout.graph(name) for name in SHARED_GRAPHS}
    subjects: set[Subject] = set()
    for graph in (DefaultGraph(), *store.named_graphs()):
        name = graph.value if isinstance(graph, NamedNode) else ""
        if is_item(name, layout):
            continue
        here = {quad.subject for quad in store.quads_for_pattern(None, None, None, graph)}
        if here and name not in known:
            yield Finding(
                "placement", name or "the default graph", "is no graph of a dataset and holds triples"
            )
        if name in referring:
            quads = store.quads_for_pattern(None, None, None, graph)
            yield from references.dangling(quad.triple for quad in quads)
        subjects |= here
    for subject in subjects:
        if not isinstance(subject, Triple):
            yield from duplicates(store, subject)
