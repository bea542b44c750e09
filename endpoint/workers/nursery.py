"""The process that holds one generation and gives birth to its workers; it never starts a thread.

Why threads and fork do not mix: https://man7.org/linux/man-pages/man2/fork.2.html
"""

import contextlib
import os
import select
import signal
import socket
import sys
from functools import partial
from typing import NoReturn

from pyoxigraph import RdfFormat, Store

from endpoint.config import Limits
from endpoint.states import State
from endpoint.workers import sandbox, worker
from endpoint.workers.messages import Channel, Message

READY: Message = {"ready": True}


def run(channel: Channel, state: State, limits: Limits, *, in_memory: bool) -> None:
    """Hold the generation, fork a worker for each socket that arrives, report each that ends.

    Call in a fresh fork; returns when the pool closes the channel, all workers ended. Messages: `{"spawn":
    id}` with the worker's socket, `{"kill": id}`; answers: READY once, `{"ended": id, "status": wait
    status}`.
    """
    with contextlib.ExitStack() as held:
        if state.generation is not None:
            held.enter_context(state.generation.lease())
        open_store = partial(_open, state, load(state) if in_memory else None)
        channel.send(READY)
        _Nursery(channel, open_store, limits).serve()


def load(state: State) -> Store:
    """The generation in memory. A helper reads it from disk, since opening it there starts threads."""
    store = Store()
    read, write = os.pipe()
    helper = os.fork()
    if helper == 0:
        os.close(read)
        _dump(state, write)
    os.close(write)
    with os.fdopen(read, "rb") as quads:
        store.bulk_load(quads, RdfFormat.N_QUADS)
    _, status = os.waitpid(helper, 0)
    if status != 0:
        raise OSError(f"Generation {state.number} cannot be read from disk: status {status}")
    return store


def _dump(state: State, descriptor: int) -> NoReturn:
    status = 1
    with contextlib.suppress(OSError), os.fdopen(descriptor, "wb") as output:
        _open(state, None).dump(output, RdfFormat.N_QUADS)
        status = 0
    os._exit(status)


def _open(state: State, loaded: Store | None) -> Store:
    if loaded is not None:
        return loaded
    return state.generation.open() if state.generation else Store()


class _Nursery:
    def __init__(self, channel: Channel, open_store: "partial[Store]", limits: Limits) -> None:
        self._channel = channel
        self._open_store = open_store
        self._limits = limits
        self._workers: dict[int, int] = {}  # process → worker
        self._wake, wake_end = os.pipe()
        for end in (self._wake, wake_end):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # a handler, or the pipe below stays silent
        signal.set_wakeup_fd(wake_end, warn_on_full_buffer=False)

    def serve(self) -> None:
        while True:
            readable, _, _ = select.select([self._channel.fileno(), self._wake], [], [])
            if self._wake in readable:
                os.read(self._wake, 4096)
                self._reap()
            if self._channel.fileno() in readable and not self._obey():
                break
        for process in self._workers:
            os.kill(process, signal.SIGKILL)

    def _obey(self) -> bool:
        parcel = self._channel.receive()
        if parcel is None:
            return False
        if parcel.descriptor is not None:
            self._spawn(parcel.message["spawn"], socket.socket(fileno=parcel.descriptor))
        else:
            self._kill(parcel.message["kill"])
        return True

    def _spawn(self, number: int, end: socket.socket) -> None:
        nursery = os.getpid()
        process = os.fork()
        if process == 0:
            _become_worker(end, nursery, self._open_store, self._limits)
        end.close()
        self._workers[process] = number

    def _kill(self, number: int) -> None:
        for process, worker_number in self._workers.items():
            if worker_number == number:
                os.kill(process, signal.SIGKILL)

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):  # none left
            while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
                process, status = ended
                self._channel.send({"ended": self._workers.pop(process), "status": status})


def _become_worker(
    end: socket.socket, nursery: int, open_store: "partial[Store]", limits: Limits
) -> NoReturn:
    """Run as a worker in this fork and end without the parent's exit handlers."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        close_others(end.fileno())
        sandbox.die_with_parent(nursery)
        worker.run(Channel(end), open_store, limits)
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        os._exit(status)


def close_others(kept: int) -> None:
    """Close every descriptor that this fork inherited but the standard three and one."""
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))
