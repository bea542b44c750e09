"""The graphs of news items, one after the other: quotes, hash, placement, references, happenings.

The text counts in code points, ends exclusive (CONTRACT section 4).
"""

import hashlib
from collections.abc import Iterator
from functools import partial

from pyoxigraph import BlankNode, NamedNode, Store

from graph_loader.check.duplicates import duplicates
from graph_loader.check.finding import Finding
from graph_loader.check.graph_view import GraphView
from graph_loader.check.references import References
from graph_loader.generations import Generation
from graph_loader.imported_items import is_item
from graph_loader.ledger import Ledger
from graph_loader.stores import named, read_graph
from graph_loader.text_policy import TextPolicies, restored, text_of
from ontology import XR

_QUOTED = ((XR.Sentence, XR.exact), (XR.Mention, XR.nameAsWritten))


def check_items(generation: Generation) -> Iterator[Finding]:
    """Check every graph whose IRI is an item's."""
    store, layout = generation.open(), generation.manifest.layout
    references, ledger = References(store, layout), Ledger(generation.open("records"))
    policies = TextPolicies(store, layout)
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and is_item(graph.value, layout):
            said = read_graph(store, graph.value)
            view = GraphView(said)
            if policies.breached(said):
                yield Finding("policy", graph.value, "shows words that the policy of its source withholds")
            whole = restored(said, graph.value, partial(text_of, ledger, graph.value))
            yield from _text(graph.value, view if whole is said else GraphView(whole))
            yield from _placement(graph.value, view, store)
            yield from references.dangling(view.triples, view.typed)
            yield from _happenings(view, store, layout.graph("links"))


def _text(item: str, view: GraphView) -> Iterator[Finding]:
    """The hash and the quotes; an item of which neither text nor record is there has none to check."""
    text = view.literal(item, XR.text)
    if text is None:
        return
    if view.literal(item, XR.contentHash) != hashlib.sha256(text.encode()).hexdigest():
        yield Finding("hash", item, "xr:contentHash is not the SHA-256 of xr:text")
    for kind, predicate in _QUOTED:
        for node in view.of_class(kind):
            start, end, quote = (view.literal(node, p) for p in (XR.start, XR.end, predicate))
            if quote is None or text[_offset(start) : _offset(end)] != quote:
                yield Finding("quote", node, f"{quote!r} is not what stands at {start} to {end} of the text")


def _offset(value: str | None) -> int:
    """The offset, or one beyond any text where the value is none, so that no quote matches there."""
    return int(value) if value is not None and value.isdecimal() else 1 << 40


def _placement(item: str, view: GraphView, store: Store) -> Iterator[Finding]:
    if item not in view.of_class(XR.NewsItem):
        yield Finding("placement", item, "the graph of an item does not say that it is one")
    for triple in view.triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            yield Finding("blank node", item, f"blank node in the graph of an item: {triple}")
    for node in view.subjects:
        if node != item and not node.startswith(f"{item}/"):
            yield Finding("placement", node, f"stands in the graph of {item} and does not lie under it")
            yield from duplicates(store, NamedNode(node))


def _happenings(view: GraphView, store: Store, links: str) -> Iterator[Finding]:
    for event in view.of_class(XR.Event):
        found = list(store.quads_for_pattern(NamedNode(event), named(XR.accountOf), None, None))
        if len(found) != 1 or found[0].graph_name != NamedNode(links):
            yield Finding("happening", event, f"has {len(found)} happenings instead of one in {links}")
