"""The commit: what becomes of prepared items in a draft of the next generation.

New, unchanged, changed (with a revision), giving way to the full item, refused: `graph_loader.versions`
decides, and what is written depends on what the dataset knows, not on the order in which it came
(CONTRACT section 2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode, Store
from rdflib import RDF

from graph_loader import links
from graph_loader.decisions import Nothing, decide
from graph_loader.document import make_document
from graph_loader.drafts import Draft
from graph_loader.item_graphs import ItemGraphs, revision_iri
from graph_loader.ledger import Ledger
from graph_loader.model import Document
from graph_loader.prepared import Prepared
from graph_loader.provenance import Activity, Provenance
from graph_loader.provisional import ProvisionalNames
from graph_loader.quarantine import ITEM, STATEMENT, Quarantine
from graph_loader.sources import Sources
from graph_loader.stores import Triples, named, parse_triples
from graph_loader.versions import Moment, Step, Version, Versions
from ontology import XR
from ontology.iris import item_path
from shapes import Violation

Status = Literal["committed", "unchanged", "quarantined", "failed"]

ITEMS, LOADED, REFUSED = "items", "loaded", "refused"
"""What a manifest counts: items served, versions ever written, versions in quarantine."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: the IRI of its item, and why, where that is not plain."""

    item: str
    status: Status
    reason: str = ""


