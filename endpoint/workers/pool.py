"""The pool's event loop: lends workers to web processes, keeps deadlines, follows the dataset.

Single-threaded, because it forks: https://docs.python.org/3/library/selectors.html
"""

import contextlib
import logging
import selectors
import socket
import time
from collections.abc import Callable
from functools import partial

from endpoint.config import Config
from endpoint.states import current_state, pointer_mark
from endpoint.workers.admission import Queue, Request
from endpoint.workers.connection import Connection
from endpoint.workers.crew import Crew, Nursery, Worker
from endpoint.workers.messages import Message
from endpoint.workers.verdicts import reason_of_death
from graph_loader.errors import DatasetError
from graph_loader.generations import Dataset

log = logging.getLogger("xronika.pool")

Handler = Callable[[], None]


class Pool:
    """Serves the listening socket until `lifeline`, a readable descriptor, ends."""

    def __init__(self, listener: socket.socket, lifeline: int, dataset: Dataset, config: Config) -> None:
        self._listener = listener
        self._lifeline = lifeline
        self._dataset = dataset
        self._config = config
        self._selector = selectors.DefaultSelector()
        self._queue = Queue(config.admission)
        self._crew = Crew(config)
        self._connections: list[Connection] = []
        self._number: int | None = None
        self._mark: tuple[int, int] | None = None
        self._complaint: str | None = None
        self._load_at: float | None = None
        self._on_ready: list[Handler] = []
        self._ended = False

    def when_ready(self, handler: Handler) -> None:
        """Call this once, as soon as the first worker waits for a query."""
        self._on_ready.append(handler)

    def run(self) -> None:
        """Serve until the lifeline closes, then end every process."""
        self._watch(self._listener.fileno(), self._accept)
        self._watch(self._lifeline, self._end)
        self._listener.setblocking(False)
        self._follow()
        try:
            while not self._ended:
                self._turn()
        finally:
            for nest in self._crew.nurseries:
                self._crew.close(nest)

    def _turn(self) -> None:
        for key, _ in self._selector.select(self._pause()):
            if self._selector.get_map().get(key.fd) is key:  # no handler before it closed this one
                handler: Handler = key.data
                handler()
        self._keep_deadlines()
        self._refuse_overdue()
        self._load_settled()
        self._refill()
        self._lend()

    def _pause(self) -> float | None:
        """Seconds until something is due without any message."""
        due = [worker.deadline for worker in self._crew.workers if worker.deadline is not None]
        moments = (self._queue.next_due(), self._crew.resume_at(), self._load_at)
        due += [moment for moment in moments if moment is not None]
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _watch(self, descriptor: int, handler: Handler) -> None:
        self._selector.register(descriptor, selectors.EVENT_READ, handler)

    def _unwatch(self, descriptor: int) -> None:
        with contextlib.suppress(KeyError):
            self._selector.unregister(descriptor)

    def _end(self) -> None:
        self._ended = True

    # --- web processes ---

    def _accept(self) -> None:
        with contextlib.suppress(BlockingIOError):
            accepted, _ = self._listener.accept()
            accepted.setblocking(False)
            connection = Connection(accepted)
            self._connections.append(connection)
            self._watch(accepted.fileno(), partial(self._hear, connection))

    def _hear(self, connection: Connection) -> None:
        messages = connection.hear()
        if messages is None:
            self._drop(connection)
            return
        for message in messages:
            self._obey(connection, message)

    def _obey(self, connection: Connection, message: Message) -> None:
        match message["do"]:
            case "lease":
                self._enter(connection, message)
            case "done":
                self._take_back(connection, message)
            case "status":
                connection.tell(self._status())

    def _enter(self, connection: Connection, message: Message) -> None:
        connection.lease = message["lease"]
        self._follow()
        connection.request = self._queue.enter(message["client"], time.monotonic())
        if connection.request is None:
            self._refuse(connection, "Busy")

    def _take_back(self, connection: Connection, message: Message) -> None:
        worker, request = connection.worker, connection.request
        if worker is None or request is None or connection.lease != message["lease"]:
            return  # it was killed meanwhile
        connection.worker = connection.request = None
        self._queue.finish(request)
        worker.deadline = None
        worker.phase = "idle"
        if message["worn"]:
            self._crew.kill(worker)

    def _drop(self, connection: Connection) -> None:
        """A web process has closed: its query is given up, and a worker in the middle of it ended."""
        self._unwatch(connection.socket.fileno())
        connection.socket.close()
        self._connections.remove(connection)
        request, connection.request = connection.request, None
        worker, connection.worker = connection.worker, None
        if worker is not None:
            self._crew.kill(worker)
        if request is not None and worker is not None:
            self._queue.finish(request)
        elif request is not None:
            self._queue.give_up(request)

    def _refuse(self, connection: Connection, reason: str) -> None:
        connection.request = None
        connection.tell({"refused": reason, "lease": connection.lease})

    def _refuse_overdue(self) -> None:
        for request in self._queue.overdue(time.monotonic()):
            full = self._queue.client_is_full(request.client)
            self._queue.give_up(request)
            self._refuse(self._connection_of(request), "ClientBusy" if full else "Busy")

    def _lend(self) -> None:
        while (worker := self._crew.idle()) and (request := self._queue.admit()):
            connection = self._connection_of(request)
            connection.worker = worker
            worker.phase = "lent"
            worker.deadline = time.monotonic() + self._config.limits.seconds
            state = worker.nursery.state
            granted = {"granted": state.tag, "number": state.number, "lease": connection.lease}
            connection.tell(granted, worker.socket.fileno())

    def _connection_of(self, request: Request) -> Connection:
        return next(connection for connection in self._connections if connection.request is request)

    def _status(self) -> Message:
        newest = self._crew.newest
        return {
            "generation": self._number,
            "store": "memory" if newest and newest.in_memory else "disk",
            "workers": len(self._crew.workers),
            "running": self._queue.running,
            "waiting": self._queue.waiting,
            "kills": self._crew.kills,
        }

    # --- workers ---

    def _keep_deadlines(self) -> None:
        now = time.monotonic()
        for worker in self._crew.workers:
            if worker.deadline is not None and worker.deadline <= now:
                self._crew.kills += 1
                log.warning("query cut at its deadline", extra={"worker": worker.number})
                self._crew.kill(worker)
                self._withdraw(worker, "TimeLimit")

    def _withdraw(self, worker: Worker, reason: str) -> None:
        """Tell whoever uses this worker that it ends, and why."""
        for connection in self._connections:
            if connection.worker is worker:
                request, connection.request = connection.request, None
                connection.worker = None
                if request is not None:
                    self._queue.finish(request)
                connection.tell({"ended": reason, "lease": connection.lease})

    def _worker_awake(self, worker: Worker) -> None:
        """Its first message says that it waits for queries; nothing else is read here."""
        self._unwatch(worker.socket.fileno())
        if not worker.socket.recv(1024) or worker.phase != "booting":
            return  # it ended at its start: its nursery reports
        worker.phase = "idle"
        for handler in self._on_ready:
            handler()
        self._on_ready.clear()

    def _refill(self) -> None:
        if self._crew.newest is None and not self._crew.founding():
            self._number = None
            self._follow()
        for worker in self._crew.refill():
            self._watch(worker.socket.fileno(), partial(self._worker_awake, worker))

    def _bury(self, worker: Worker, reason: str) -> None:
        self._withdraw(worker, reason)
        self._unwatch(worker.socket.fileno())
        self._crew.bury(worker)

    # --- nurseries and generations ---

    def _follow(self) -> None:
        """Notice a new generation; a damaged data directory leaves the last one in service."""
        mark = pointer_mark(self._dataset)
        if (self._number is not None and mark == self._mark) or self._crew.resume_at():
            return
        try:
            state = current_state(self._dataset)
        except DatasetError as error:
            if str(error) != self._complaint:
                self._complaint = str(error)
                log.error("data directory damaged", extra={"detail": str(error)})
            return
        self._mark = mark
        if state.number == self._number:
            return
        pause = 0 if self._number is None else self._config.settle_seconds
        self._number = state.number
        self._load_at = time.monotonic() + pause
        self._raise_nursery(self._crew.follow(state))

    def _load_settled(self) -> None:
        """Begin to load the newest state into memory when it has not changed for a while."""
        if self._load_at is not None and time.monotonic() >= self._load_at:
            self._load_at = None
            if loading := self._crew.load():
                self._raise_nursery(loading)

    def _raise_nursery(self, nest: Nursery) -> None:
        self._watch(nest.channel.fileno(), partial(self._hear_nursery, nest))

    def _hear_nursery(self, nest: Nursery) -> None:
        parcel = nest.channel.receive()
        if parcel is None:
            self._unwatch(nest.channel.fileno())
            for worker in self._crew.closed(nest):
                self._bury(worker, "WorkerLost")
        elif "ready" in parcel.message:
            nest.ready = True
        elif ended := nest.workers.get(parcel.message["ended"]):
            reason = reason_of_death(parcel.message["status"])
            if ended.phase == "lent":
                self._crew.kills += 1
                log.warning("worker lost", extra={"worker": ended.number, "reason": reason})
            self._bury(ended, reason)
