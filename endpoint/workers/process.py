"""Starting and ending the pool from the server's process, and starting it anew should it ever end.

https://docs.python.org/3/library/subprocess.html#subprocess.Popen
"""

import json
import logging
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from endpoint.config import Config
from graph_loader.errors import XronikaError
from graph_loader.generations import Dataset

log = logging.getLogger("xronika.pool")

_START_SECONDS = 60
_END_SECONDS = 5
_PAUSE_SECONDS = 1.0
_BACKLOG = 1024


class PoolFailed(XronikaError):
    """The query workers did not start."""


class PoolProcess(AbstractContextManager["PoolProcess"]):
    """The pool's process; `address` is the socket that web processes connect to.

    The listening socket belongs to this process and outlives a pool that ends.
    """

    def __init__(self, dataset: Dataset, config: Config) -> None:
        self._dataset = dataset
        self._config = config
        self._folder = tempfile.TemporaryDirectory(prefix="xronika-")
        self.address = Path(self._folder.name) / "pool"
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.address))
        self._listener.listen(_BACKLOG)
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()
        self.unprotected: str | None = None

    @property
    def pid(self) -> int | None:
        """The pool's process; None before it is started."""
        return self._process.pid if self._process else None

    def start(self) -> Self:
        """Start the pool and wait until it answers. PoolFailed when it does not."""
        self._process = self._launch()
        self._await_ready(self._process)
        threading.Thread(target=self._watch, name="pool watcher", daemon=True).start()
        return self

    def stop(self) -> None:
        """End the pool and all its workers; nothing of them remains."""
        self._ending.set()
        if self._process is not None:
            _end(self._process)
        self._listener.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _launch(self) -> "subprocess.Popen[bytes]":
        package_root = str(Path(__file__).resolve().parents[2])
        search = os.pathsep.join(filter(None, (package_root, os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "endpoint.workers"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[self._listener.fileno()],
            env={**os.environ, "PYTHONPATH": search},
        )
        settings = {
            "parent": os.getpid(),
            "listener": self._listener.fileno(),
            "data": str(self._dataset.path.resolve()),
            "limits": asdict(self._config.limits),
            "admission": asdict(self._config.admission),
            "memory_share": self._config.memory_share,
            "settle_seconds": self._config.settle_seconds,
        }
        assert process.stdin is not None  # noqa: S101  (asked for above; this tells mypy)
        process.stdin.write(json.dumps(settings).encode() + b"\n")
        process.stdin.flush()
        return process

    def _await_ready(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None  # noqa: S101  (asked for above; this tells mypy)
        readable, _, _ = select.select([process.stdout], [], [], _START_SECONDS)
        line = process.stdout.readline() if readable else b""
        if not line:
            self.stop()
            raise PoolFailed(
                "The query workers did not start; the lines above say why. `xronika check` tells whether the "
                "data directory is whole."
            )
        self.unprotected = json.loads(line)["unprotected"]

    def _watch(self) -> None:
        """Start the pool anew when it ends unasked, as after the kernel killed it for memory."""
        while not self._ending.is_set():
            process = self._process
            if process is None:
                return
            status = process.wait()
            if self._ending.wait(_PAUSE_SECONDS):
                return
            log.error("pool ended and is started anew", extra={"status": status})
            _end(process)
            self._process = self._launch()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Close the pool's lifeline and wait for it; what does not end in time is killed."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
