"""The processes of the pool: nurseries and their workers, born, counted and replaced.

Descriptors handed to a fork or a peer: https://man7.org/linux/man-pages/man7/unix.7.html
"""

import contextlib
import logging
import os
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from typing import Literal, NoReturn

from endpoint.config import Config
from endpoint.memory import fits
from endpoint.states import State
from endpoint.workers import nursery, sandbox
from endpoint.workers.messages import Channel

Phase = Literal["booting", "idle", "lent", "doomed"]

_LONGEST_PAUSE = 5.0

log = logging.getLogger("xronika.pool")


@dataclass(eq=False)
class Nursery:
    """A nursery process as the pool sees it."""

    state: State
    in_memory: bool
    process: int
    channel: Channel
    ready: bool = False
    closing: bool = False
    workers: "dict[int, Worker]" = field(default_factory=dict)


@dataclass(eq=False)
class Worker:
    """A worker process as the pool sees it; `socket` is what is lent, `deadline` on the monotonic clock."""

    number: int
    nursery: Nursery
    socket: socket.socket
    phase: Phase = "booting"
    deadline: float | None = None


class Crew:
    """Keeps so many workers of the newest state; those of older states end when they are given back."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._state: State | None = None
        self._count = 0
        self._failures = 0
        self._paused_until = 0.0
        self.nurseries: list[Nursery] = []
        self.kills = 0

    @property
    def workers(self) -> list[Worker]:
        return [worker for nest in self.nurseries for worker in nest.workers.values()]

    @property
    def newest(self) -> Nursery | None:
        """The nursery of the newest state that new workers come from: in memory as soon as that is loaded."""
        ready = [nest for nest in self.nurseries if nest.ready and nest.state is self._state]
        return max(ready, key=lambda nest: nest.in_memory, default=None)

    def founding(self) -> bool:
        """Whether a nursery of the newest state is about to be ready."""
        return any(not nest.ready and nest.state is self._state for nest in self.nurseries)

    def follow(self, state: State) -> Nursery:
        """Start the nursery of a new state, which reads from disk. Returns what to watch."""
        self._state = state
        self._failures = 0
        for nest in [n for n in self.nurseries if not n.ready and n.in_memory]:
            self.close(nest)
        return self._found(state, in_memory=False)

    def load(self) -> Nursery | None:
        """Start a nursery that loads the newest state into memory, unless it is empty or too large."""
        state = self._state
        if state is None or not state.quads or not fits(state.quads, self._config.memory_share):
            return None
        if any(nest.in_memory and nest.state is state for nest in self.nurseries):
            return None
        return self._found(state, in_memory=True)

    def idle(self) -> Worker | None:
        """A worker of the newest state that has nothing to do."""
        ready = [w for w in self.workers if w.phase == "idle" and w.nursery.state is self._state]
        return ready[-1] if ready else None

    def refill(self) -> list[Worker]:
        """Replace missing workers, retire idle ones of older states. Returns the newborn, to be watched."""
        source = self.newest
        if source is None:
            return []
        self._retire(source)
        if time.monotonic() < self._paused_until:
            return []
        lent_elsewhere = sum(w.phase == "lent" for w in self.workers if w.nursery is not source)
        wanted = max(1, self._config.admission.workers - lent_elsewhere)
        present = sum(w.phase != "doomed" for w in source.workers.values())
        return [self._bear(source) for _ in range(wanted - present)]

    def kill(self, worker: Worker) -> None:
        """End a worker; its nursery reports when it has."""
        worker.phase = "doomed"
        worker.deadline = None
        with contextlib.suppress(OSError):  # the nursery is gone, and its workers with it
            worker.nursery.channel.send({"kill": worker.number})

    def bury(self, worker: Worker) -> None:
        """Forget a worker that has ended. One that never came to work delays the next birth."""
        worker.nursery.workers.pop(worker.number, None)
        worker.socket.close()
        if worker.phase == "booting":
            self._pause()

    def closed(self, nest: Nursery) -> list[Worker]:
        """Forget a nursery that has ended. Returns its workers, which ended with it."""
        self.nurseries.remove(nest)
        nest.channel.close()
        os.waitpid(nest.process, 0)
        if not nest.closing and not nest.in_memory:
            self._pause()
        return list(nest.workers.values())

    def close(self, nest: Nursery) -> None:
        """End a nursery and its workers: at once, since nothing of it is in use."""
        nest.closing = True
        with contextlib.suppress(ProcessLookupError):
            os.kill(nest.process, signal.SIGKILL)

    def resume_at(self) -> float | None:
        """When births go on after a failure."""
        return self._paused_until if self._paused_until > time.monotonic() else None

    def _retire(self, source: Nursery) -> None:
        """End what is older; workers of the same state stay until the source has one that works."""
        working = any(worker.phase in ("idle", "lent") for worker in source.workers.values())
        for worker in self.workers:
            older = worker.nursery.state is not source.state
            if worker.nursery is not source and worker.phase == "idle" and (older or working):
                self.kill(worker)
        for nest in self.nurseries:
            if nest is not source and nest.ready and not nest.workers:
                self.close(nest)

    def _pause(self) -> None:
        self._failures += 1
        pause = min(0.1 * 2**self._failures, _LONGEST_PAUSE)
        self._paused_until = time.monotonic() + pause
        log.warning("worker did not start", extra={"pause": pause})

    def _found(self, state: State, *, in_memory: bool) -> Nursery:
        ours, theirs = socket.socketpair()
        pool = os.getpid()
        process = os.fork()
        if process == 0:
            _become_nursery(theirs, pool, state, self._config, in_memory=in_memory)
        theirs.close()
        nest = Nursery(state, in_memory, process, Channel(ours))
        self.nurseries.append(nest)
        return nest

    def _bear(self, nest: Nursery) -> Worker:
        ours, theirs = socket.socketpair()
        self._count += 1
        worker = Worker(self._count, nest, ours)
        nest.workers[worker.number] = worker
        with contextlib.suppress(OSError):  # the nursery is gone: `closed` will tell
            nest.channel.send({"spawn": worker.number}, descriptor=theirs.fileno())
        theirs.close()
        return worker


def _become_nursery(
    end: socket.socket, pool: int, state: State, config: Config, *, in_memory: bool
) -> NoReturn:
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        nursery.close_others(end.fileno())
        sandbox.die_with_parent(pool)
        nursery.run(Channel(end), state, config.limits, in_memory=in_memory)
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        os._exit(status)
