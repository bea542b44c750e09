"""The state of the dataset that pages are made from: opened once, shared by requests, replaced when a newer one is.

Pages ask fixed questions of their own, so these run in the web process; strangers' queries never do.
"""

import logging
import threading
import weakref
from collections.abc import Callable
from typing import TypeVar, cast

from pyoxigraph import Store

from endpoint.config import Config
from endpoint.memory import copy, fits
from endpoint.states import State, current_state, pointer_mark
from graph_loader.errors import DatasetError
from graph_loader.generations import Dataset, GenerationGone

log = logging.getLogger("xronika.snapshots")

_T = TypeVar("_T")
_ATTEMPTS = 8


class Snapshot:
    """One state of the dataset, open for reading; it stays whole for as long as anybody holds it."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._remembered: dict[str, object] = {}
        self._locks: dict[str, threading.Lock] = {}
        if state.generation is None:
            self.store = Store()
        else:
            lease = state.generation.lease()
            weakref.finalize(self, lease.close)
            self.store = state.generation.open()

    def remember(self, name: str, compute: Callable[["Snapshot"], _T]) -> _T:
        """What `compute` says of this state, computed at the first call; other names do not wait for it."""
        with self._locks.setdefault(name, threading.Lock()):
            if name not in self._remembered:
                self._remembered[name] = compute(self)
            return cast("_T", self._remembered[name])


class Snapshots:
    """Gives the newest snapshot to each request; reads from memory what fits and has settled."""

    def __init__(self, dataset: Dataset, config: Config) -> None:
        self._dataset = dataset
        self._config = config
        self._lock = threading.Lock()
        self._newest: Snapshot | None = None
        self._mark: tuple[int, int] | None = None
        self._complaint: str | None = None

    def newest(self) -> Snapshot:
        """The snapshot of the newest generation.

        While the data directory is damaged the last one stays in service; DatasetError when there is none.
        """
        snapshot, mark = self._newest, pointer_mark(self._dataset)
        if snapshot is not None and mark == self._mark:
            return snapshot
        try:
            with self._lock:
                renewed = self._renew()
                self._mark = mark
                return renewed
        except DatasetError as error:
            if snapshot is None:
                raise
            if str(error) != self._complaint:
                self._complaint = str(error)
                log.error("data directory damaged", extra={"detail": str(error)})
            return snapshot

    def _renew(self) -> Snapshot:
        for attempt in range(1, _ATTEMPTS + 1):
            state = current_state(self._dataset)
            if self._newest is not None and self._newest.state.tag == state.tag:
                return self._newest
            try:
                snapshot = Snapshot(state)
            except GenerationGone:
                if attempt == _ATTEMPTS:
                    raise
                continue
            pause = 0 if self._newest is None else self._config.settle_seconds
            self._newest = snapshot
            if state.quads and fits(state.quads, self._config.memory_share):
                self._load_later(snapshot, pause)
            return snapshot
        raise AssertionError("the loop returns or raises")

    def _load_later(self, snapshot: Snapshot, pause: float) -> None:
        timer = threading.Timer(pause, self._load, (weakref.ref(snapshot),))
        timer.daemon = True
        timer.start()

    def _load(self, wanted: "weakref.ref[Snapshot]") -> None:
        """Read a snapshot into memory, unless a newer one has taken its place."""
        snapshot = wanted()
        if snapshot is None or snapshot is not self._newest:
            return
        try:
            snapshot.store = copy(snapshot.store)
        except OSError as error:
            log.warning("pages go on reading from disk", extra={"detail": str(error)})
