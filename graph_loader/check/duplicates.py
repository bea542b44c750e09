"""No triple stands in two graphs, or a query of all graphs counts it twice (CONTRACT section 4, Graphs)."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Store

from graph_loader.check.finding import Finding


def duplicates(store: Store, subject: NamedNode | BlankNode) -> Iterator[Finding]:
    """The triples about one subject that stand in several graphs."""
    quads = list(store.quads_for_pattern(subject, None, None, None))
    if len({quad.graph_name for quad in quads}) < 2:
        return
    for triple, times in Counter(quad.triple for quad in quads).items():
        if times > 1:
            yield Finding("duplicate", str(subject).strip("<>"), f"stands in {times} graphs: {triple}")
