"""Today's rules and authority over every record kept, without its file (CONTRACT section 2).

Items keep their versions: text that has not changed makes no revision. What comes out as it stands
changes nothing.
"""

import os
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from graph_loader import own_authority
from graph_loader.batches import Batches
from graph_loader.document import make_document
from graph_loader.generations import Dataset, Generation
from graph_loader.ledger import Ledger
from graph_loader.model import Document
from graph_loader.pipeline import CHUNK, Listener
from graph_loader.prepare import Fault, Settings
from graph_loader.prepared import Prepared
from graph_loader.propose import proposers
from graph_loader.provenance import Activity
from graph_loader.reports import Entry, Summary
from graph_loader.versions import Version
from graph_loader.workers import Results, executor

WORTH_WORKERS = 200
"""Items from which worker processes repay the second each takes to read the rules."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An item with the documents and versions that today's software makes of its records."""

    item: str
    path: str
    documents: tuple[Document, ...]
    versions: tuple[Version, ...]


def reextract(
    dataset: Dataset,
    listener: Listener,
    *,
    workers: int | None = None,
    items: Collection[str] | None = None,
    propose: Sequence[str] = (),
) -> Summary:
    """Extract every record kept anew, or those of some items (IRIs); `listener` hears of each item.

    `propose` names the proposers to ask. DatasetMissing where there is nothing to extract, NotInstalled
    where a proposer cannot be had.
    """
    begun = time.monotonic()
    summary = Summary()
    asked = proposers(propose)
    with dataset.reading() as generation, dataset.writer() as writer:
        files = own_authority.kept(dataset)
        settings = Settings.of(writer.layout.base, files, propose)
        wanted = sorted(Ledger(generation.open("records")).items() if items is None else items)
        enough = workers or (_cores() if len(wanted) >= WORTH_WORKERS else 1)
        activity = Activity.start("reextract", [proposer.name for proposer in asked])
        with Batches(writer, activity, files) as batches, executor(settings, enough) as prepare:
            for chunk, results in prepare(_chunks(generation, wanted)):
                for entry in _entries(chunk, results, batches):
                    summary.statuses[entry.status] += 1
                    listener(entry)
            batches.commit()  # the shared graphs are renewed even where no item is
        summary.quads = batches.quads
    summary.seconds = time.monotonic() - begun
    return summary


def _chunks(generation: Generation, items: Sequence[str]) -> Iterator[Sequence[object]]:
    """Items with their documents behind them, an item never in two chunks."""
    ledger = Ledger(generation.open("records"))
    chunk: list[object] = []
    for item in items:
        kept = _kept(ledger, item)
        if kept.documents:
            chunk += [kept, *kept.documents]
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _kept(ledger: Ledger, item: str) -> _Kept:
    known = (*ledger.versions(item), *ledger.refused(item))
    documents = tuple(make_document(version.record) for version in known)
    versions = tuple(
        replace(Version.of(document, old.loaded), first=old.first, last=old.last)
        for document, old in zip(documents, known, strict=True)
    )
    return _Kept(item, known[-1].record.path if known else "", documents, versions)


def _entries(chunk: Sequence[object], results: Results, batches: Batches) -> Iterator[Entry]:
    waiting = iter(results)
    for kept in chunk:
        if isinstance(kept, _Kept):
            yield _entry(kept, [next(waiting) for _ in kept.documents], batches)


def _entry(kept: _Kept, results: Results, batches: Batches) -> Entry:
    """Renew one item; where a record cannot be extracted today, the item stays as it is."""
    fault = next((result for result in results if isinstance(result, Fault)), None)
    if fault is not None:
        return Entry(kept.item, kept.path, "failed", fault.reason)
    prepared = [result for result in results if isinstance(result, Prepared)]
    outcome = batches.commit().renew(kept.item, list(zip(kept.versions, prepared, strict=True)))
    if outcome.status != "unchanged":
        batches.wrote()
    return Entry(outcome.item, kept.path, outcome.status, outcome.reason)


def _cores() -> int:
    return os.cpu_count() or 1
