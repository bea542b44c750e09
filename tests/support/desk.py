"""A dataset under test: items committed by hand, and what then stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, Store

from graph_loader.commit import Commit, Outcome
from graph_loader.drafts import Draft
from graph_loader.generations import Dataset, Generation
from graph_loader.prepared import Prepared
from graph_loader.provenance import Activity
from graph_loader.versions import Version
from ontology.iris import Layout
from tests.support.news import LAYOUT

START = datetime(2026, 1, 1, tzinfo=UTC)


class Desk:
    """Commits batches to a draft; each batch is a load of its own, an hour after the one before."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._loads = 0

    def load(self, *items: Prepared) -> list[Outcome]:
        """Commit items as one load."""
        commit = Commit(self.draft, Activity("load", START + timedelta(hours=self._loads)))
        self._loads += 1
        outcomes = [commit.add(item) for item in items]
        commit.finish()
        return outcomes

    def renew(self, item: str, anew: Sequence[tuple[Version, Prepared]]) -> Outcome:
        """Extract an item anew as one run."""
        commit = Commit(self.draft, Activity("reextract", START + timedelta(hours=self._loads)))
        self._loads += 1
        outcome = commit.renew(item, anew)
        commit.finish()
        return outcome

    @property
    def served(self) -> Store:
        return self.draft.served

    def state(self) -> frozenset[Quad]:
        """Everything served and archived, but for the provenance, which tells when it came."""
        return contents(self.draft.served, self.draft.archive)


@dataclass
class _InMemory:
    """What a commit needs of a draft, without files."""

    layout: Layout = LAYOUT
    served: Store = field(default_factory=Store)
    archive: Store = field(default_factory=Store)
    records: Store = field(default_factory=Store)
    counts: dict[str, int] = field(default_factory=dict)


def desk() -> Desk:
    """A desk over an empty draft in memory."""
    return Desk(cast(Draft, _InMemory()))


def publish(path: Path, batches: Sequence[Sequence[Prepared]]) -> Generation:
    """A dataset of one generation to which these loads were committed."""
    with Dataset(path).writer(LAYOUT.base) as writer, writer.draft() as draft:
        over = Desk(draft)
        for batch in batches:
            over.load(*batch)
        del over
        return draft.publish()


def contents(*stores: Store) -> frozenset[Quad]:
    """The quads of stores, without the provenance."""
    provenance = LAYOUT.graph("provenance")
    return frozenset(
        quad for store in stores for quad in store if getattr(quad.graph_name, "value", "") != provenance
    )
