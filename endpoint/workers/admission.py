"""Who may ask next: a bounded queue in order of arrival that keeps one client from taking every worker.

What the refusals become: https://www.rfc-editor.org/rfc/rfc6585#section-4 (429) and RFC 9110 (503)
"""

from collections import Counter, deque
from dataclasses import dataclass

from endpoint.config import Admission


@dataclass(slots=True, eq=False)
class Request:
    """One query's wish for a worker. `until` is when it stops waiting, on the monotonic clock."""

    client: str
    until: float


class Queue:
    """Requests that wait and requests that run."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._waiting: deque[Request] = deque()
        self._running: Counter[str] = Counter()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def running(self) -> int:
        return self._running.total()

    def enter(self, client: str, now: float) -> Request | None:
        """Let a request wait; None when every place is taken."""
        if len(self._waiting) >= self._admission.waiting:
            return None
        request = Request(client, now + self._admission.wait_seconds)
        self._waiting.append(request)
        return request

    def admit(self) -> Request | None:
        """The first request whose client may run another query; from now on it runs."""
        for request in self._waiting:
            if not self.client_is_full(request.client):
                self._waiting.remove(request)
                self._running[request.client] += 1
                return request
        return None

    def give_up(self, request: Request) -> None:
        """A request that waits does so no longer."""
        self._waiting.remove(request)

    def finish(self, request: Request) -> None:
        """A request that ran does so no longer."""
        self._running[request.client] -= 1
        if self._running[request.client] <= 0:
            del self._running[request.client]

    def client_is_full(self, client: str) -> bool:
        """Whether the client has as many queries running as it may."""
        return self._running[client] >= self._admission.client_running

    def overdue(self, now: float) -> list[Request]:
        """Requests that have waited long enough; they stay in the queue."""
        return [request for request in self._waiting if request.until <= now]

    def next_due(self) -> float | None:
        """When the first request stops waiting."""
        return self._waiting[0].until if self._waiting else None
