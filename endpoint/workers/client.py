"""Asking the pool's workers from a web process, from any number of threads.

Waiting on several descriptors: https://docs.python.org/3/library/select.html#polling-objects
"""

import contextlib
import os
import select
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, LifoQueue
from typing import BinaryIO

from endpoint.config import Limits
from endpoint.departure import Departure
from endpoint.workers import errors
from endpoint.workers.messages import Channel, Message, Parcel, close_descriptor
from endpoint.workers.question import Question
from endpoint.workers.verdicts import error_named, raise_error, refusal

_PIECE = 1 << 16
_VERDICT_MILLISECONDS = 5000
_POOL_LOST = "The query workers have ended and are being started anew. Try again in a few seconds."


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: bytes or a file of them, how many, its rows, and the state of the dataset behind it."""

    body: bytes | BinaryIO
    size: int
    rows: int
    generation: int
    tag: str

    def read(self) -> bytes:
        """All bytes of the answer."""
        return b"".join(self.chunks())

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the answer, piece by piece; then it is closed."""
        if isinstance(self.body, bytes):
            yield self.body
            return
        with self.body as file:
            while piece := file.read(_PIECE):
                yield piece

    def close(self) -> None:
        """Give up a file that was not read to its end."""
        if not isinstance(self.body, bytes):
            self.body.close()


class Workers:
    """The pool, seen from a web process. Keeps its connections for the next question."""

    def __init__(self, address: Path, limits: Limits) -> None:
        self._address = str(address)
        self._limits = limits
        self._free: LifoQueue[_Connection] = LifoQueue()

    def ask(self, question: Question, *, client: str, departure: Departure | None = None) -> Answer:
        """Answer a question for a client (its address), or raise one of `endpoint.workers.errors`."""
        try:
            return self._ask(self._connection(), question, client, departure)
        except errors.PoolLost:  # the connection was kept from before the pool was started anew
            self.close()
            return self._ask(_Connection(self._address), question, client, departure)

    def _ask(
        self, connection: "_Connection", question: Question, client: str, departure: Departure | None
    ) -> Answer:
        whole = False
        try:
            answer = connection.ask(question, client, departure, self._limits)
            whole = True
        except (errors.Refused, errors.Busy, errors.OverLimit):
            whole = True
            raise
        finally:
            self._give_back(connection, whole=whole)
        return answer

    def status(self) -> Message:
        """What the pool says of itself."""
        connection = self._connection()
        try:
            status = connection.status()
        except BaseException:
            connection.close()
            raise
        self._free.put(connection)
        return status

    def close(self) -> None:
        """Close every connection that is not in use."""
        with contextlib.suppress(Empty):
            while True:
                self._free.get_nowait().close()

    def _connection(self) -> "_Connection":
        try:
            return self._free.get_nowait()
        except Empty:
            return _Connection(self._address)

    def _give_back(self, connection: "_Connection", *, whole: bool) -> None:
        if whole:
            self._free.put(connection)
        else:
            connection.close()  # the pool ends what the worker was about


class _Connection:
    """One connection to the pool; carries one question at a time."""

    def __init__(self, address: str) -> None:
        raw = socket.socket(socket.AF_UNIX)
        try:
            raw.connect(address)
        except OSError as error:
            raw.close()
            raise errors.Busy("The query workers are being started. Try again in a few seconds.") from error
        self._pool = Channel(raw)
        self._lease = 0

    def close(self) -> None:
        self._pool.close()

    def status(self) -> Message:
        self._pool.send({"do": "status"})
        while "lease" in (message := self._next().message):
            pass  # about an earlier question
        return message

    def ask(self, question: Question, client: str, departure: Departure | None, limits: Limits) -> Answer:
        granted, worker = self._borrow(client, departure)
        try:
            with contextlib.closing(worker):
                worker.send(question.to_message())
                parcel = self._wait_for(worker, departure, limits)
        except OSError as error:
            raise self._verdict(limits) from error
        with contextlib.suppress(OSError):  # the pool has ended; the answer is whole all the same
            self._pool.send({"do": "done", "lease": self._lease, "worn": parcel.message["worn"]})
        raise_error(parcel.message, limits)
        message = parcel.message
        body: bytes | BinaryIO = parcel.payload
        if parcel.descriptor is not None:
            body = os.fdopen(parcel.descriptor, "rb")
        return Answer(body, message["size"], message["rows"], granted["number"], granted["granted"])

    def _borrow(self, client: str, departure: Departure | None) -> tuple[Message, Channel]:
        """Wait for a worker. Messages about an earlier lease of this connection are passed over."""
        self._lease += 1
        try:
            self._pool.send({"do": "lease", "lease": self._lease, "client": client})
        except OSError as error:
            raise errors.PoolLost(_POOL_LOST) from error
        while True:
            _wait([self._pool.fileno()], departure)
            parcel = self._next()
            if parcel.message["lease"] == self._lease:
                break
            close_descriptor(parcel.descriptor)
        if parcel.descriptor is None:
            raise refusal(parcel.message["refused"])
        return parcel.message, Channel(socket.socket(fileno=parcel.descriptor))

    def _wait_for(self, worker: Channel, departure: Departure | None, limits: Limits) -> Parcel:
        """The worker's answer, unless the pool's word that it ended or the client's going comes first."""
        ready = _wait([worker.fileno(), self._pool.fileno()], departure)
        parcel = worker.receive() if worker.fileno() in ready else None
        if parcel is None:
            raise self._verdict(limits)
        return parcel

    def _verdict(self, limits: Limits) -> errors.QueryError:
        """Why the worker ended, from the pool, which learns it from the kernel."""
        poll = select.poll()
        poll.register(self._pool.fileno(), select.POLLIN)
        while poll.poll(_VERDICT_MILLISECONDS):
            message = self._next().message
            if message["lease"] == self._lease:
                return error_named(message["ended"], limits)
        return error_named("WorkerLost", limits)

    def _next(self) -> Parcel:
        parcel = self._pool.receive()
        if parcel is None:
            raise errors.PoolLost(_POOL_LOST)
        return parcel


def _wait(descriptors: list[int], departure: Departure | None) -> list[int]:
    """Wait until one is readable. ClientLeft when the client goes first."""
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, select.POLLIN)
    if departure is not None:
        poll.register(departure.fileno(), select.POLLIN)
    ready = [descriptor for descriptor, _ in poll.poll()]
    if departure is not None and not set(ready) & set(descriptors):
        raise errors.ClientLeft("The client has closed its connection.")
    return ready
