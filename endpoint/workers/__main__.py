"""The pool as a process of its own: `python -m endpoint.workers`, started by `endpoint.workers.process`.

Settings come as one line of JSON on stdin, which then stays open for as long as the pool shall run; stdout
says `{"ready": …}` once.
"""

import json
import os
import signal
import socket
import sys
from pathlib import Path

from endpoint.config import Admission, Config, Limits
from endpoint.logs import log_to_stderr
from endpoint.workers import sandbox
from endpoint.workers.pool import Pool
from graph_loader.generations import Dataset


def main() -> None:
    """Run a pool until stdin closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server ends us
    settings = json.loads(sys.stdin.buffer.readline())
    sandbox.die_with_parent(settings["parent"])
    log_to_stderr()
    unprotected = sandbox.missing_protection()
    pool = Pool(
        socket.socket(fileno=settings["listener"]),
        sys.stdin.fileno(),
        Dataset(Path(settings["data"])),
        Config(
            limits=Limits(**settings["limits"]),
            admission=Admission(**settings["admission"]),
            memory_share=settings["memory_share"],
            settle_seconds=settings["settle_seconds"],
        ),
    )
    pool.when_ready(lambda: _announce(unprotected))
    pool.run()


def _announce(unprotected: str | None) -> None:
    os.write(sys.stdout.fileno(), json.dumps({"ready": True, "unprotected": unprotected}).encode() + b"\n")


if __name__ == "__main__":
    main()
