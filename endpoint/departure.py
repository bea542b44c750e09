"""Noticing that the client of a request has gone, so that nobody computes an answer for it.

What a server may do then: https://www.rfc-editor.org/rfc/rfc9110#name-client-error-4xx
"""

import os
import threading

ENVIRON_KEY = "xronika.departure"


class Departure:
    """Set by the server when the client's connection ends; a waiting thread polls its descriptor."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pipe: tuple[int, int] | None = None
        self.happened = False

    def announce(self) -> None:
        """The client has gone."""
        with self._lock:
            self.happened = True
            if self._pipe is not None:
                os.write(self._pipe[1], b"x")

    def fileno(self) -> int:
        """A descriptor that becomes readable when the client goes."""
        with self._lock:
            if self._pipe is None:
                self._pipe = os.pipe()
                if self.happened:
                    os.write(self._pipe[1], b"x")
            return self._pipe[0]

    def close(self) -> None:
        """Nobody asks any more."""
        with self._lock:
            if self._pipe is not None:
                for end in self._pipe:
                    os.close(end)
                self._pipe = None
