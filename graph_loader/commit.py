"""The commit: what becomes of prepared items in a draft of the next generation.

New, unchanged, changed (with a revision), giving way to the full item, refused: `graph_loader.decisions`
decides, and what is written depends on what the dataset knows, not on the order in which it came
(CONTRACT section 2).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import Store

from graph_loader.decisions import Nothing, decide
from graph_loader.drafts import Draft
from graph_loader.imported_items import ImportedItem
from graph_loader.item_writes import LOADED, ItemWrites
from graph_loader.model import Document, Entity, Record
from graph_loader.prepared import Prepared
from graph_loader.provenance import Activity
from graph_loader.stores import parse_triples
from graph_loader.versions import Moment, Step, Version, Versions, in_order, incorporate
from graph_loader.web_address import web_address
from ontology.iris import item_path
from shapes import Violation

Status = Literal["committed", "unchanged", "quarantined", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: the IRI of its item, and why, where that is not plain."""

    item: str
    status: Status
    reason: str = ""


class Commit:
    """Writes items into one draft; `finish` then brings what items share in step with them."""

    def __init__(self, draft: Draft, activity: Activity) -> None:
        self._counts = draft.counts
        self._layout = draft.layout
        self._started = activity.started
        self._writes = ItemWrites(draft, activity)

    @property
    def served(self) -> Store:
        """The served store of the draft."""
        return self._writes.served

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return self._writes.wrote

    def add(self, prepared: Prepared, version: Version | None = None) -> Outcome:
        """Decide on an item that was extracted and judged, and write what follows.

        `version` is given for a record kept from an earlier load: it tells when it was loaded and retrieved.
        """
        item = self._layout.iri(prepared.document.path)
        step = self._decide(prepared.document, version)
        if isinstance(step, Nothing):
            return Outcome(item, "unchanged", step.reason)
        if prepared.refusals:
            return self._refuse(item, step, prepared)
        self._writes.accept(item, step, prepared)
        self._replace_headline(item, prepared.document)
        return Outcome(item, "committed", _remark(step, prepared))

    def add_known(self, document: Document) -> Outcome | None:
        """Decide on a record without extracting it; None when what follows needs its graph."""
        item = self._layout.iri(document.path)
        step = self._decide(document, None)
        if isinstance(step, Nothing):
            return Outcome(item, "unchanged", step.reason)
        if step.needs_extraction:
            return None
        graphs = self._writes.graphs
        for version in step.after[:-1]:
            graphs.archive(item, version, graphs.archived(item, version))
        self._writes.show(item, step.after, graphs.served(item))
        return Outcome(item, "unchanged", "its time of retrieval was noted")

    def renew(self, item: str, prepared: Sequence[tuple[Version, Prepared]]) -> Outcome:
        """Make these, extracted anew from the records kept of an item, all that is known of it."""
        if self._is_current(item, prepared):
            return self._touch_up(item, prepared)
        self._writes.remove(item)
        self._writes.forget_refused(item)
        outcomes = [self.add(one, version) for version, one in prepared]
        refused = next((outcome for outcome in outcomes if outcome.status == "quarantined"), None)
        return refused or Outcome(outcomes[-1].item, "committed", outcomes[-1].reason)

    def _touch_up(self, item: str, prepared: Sequence[tuple[Version, Prepared]]) -> Outcome:
        """Bring reports and names up to date where the graphs stand as they are."""
        for version, one in prepared:
            if one.refusals or one.dropped:
                self._writes.report(item, version, one)
            if not one.refusals and version == self._writes.ledger.versions(item)[-1]:
                self._writes.rename(item, one)
        refusals = [violation for _, one in prepared for violation in one.refusals]
        if refusals:
            return Outcome(item, "quarantined", _reasons(refusals))
        return Outcome(item, "unchanged")

    def adopt(self, item: ImportedItem, entities: Sequence[Entity], *, relink: bool) -> bool:
        """Take an item as it stands in a trusted file, instead of what is known; tells whether it is news."""
        versions: Versions = ()
        for place, one in enumerate(item.versions, start=self._counts.get(LOADED, 0)):
            if one.document is not None:
                moment = Moment(self._started, place)
                versions = incorporate(versions, Version.of(one.document, moment))
        return self._writes.adopt(item, versions, entities, relink=relink)

    def use(self, file: Record) -> None:
        """Record that this activity used a file."""
        self._writes.use(file)

    def finish(self, *, relink: bool = False) -> None:
        """Describe the shared nodes touched, join the items changed (all with `relink`), sign the draft."""
        self._writes.finish(relink=relink)

    def _decide(self, document: Document, version: Version | None) -> Step | Nothing:
        if version is None:
            version = Version.of(document, Moment(self._started, self._counts.get(LOADED, 0)))
        return decide(self._writes.ledger, self._layout, document, version)

    def _refuse(self, item: str, step: Step, prepared: Prepared) -> Outcome:
        reasons = _reasons(prepared.refusals)
        if any(version.state == step.new.state for version in step.known):
            return Outcome(item, "unchanged", f"accepted before; this record of it was refused: {reasons}")
        self._writes.refuse(item, step.new, prepared)
        return Outcome(item, "quarantined", reasons)

    def _replace_headline(self, item: str, document: Document) -> None:
        """The headline-only item of the same headline, day, language and source gives way to this one."""
        path = item_path(key=document.headline_key, url=None, published=document.published)
        other = self._layout.iri(path)
        if document.extent == "headline" or other == item:
            return
        versions = self._writes.ledger.versions(other)
        if versions and versions[-1].extent == "headline":
            self._writes.remove(other, by=item)

    def _is_current(self, item: str, prepared: Sequence[tuple[Version, Prepared]]) -> bool:
        """Whether the item stands as extraction would have it today."""
        accepted = in_order(version for version, one in prepared if not one.refusals)
        refused = in_order(version for version, one in prepared if one.refusals)
        ledger, graphs = self._writes.ledger, self._writes.graphs
        if (ledger.versions(item), ledger.refused(item)) != (accepted, refused):
            return False
        if any(self._layout.iri(one.document.path) != item for _, one in prepared):
            return False
        said = {version.state: parse_triples(one.triples) for version, one in prepared}
        if not all(graphs.keeps(item, version, said[version.state]) for version in accepted[:-1]):
            return False
        return not accepted or graphs.shows(item, said[accepted[-1].state], accepted)


def _remark(step: Step, prepared: Prepared) -> str:
    remarks = []
    if not step.shows_new:
        remarks.append("an earlier version, kept as a revision")
    elif step.outdated:
        remarks.append("a newer version; the earlier one is kept as a revision")
    remarks += _remark_on_url(prepared.document.record)
    if prepared.dropped:
        remarks.append(f"left out: {_reasons(prepared.dropped)}")
    return "; ".join(remarks)


def _remark_on_url(record: Record) -> list[str]:
    """What became of a URL that is no IRI; another scheme's is a key, and no URL."""
    written = record.url or record.identifier or ""
    address = web_address(written)
    if address == written or not written.lower().startswith(("http://", "https://")):
        return []
    if address and record.url:
        return [f"its URL is written {address}"]
    return [f"its URL {written} is no web address, and schema:url is left out"]


def _reasons(found: Iterable[Violation]) -> str:
    return "; ".join(sorted({violation.message for violation in found}))
