"""An import through the gate: every item is judged and committed as a load commits it.

What items share is derived anew from them; of the sources, what nobody can derive is taken along.
SHACL: https://www.w3.org/TR/shacl/
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from pyoxigraph import DefaultGraph, NamedNode, Store, Triple
from rdflib import URIRef

from graph_loader.batches import Batches
from graph_loader.conversion import to_graph
from graph_loader.gate import judge
from graph_loader.imported_items import (
    ImportedItem,
    ImportedVersion,
    context_of,
    imported_items,
    is_item,
    is_revision,
)
from graph_loader.model import Record
from graph_loader.pipeline import CHUNK
from graph_loader.prepared import Prepared
from graph_loader.recovery import names_in
from graph_loader.reports import Entry
from graph_loader.sources import MANAGED
from graph_loader.stores import exchange, named, read_graph
from ontology import XR
from ontology.iris import SHARED_GRAPHS, Layout
from shapes import validate


def examine(staged: Store, layout: Layout, batches: Batches, file: Record) -> Iterator[Entry]:
    """Judge and commit the items of a staged file; one entry for each item and for each graph left out."""
    yield from _left_out(staged, layout, file)
    yield from _take_sources(staged, layout, batches, file)
    items = imported_items(staged, layout, file)
    while chunk := list(islice(items, CHUNK)):
        prepared = _prepare(chunk, staged, batches.commit().served, layout)
        for item in chunk:
            entry = _commit(item, prepared[item.iri], batches, file)
            if entry.status in ("committed", "quarantined"):
                batches.wrote()
            yield entry


def _prepare(
    items: Sequence[ImportedItem], staged: Store, served: Store, layout: Layout
) -> dict[str, list[Prepared]]:
    """Each item's versions as the gate lets them pass, earliest first, each judged on its own."""
    prepared: dict[str, list[Prepared]] = {item.iri: [] for item in items}
    for place in range(max(len(item.versions) for item in items)):
        batch = [item.versions[place] for item in items if place < len(item.versions)]
        for one, verdict in _judged(batch, staged, served, layout):
            prepared[one.item].append(verdict)
    return prepared


def _judged(
    batch: Sequence[ImportedVersion], staged: Store, served: Store, layout: Layout
) -> Iterator[tuple[ImportedVersion, Prepared]]:
    ready = [(one, one.document) for one in batch if one.document is not None]
    said = frozenset(triple for one, _ in ready for triple in one.said)
    graphs = {URIRef(one.item): to_graph(one.said) for one, _ in ready}
    verdicts = judge(graphs, context_of(said, (staged, served), layout)) if ready else {}
    for one, document in ready:
        verdict = verdicts[URIRef(one.item)]
        yield (
            one,
            Prepared(
                document=document,
                triples=verdict.graph.serialize(format="nt", encoding="utf-8"),
                entities=names_in(one.said, staged, layout),
                refusals=verdict.refusals,
                dropped=verdict.dropped,
            ),
        )


def _commit(item: ImportedItem, prepared: Sequence[Prepared], batches: Batches, file: Record) -> Entry:
    """Commit an item's versions; the entry tells of the newest, and why where it cannot be imported."""
    newest = item.versions[-1]
    if newest.document is None:
        return Entry(item.iri, file.path, "failed", f"{newest.reason}; import it with --trusted")
    outcomes = [batches.commit().add(one) for one in prepared]
    return Entry(item.iri, file.path, outcomes[-1].status, outcomes[-1].reason)


def _take_sources(staged: Store, layout: Layout, batches: Batches, file: Record) -> Iterator[Entry]:
    """Take what is said of sources beyond what follows from their items: kind, country, text policy."""
    triples = read_graph(staged, layout.graph("sources"))
    context = context_of(triples, (staged, batches.commit().served), layout)
    broken = [found for found in validate(to_graph(triples), context, scope="dataset") if found.blocks]
    if broken:
        reasons = "; ".join(sorted({found.message for found in broken}))
        yield Entry(layout.graph("sources"), file.path, "failed", reasons)
    else:
        managed = {named(predicate) for predicate in MANAGED}
        served, graph = batches.commit().served, layout.graph("sources")
        taken = {
            triple
            for triple in triples
            if triple.predicate not in managed
            and not (triple.predicate == named(XR.textPolicy) and _has_policy(served, graph, triple))
        }
        exchange(batches.commit().served, layout.graph("sources"), (), taken)


def _has_policy(served: Store, graph: str, said: Triple) -> bool:
    """Whether the dataset has a policy of its own for the source that a triple gives one."""
    return any(served.quads_for_pattern(said.subject, said.predicate, None, NamedNode(graph)))


def _left_out(staged: Store, layout: Layout, file: Record) -> Iterator[Entry]:
    """The default graph and graphs of no known form have no place in a dataset."""
    shared = {layout.graph(name) for name in SHARED_GRAPHS}
    if next(staged.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        yield Entry(None, file.path, "failed", "triples outside of named graphs have no place in a dataset")
    for graph in staged.named_graphs():
        iri = graph.value
        known = iri in shared or is_item(iri, layout) or is_revision(iri, layout)
        if not known:
            yield Entry(iri, file.path, "failed", "it is neither an item's graph nor one that items share")
