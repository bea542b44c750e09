"""What of its items' words a source lets be published: `xr:textPolicy` (CONTRACT section 4, Source).

"open": all. "evidence": no text, but the sentences that statements rest on. "closed": neither text nor sentences, only
offsets, names and terms. What is withheld stands in no served or archived graph; it follows from the record that is
kept, so that checks have it and a policy can be changed either way.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pyoxigraph import Literal, NamedNode, Store, Triple
from rdflib import RDF, RDFS

from graph_loader.document import make_document
from graph_loader.drafts import Draft
from graph_loader.ledger import Ledger
from graph_loader.stores import Triples, named, objects, read_graph, read_node, write_graph, write_node
from ontology import XR
from ontology.folding import slug
from ontology.iris import Layout

OPEN, EVIDENCE, CLOSED = POLICIES = ("open", "evidence", "closed")
"""From the most to the least that is published."""

_WITHHELD: Mapping[str, frozenset[NamedNode]] = {
    OPEN: frozenset(),
    EVIDENCE: frozenset([named(XR.text)]),
    CLOSED: frozenset([named(XR.text), named(XR.exact), named(XR.quote)]),
}
_QUOTATION = re.compile(r".*/Quotation-(\d+)-(\d+)")


class TextPolicies:
    """The policies of a served store; each is read once."""

    def __init__(self, served: Store, layout: Layout) -> None:
        self._served = served
        self._graph = layout.graph("sources")
        self._known: dict[str, str] = {}

    def of(self, source: str) -> str:
        """The policy of a source (an IRI); of several the strictest, of an unknown source "open"."""
        if source not in self._known:
            said = set(objects(self._served, source, XR.textPolicy, self._graph))
            self._known[source] = next((p for p in reversed(POLICIES) if p in said), OPEN)
        return self._known[source]

    def published(self, said: Triples) -> Triples:
        """The graph of an item, or of an earlier version of one, without what its source withholds."""
        source = _source_in(said)
        withheld = _WITHHELD[self.of(source) if source else OPEN]
        return frozenset(t for t in said if t.predicate not in withheld) if withheld else said

    def breached(self, said: Triples) -> bool:
        """Whether the graph of an item holds what its source withholds."""
        return self.published(said) != said


def declare(draft: Draft, policies: Mapping[str, str]) -> bool:
    """Give sources, by their short name, these policies, and publish what they have accordingly.

    A source without items yet is known by its policy alone. Tells whether anything changed.
    """
    changed = False
    for name, policy in policies.items():
        source = draft.layout.iri(f"source/{slug(name)}")
        if TextPolicies(draft.served, draft.layout).of(source) != policy or not _is_there(draft, source):
            _describe(draft, source, name, policy)
            _publish_anew(draft, source)
            changed = True
    return changed


def restored(said: Triples, item: str, text: Callable[[], str | None]) -> Triples:
    """The graph of an item with what was withheld, by the text of its record, which is asked for only then.

    It stays as it is where it holds its text, and where the record has another one.
    """
    node = NamedNode(item)
    if any(t.predicate == named(XR.text) and t.subject == node for t in said) or (words := text()) is None:
        return said
    digest = hashlib.sha256(words.encode()).hexdigest()
    if Triple(node, named(XR.contentHash), Literal(digest)) not in said:
        return said
    whole = Triple(node, named(XR.text), Literal(words))
    return said | {whole, *_sentences(said, words), *_quotations(said, words)}


def text_of(ledger: Ledger, item: str, revision: str | None = None) -> str | None:
    """The text of an item, or of an earlier version by the IRI of its revision, from the record kept."""
    versions = ledger.versions(item)
    if revision is not None:
        versions = tuple(v for v in versions[:-1] if f"{item}/{v.segment}" == revision)
    return make_document(versions[-1].record).text if versions else None


def _is_there(draft: Draft, source: str) -> bool:
    return any(objects(draft.served, source, RDF.type, draft.layout.graph("sources")))


def _describe(draft: Draft, source: str, name: str, policy: str) -> None:
    graph, node = draft.layout.graph("sources"), NamedNode(source)
    there = {t for t in read_node(draft.served, graph, source) if t.predicate != named(XR.textPolicy)}
    if not any(t.predicate == named(RDFS.label) for t in there):
        there.add(Triple(node, named(RDFS.label), Literal(name, language="en")))
    there |= {
        Triple(node, named(RDF.type), named(XR.Source)),
        Triple(node, named(XR.textPolicy), Literal(policy)),
    }
    write_node(draft.served, graph, source, there)


def _publish_anew(draft: Draft, source: str) -> None:
    """The graphs of a source's items, the earlier ones too, by its policy of now."""
    policies, ledger = TextPolicies(draft.served, draft.layout), Ledger(draft.records)
    for store in (draft.served, draft.archive):
        for item, graph in list(_told_by(store, source)):
            text = partial(text_of, ledger, item, None if graph == item else graph)
            write_graph(store, graph, policies.published(restored(read_graph(store, graph), item, text)))


def _told_by(store: Store, source: str) -> Iterator[tuple[str, str]]:
    """The items of a source with the graphs that say so."""
    for quad in store.quads_for_pattern(None, named(XR.source), NamedNode(source), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
            yield quad.subject.value, quad.graph_name.value


def _source_in(said: Triples) -> str | None:
    found = (t.object for t in said if t.predicate == named(XR.source))
    return next((source.value for source in found if isinstance(source, NamedNode)), None)


def _sentences(said: Triples, text: str) -> Iterator[Triple]:
    ends = {t.subject: t.object for t in said if t.predicate == named(XR.end)}
    starts = {t.subject: t.object for t in said if t.predicate == named(XR.start)}
    for triple in said:
        if triple.predicate == named(RDF.type) and triple.object == named(XR.Sentence):
            start, end = starts.get(triple.subject), ends.get(triple.subject)
            if isinstance(start, Literal) and isinstance(end, Literal):
                words = Literal(text[int(start.value) : int(end.value)])
                yield Triple(triple.subject, named(XR.exact), words)


def _quotations(said: Triples, text: str) -> Iterator[Triple]:
    for triple in said:
        if triple.predicate == named(RDF.type) and triple.object == named(XR.Quotation):
            offsets = _QUOTATION.fullmatch(triple.subject.value)  # type: ignore[union-attr]
            if offsets:
                yield Triple(
                    triple.subject, named(XR.quote), Literal(text[int(offsets[1]) : int(offsets[2])])
                )