class Commit:
    """Writes items into one draft; `finish` then brings what items share in step with them."""

    def __init__(self, draft: Draft, activity: Activity) -> None:
        self.wrote = False
        self._counts = draft.counts
        self._layout = draft.layout
        self._served = draft.served
        self._started = activity.started
        self._ledger = Ledger(draft.records)
        self._graphs = ItemGraphs(draft)
        self._names = ProvisionalNames(draft)
        self._sources = Sources(draft)
        self._quarantine = Quarantine(draft)
        self._provenance = Provenance(draft, activity)
        self._changed: set[str] = set()
        self._removed: set[str] = set()

    def add(self, prepared: Prepared) -> Outcome:
        """Decide on an item that was extracted and judged, and write what follows."""
        step = self._decide(prepared.document)
        item = self._layout.iri(prepared.document.path)
        if isinstance(step, Nothing):
            return Outcome(item, "unchanged", step.reason)
        if prepared.refusals:
            return self._refuse(item, step.new, prepared)
        self._write(item, step, prepared)
        self._replace_headline(item, prepared.document)
        return Outcome(item, "committed", _remark(step, prepared))

    def add_known(self, document: Document) -> Outcome | None:
        """Decide on a record without extracting it; None when what follows needs its graph."""
        step = self._decide(document)
        item = self._layout.iri(document.path)
        if isinstance(step, Nothing):
            return Outcome(item, "unchanged", step.reason)
        if step.needs_extraction:
            return None
        for version in step.after[:-1]:
            self._graphs.archive(item, version, self._graphs.archived(item, version))
        self._show(item, step.after, self._graphs.served(item))
        return Outcome(item, "unchanged", "its time of retrieval was noted")

    def finish(self, *, relink: bool = False) -> None:
        """Describe the shared nodes touched, join the items changed (all with `relink`), sign the draft."""
        self._names.write()
        self._sources.write()
        changed = items_served(self._served) if relink else self._changed
        links.refresh(self._served, self._layout, changed, self._removed)
        self._provenance.write()

    def _decide(self, document: Document) -> Step | Nothing:
        moment = Moment(self._started, self._counts.get(LOADED, 0))
        return decide(self._ledger, self._layout, document, moment)

    def _write(self, item: str, step: Step, prepared: Prepared) -> None:
        graphs = {version.state: self._said(item, version, step, prepared) for version in step.after}
        for version in step.after[:-1]:
            self._graphs.archive(item, version, graphs[version.state])
        self._account(item, step)
        for version in step.known:
            if version.state not in graphs:
                self._withdraw(item, version.state)
            if version.state not in graphs or version == step.promoted:
                self._graphs.unarchive(item, version)
                self._provenance.forget(revision_iri(item, version))
        if step.shows_new:
            self._contribute(item, step, prepared)
        if step.speaks:
            self._report_dropped(item, step.new.state, prepared)
        self._counts[ITEMS] = self._counts.get(ITEMS, 0) + (not step.known)
        self._counts[LOADED] = self._counts.get(LOADED, 0) + 1
        self._show(item, step.after, graphs[step.after[-1].state])

    def _said(self, item: str, version: Version, step: Step, prepared: Prepared) -> Triples:
        """The graph of a version: the one that came in, the one served so far, or an archived one."""
        if version.state == step.new.state and step.speaks:
            return parse_triples(prepared.triples)
        if version.state == step.known[-1].state:
            return self._graphs.served(item)
        return self._graphs.archived(item, version)

    def _show(self, item: str, versions: Versions, said: Triples) -> None:
        self._keep(item, versions)
        if self._graphs.serve(item, said, versions):
            self._changed.add(item)
        self._removed.discard(item)
        self.wrote = True

    def _keep(self, item: str, versions: Versions) -> None:
        """Note the accepted versions; one that was refused before is out of quarantine."""
        before = len(self._ledger.refused(item))
        self._ledger.keep(item, versions)
        self._counts[REFUSED] = self._counts.get(REFUSED, 0) + len(self._ledger.refused(item)) - before

    def _account(self, item: str, step: Step) -> None:
        """Provenance: versions that change place take theirs along; the record that came in has its file."""
        if step.outdated:
            self._provenance.moved(item, revision_iri(item, step.outdated))
        if step.promoted:
            self._provenance.moved(revision_iri(item, step.promoted), item)
        if step.speaks:
            node = item if step.shows_new else revision_iri(item, step.new)
            self._provenance.generated(node, step.new.record)

    def _contribute(self, item: str, step: Step, prepared: Prepared) -> None:
        document = prepared.document if step.speaks else make_document(step.after[-1].record)
        self._names.replace(item, prepared.entities)
        self._sources.replace(item, document, known=bool(step.known))

    def _report_dropped(self, item: str, state: str, prepared: Prepared) -> None:
        if prepared.dropped:
            key = prepared.document.key
            report = self._quarantine.report(item, state, key, prepared.dropped, STATEMENT)
            if report:
                self._provenance.refused(report)
        else:
            self._withdraw(item, state)

    def _withdraw(self, item: str, state: str) -> None:
        report = self._quarantine.withdraw(item, state)
        if report:
            self._provenance.forget(report)

    def _refuse(self, item: str, new: Version, prepared: Prepared) -> Outcome:
        """Keep the record and the report; whatever else is known of the item stands."""
        reasons = _reasons(prepared.refusals)
        if any(version.state == new.state for version in self._ledger.versions(item)):
            return Outcome(item, "unchanged", f"accepted before; this record of it was refused: {reasons}")
        report = self._quarantine.report(item, new.state, prepared.document.key, prepared.refusals, ITEM)
        if all(version.state != new.state for version in self._ledger.refused(item)):
            self._ledger.refuse(item, new)
            self._counts[LOADED] = self._counts.get(LOADED, 0) + 1
            self._counts[REFUSED] = self._counts.get(REFUSED, 0) + 1
            self.wrote = True
        if report:
            self._provenance.refused(report)
            self.wrote = True
        return Outcome(item, "quarantined", reasons)

    def _replace_headline(self, item: str, document: Document) -> None:
        """The headline-only item of the same headline, day, language and source gives way to this one."""
        path = item_path(key=document.headline_key, url=None, published=document.published)
        other = self._layout.iri(path)
        if document.extent == "headline" or other == item:
            return
        versions = self._ledger.versions(other)
        if not versions or versions[-1].extent == "full":
            return
        self._remove(other, versions)
        self._provenance.replaced(other, item)

    def _remove(self, item: str, versions: Versions) -> None:
        """Take an item out with its accepted versions; what was refused of it stays in quarantine."""
        self._graphs.remove(item, versions)
        self._names.replace(item, ())
        self._sources.forget(item)
        for version in versions:
            self._withdraw(item, version.state)
            self._provenance.forget(revision_iri(item, version))
        self._provenance.forget(item)
        self._ledger.keep(item, ())
        self._counts[ITEMS] -= 1
        self._removed.add(item)
        self._changed.discard(item)
        self.wrote = True


def items_served(served: Store) -> set[str]:
    """The IRIs of the news items in a served store."""
    found = served.quads_for_pattern(None, named(RDF.type), named(XR.NewsItem), None)
    return {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}


def _remark(step: Step, prepared: Prepared) -> str:
    remarks = []
    if not step.shows_new:
        remarks.append("an earlier version, kept as a revision")
    elif step.outdated:
        remarks.append("a newer version; the earlier one is kept as a revision")
    if prepared.dropped:
        remarks.append(f"left out: {_reasons(prepared.dropped)}")
    return "; ".join(remarks)


def _reasons(found: Iterable[Violation]) -> str:
    return "; ".join(sorted({violation.message for violation in found}))
