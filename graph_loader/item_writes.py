"""What a decision on an item writes: its graphs, what is known of it, its provenance, what it shares with
others.

Every write is a difference, so that writing again what stands there changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import NamedNode, Store
from rdflib import RDF

from graph_loader import links
from graph_loader.document import make_document
from graph_loader.drafts import Draft
from graph_loader.imported_items import ImportedItem
from graph_loader.item_graphs import ItemGraphs, revision_iri
from graph_loader.ledger import Ledger
from graph_loader.model import Entity, Record
from graph_loader.prepared import Prepared
from graph_loader.provenance import Activity, Provenance
from graph_loader.provisional import ProvisionalNames
from graph_loader.quarantine import ITEM, STATEMENT, Quarantine
from graph_loader.sources import Sources
from graph_loader.stores import Triples, named, parse_triples, read_graph
from graph_loader.text_policy import OPEN, TextPolicies
from graph_loader.versions import Step, Version, Versions
from ontology import XR

ITEMS, LOADED, REFUSED = "items", "loaded", "refused"
"""What a manifest counts: items served, versions ever written, versions in quarantine."""


class ItemWrites:
    """Writes items into one draft; `wrote` tells whether anything was written."""

    def __init__(self, draft: Draft, activity: Activity) -> None:
        self.wrote = False
        self.ledger = Ledger(draft.records)
        self.graphs = ItemGraphs(draft)
        self._counts = draft.counts
        self._layout = draft.layout
        self.served = draft.served
        self._names = ProvisionalNames(draft)
        self._sources = Sources(draft)
        self._policies = TextPolicies(draft.served, draft.layout)
        self._quarantine = Quarantine(draft)
        self._provenance = Provenance(draft, activity)
        self._changed: set[str] = set()
        self._removed: set[str] = set()

    def accept(self, item: str, step: Step, prepared: Prepared) -> None:
        """Write the step that an item takes by what was prepared."""
        graphs = {version.state: self._said(item, version, step, prepared) for version in step.after}
        for version in step.after[:-1]:
            self.graphs.archive(item, version, graphs[version.state])
        self._account(item, step)
        self._clear_away(item, step)
        if step.shows_new:
            self._contribute(item, step, prepared)
        if step.speaks:
            self.report(item, step.new, prepared)
        self._count(ITEMS, not step.known)
        self._count(LOADED, 1)
        self.show(item, step.after, graphs[step.after[-1].state])

    def show(self, item: str, versions: Versions, said: Triples) -> None:
        """Serve the newest version, whose graph is given, and note them all; a refused one is pardoned."""
        refused = len(self.ledger.refused(item))
        self.ledger.keep(item, versions)
        self._count(REFUSED, len(self.ledger.refused(item)) - refused)
        if self.graphs.serve(item, said, versions):
            self._changed.add(item)
        self._removed.discard(item)
        self.wrote = True

    def refuse(self, item: str, version: Version, prepared: Prepared) -> None:
        """Keep the record and the report; whatever else is known of the item stands."""
        if all(known.state != version.state for known in self.ledger.refused(item)):
            self.ledger.refuse(item, version)
            self._count(LOADED, 1)
            self._count(REFUSED, 1)
            self.wrote = True
        self.report(item, version, prepared)

    def report(self, item: str, version: Version, prepared: Prepared) -> None:
        """Make the report on a version say what the gate refused of it; none where that is nothing."""
        found = prepared.refusals or prepared.dropped
        if not found:
            self._withdraw(item, version)
            return
        if self._policies.of(self._layout.iri(f"source/{prepared.document.source}")) != OPEN:
            found = tuple(replace(violation, value=None) for violation in found)  # it may be the text
        extent = ITEM if prepared.refusals else STATEMENT
        report = self._quarantine.report(item, version.state, prepared.document.key, found, extent)
        if report:
            self._provenance.refused(report)
            self.wrote = True

    def adopt(
        self, item: ImportedItem, versions: Versions, entities: Sequence[Entity], *, relink: bool
    ) -> bool:
        """Take an item's graphs as they are, known by these versions; `relink` joins it with others anew."""
        there = read_graph(self.served, item.iri)
        if there == item.graph:
            return False
        for version in self.ledger.versions(item.iri)[:-1]:
            self.graphs.unarchive(item.iri, version)
        self.graphs.take(item)
        self.ledger.keep(item.iri, versions)
        self._names.replace(item.iri, entities)
        newest = item.versions[-1].document
        if newest is not None:
            self._sources.replace(item.iri, newest, known=bool(there))
        self._count(ITEMS, not there)
        self._count(LOADED, len(versions))
        if relink:
            self._changed.add(item.iri)
        self.wrote = True
        return True

    def use(self, file: Record) -> None:
        """Record that this activity used a file."""
        self._provenance.used(file)

    def rename(self, item: str, prepared: Prepared) -> None:
        """Bring the names that an item contributes up to date."""
        self.wrote |= self._names.replace(item, prepared.entities)

    def remove(self, item: str, by: str | None = None) -> None:
        """Take out an item with its accepted versions; `by` is the one it gives way to; refused ones stay."""
        versions = self.ledger.versions(item)
        if not versions:
            return
        self.graphs.remove(item, versions)
        self._names.replace(item, ())
        self._sources.forget(item)
        for version in versions:
            self._withdraw(item, version)
            self._provenance.forget(revision_iri(item, version))
        self._provenance.replaced(item, by)
        self.ledger.keep(item, ())
        self._count(ITEMS, -1)
        self._removed.add(item)
        self._changed.discard(item)
        self.wrote = True

    def forget_refused(self, item: str) -> None:
        """Empty the quarantine of an item."""
        for version in self.ledger.refused(item):
            self._withdraw(item, version)
            self.ledger.pardon(item, version)
            self._count(REFUSED, -1)
            self.wrote = True

    def finish(self, *, relink: bool) -> None:
        """Describe the shared nodes touched, join the items changed (all with `relink`), sign the draft."""
        self._names.write()
        self._sources.write()
        changed = items_served(self.served) if relink else self._changed
        links.refresh(self.served, self._layout, changed, self._removed)
        self._provenance.write()

    def _said(self, item: str, version: Version, step: Step, prepared: Prepared) -> Triples:
        """The graph of a version: the one that came in, the one served so far, or an archived one."""
        if version.state == step.new.state and step.speaks:
            return parse_triples(prepared.triples)
        if version.state == step.known[-1].state:
            return self.graphs.served(item)
        return self.graphs.archived(item, version)

    def _account(self, item: str, step: Step) -> None:
        """Provenance: versions that change place take theirs along; the record that came in has its file."""
        if step.outdated:
            self._provenance.moved(item, revision_iri(item, step.outdated))
        if step.promoted:
            self._provenance.moved(revision_iri(item, step.promoted), item)
        if step.speaks:
            node = item if step.shows_new else revision_iri(item, step.new)
            self._provenance.generated(node, step.new.record)

    def _clear_away(self, item: str, step: Step) -> None:
        """Remove what stood for versions that are known no more, or are earlier ones no more."""
        left = {version.state for version in step.after}
        for version in step.known:
            if version.state not in left:
                self._withdraw(item, version)
            if version.state not in left or version == step.promoted:
                self.graphs.unarchive(item, version)
                self._provenance.forget(revision_iri(item, version))

    def _contribute(self, item: str, step: Step, prepared: Prepared) -> None:
        document = prepared.document if step.speaks else make_document(step.after[-1].record)
        self._names.replace(item, prepared.entities)
        self._sources.replace(item, document, known=bool(step.known))

    def _withdraw(self, item: str, version: Version) -> None:
        report = self._quarantine.withdraw(item, version.state)
        if report:
            self._provenance.forget(report)

    def _count(self, what: str, difference: int) -> None:
        self._counts[what] = self._counts.get(what, 0) + difference


def items_served(served: Store) -> set[str]:
    """The IRIs of the news items in a served store."""
    found = served.quads_for_pattern(None, named(RDF.type), named(XR.NewsItem), None)
    return {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
