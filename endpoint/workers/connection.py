"""A web process's connection as the pool sees it; never blocks, since the pool serves all of them.

https://docs.python.org/3/howto/sockets.html#non-blocking-sockets
"""

import contextlib
import socket
from dataclasses import dataclass, field

from endpoint.workers.admission import Request
from endpoint.workers.crew import Worker
from endpoint.workers.messages import Inbox, Message, pack


@dataclass(eq=False)
class Connection:
    """One request at a time: first waiting, then running on a worker. `lease` numbers its requests."""

    socket: socket.socket
    request: Request | None = None
    worker: Worker | None = None
    lease: int = 0
    _inbox: Inbox = field(default_factory=Inbox)

    def hear(self) -> list[Message] | None:
        """The messages that have come; None when the web process has closed the connection."""
        try:
            data = self.socket.recv(65536)
        except BlockingIOError:
            return []
        except ConnectionError:
            data = b""
        return list(self._inbox.feed(data)) if data else None

    def tell(self, message: Message, descriptor: int | None = None) -> None:
        """Send a small message; who does not take it is closed, and heard as closed next."""
        data = pack(message)
        try:
            sent = socket.send_fds(self.socket, [data], [] if descriptor is None else [descriptor])
        except OSError:
            sent = 0
        if sent != len(data):
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)
