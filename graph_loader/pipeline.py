"""The order of a load, in one place: read → document → extract → map → gate → commit (DESIGN section 2).

Records are read and prepared a bounded distance ahead of the commit, which takes them in the order read;
a batch of them becomes one generation. So memory stays flat, a load that is killed keeps its finished
batches, and the result does not depend on how many processes prepare.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph_loader import own_authority
from graph_loader.batches import Batches
from graph_loader.commit import Outcome
from graph_loader.decisions import Lookahead
from graph_loader.generations import Dataset
from graph_loader.intake import Intake, Unreadable
from graph_loader.model import Document
from graph_loader.prepare import Fault, Settings, preparation
from graph_loader.prepared import Prepared
from graph_loader.propose import proposers
from graph_loader.provenance import Activity
from graph_loader.readers import find_files
from graph_loader.reports import Entry, Summary
from graph_loader.versions import Moment
from graph_loader.workers import executor

CHUNK = 20
"""Records prepared together: enough for the gate's batch, few enough to share out evenly."""

WORTH_WORKERS = 1_000_000
"""Bytes of input from which worker processes repay the second each takes to read the rules."""

Listener = Callable[[Entry], None]


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What `xronika load` may be told. `workers` None: one for small input, else one a core.

    `text_policies` by the short names of sources; `propose` names of proposers.
    """

    intake: Intake = field(default_factory=Intake)
    authority: tuple[Path, ...] = ()
    base: str | None = None
    workers: int | None = None
    propose: tuple[str, ...] = ()
    text_policies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """A document that need not be extracted, by what the dataset knew when it was read."""

    document: Document


def load(dataset: Dataset, paths: Sequence[Path | str], options: LoadOptions, listener: Listener) -> Summary:
    """Load files and folders ("-": standard input); `listener` hears of each record as it is decided.

    DatasetLocked, BaseMismatch, RuleError or NotInstalled before anything was changed; a bad record or file
    is only an Entry.
    """
    begun = time.monotonic()
    summary = Summary()
    asked = proposers(options.propose)
    with dataset.writer(options.base) as writer:
        files = own_authority.adopt(dataset, options.authority)
        settings = Settings.of(writer.layout.base, files, options.propose)
        workers = options.workers or _workers_worth(paths)
        activity = Activity.start("load", [proposer.name for proposer in asked])
        with Batches(writer, activity, files, options.text_policies) as batches:
            lookahead = Lookahead(writer.layout, Moment(activity.started, 0))
            for entry in _entries(options.intake.documents(paths), settings, workers, batches, lookahead):
                summary.statuses[entry.status] += 1
                listener(entry)
        summary.quads = batches.quads
    summary.seconds = time.monotonic() - begun
    return summary


def _entries(
    records: Iterable[Document | Unreadable],
    settings: Settings,
    workers: int,
    batches: Batches,
    lookahead: Lookahead,
) -> Iterator[Entry]:
    """Prepare and commit records; one entry each, in the order read."""
    tasks = (
        Known(record) if isinstance(record, Document) and not lookahead.needs_extraction(record) else record
        for record in records
    )
    lookahead.see(batches.current)
    seen = batches.current
    with executor(settings, workers) as prepare:
        for chunk, results in prepare(_chunks(tasks)):
            prepared = iter(results)
            for task in chunk:
                yield _entry(next(prepared) if isinstance(task, Document) else task, settings, batches)
            if batches.current is not seen:
                seen = batches.current
                lookahead.see(seen)


def _entry(result: object, settings: Settings, batches: Batches) -> Entry:
    """Commit one record, or say why it cannot be."""
    if isinstance(result, Unreadable):
        return Entry(None, result.path, "failed", result.reason)
    if isinstance(result, Known):
        outcome = batches.commit().add_known(result.document)
        if outcome is None:
            (again,) = preparation(settings)([result.document])
            return _entry(again, settings, batches)
        return _decided(outcome, result.document)
    if isinstance(result, Fault):
        return Entry(None, result.document.record.path, "failed", result.reason)
    assert isinstance(result, Prepared)  # noqa: S101  (nothing else comes out of the executor)
    outcome = batches.commit().add(result)
    if outcome.status != "unchanged":
        batches.wrote()
    return _decided(outcome, result.document)


def _decided(outcome: Outcome, document: Document) -> Entry:
    return Entry(outcome.item, document.record.path, outcome.status, outcome.reason)


def _chunks(tasks: Iterable[object]) -> Iterator[Sequence[object]]:
    source = iter(tasks)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _workers_worth(paths: Iterable[Path | str]) -> int:
    """One process a core for input that repays them; standard input is taken for small."""
    size = sum(path.stat().st_size for path in find_files(paths) if path.is_file())
    return (os.cpu_count() or 1) if size >= WORTH_WORKERS else 1
