"""Batches: so many items written become one generation (DESIGN section 3).

A load that is killed keeps its finished batches; one that changes nothing leaves no new generation.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import MappingProxyType, TracebackType

from graph_loader import shared_graphs, text_policy
from graph_loader.commit import Commit
from graph_loader.drafts import Draft, Writer
from graph_loader.generations import Generation
from graph_loader.provenance import Activity

BATCH = 250
"""Items written into one generation: publishing costs 0.1 s, so it hardly shows, and a kill loses little."""


class Batches(AbstractContextManager["Batches"]):
    """Hands out the commit of the current batch, and publishes a batch that is full, or the last one on
    leaving.

    `quads` counts what was added, the authority and the ontology apart; `current` is the newest generation.
    `text_policies` are what sources, by their short name, are to publish from now on.
    """

    def __init__(
        self,
        writer: Writer,
        activity: Activity,
        authority_files: Sequence[Path],
        text_policies: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.quads = 0
        self.current: Generation | None = writer.dataset.current()
        self._writer = writer
        self._activity = activity
        self._authority_files = authority_files
        self._text_policies = text_policies
        self._stack = ExitStack()
        self._commit: Commit | None = None
        self._draft: Draft | None = None
        self._size = 0
        self._own = 0
        self._begun = self._refreshed = self._relink = False

    def commit(self) -> Commit:
        """The commit of the batch that is open, opened when there is none."""
        if self._commit is None:
            self._draft = self._stack.enter_context(self._writer.draft())
            self._refresh(self._draft)
            self._commit = Commit(self._draft, self._activity)
        return self._commit

    def wrote(self) -> None:
        """One more item was written; publishes the batch when it is full."""
        self._size += 1
        if self._size >= BATCH:
            self.publish()

    def publish(self) -> None:
        """Publish the batch, if it changed anything."""
        commit, draft = self._commit, self._draft
        self._commit = self._draft = None
        if commit and draft and (commit.wrote or self._refreshed):
            commit.finish(relink=self._relink)
            del commit  # it holds the draft's stores open
            before = draft.parent.manifest.quads if draft.parent else 0
            self.current = draft.publish()
            self.quads += self.current.manifest.quads - before - self._own
            self._refreshed = self._relink = False
            self._own = 0
        self._size = 0
        self._stack.close()

    def _refresh(self, draft: Draft) -> None:
        """Bring the shared graphs up to date, once a run; new names in the authority concern every item, and a new
        text policy those of its source."""
        if self._begun:
            return
        self._begun = True
        before = len(draft.served)
        ontology_changed, authority_changed = shared_graphs.refresh(draft, self._authority_files)
        self._own = len(draft.served) - before
        policy_changed = text_policy.declare(draft, self._text_policies)
        self._refreshed = ontology_changed or authority_changed or policy_changed
        self._relink = authority_changed

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.publish()
        self._commit = self._draft = None
        self._stack.close()
