"""Running the server: the port, the pool of workers, Granian, and their orderly end.

Granian's settings: https://github.com/emmett-framework/granian#options
"""

import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from endpoint.app import create_app
from endpoint.config import Config
from endpoint.logs import JsonLines, log_to_stderr
from endpoint.server.gateway import Gateway
from endpoint.snapshots import Snapshots
from endpoint.workers.client import Workers
from endpoint.workers.process import PoolProcess
from endpoint.workers.sandbox import die_with_parent
from graph_loader.errors import XronikaError
from graph_loader.generations import Dataset

log = logging.getLogger("xronika.server")

_END_SECONDS = 10
_READY_SECONDS = 60
_SPARE_THREADS = 16


class PortTaken(XronikaError):
    """The address cannot be listened on."""


def run(dataset: Dataset, config: Config, host: str, port: int, when_ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `when_ready` is given the address once it answers.

    Port 0 takes a free one. DatasetError when the data directory is damaged, PortTaken, PoolFailed.
    """
    log_to_stderr()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until Granian listens for it
    dataset.current()
    port = claim_port(host, port)
    with PoolProcess(dataset, config) as pool:
        if pool.unprotected:
            log.warning(
                "queries are kept from other hosts by the lexer alone", extra={"why": pool.unprotected}
            )
        waiter = threading.Thread(target=_announce, args=(host, port, when_ready), daemon=True)
        waiter.start()
        _granian(host, port).serve(
            target_loader=partial(load_gateway, config, dataset.path.resolve(), pool.address, os.getpid()),
            wrap_loader=False,
        )


def load_gateway(config: Config, data: Path, pool: Path, parent: int) -> Gateway:
    """The application as the web process, a child of `parent`, serves it."""
    die_with_parent(parent)
    log_to_stderr()
    snapshots = Snapshots(Dataset(data), config)
    snapshots.newest()  # open before the first request asks
    app = create_app(config, snapshots, Workers(pool, config.limits))
    threads = config.admission.waiting + config.admission.workers + _SPARE_THREADS
    return Gateway(app, body_bytes=config.body_bytes, threads=threads)


def claim_port(host: str, port: int) -> int:
    """The port to listen on, a free one for 0. PortTaken when the address is in use or not this machine's.

    Granian shares a port with whoever else listens on it in the same way, so this asks first.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((host, port), family=family) as claimed:
            return int(claimed.getsockname()[1])
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise PortTaken(
            f"Cannot listen on {host} port {port}: {reason}. End what listens there, or choose "
            "another port with --port, or another address with --host."
        ) from error


def address(host: str, port: int) -> str:
    """The address to visit."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def _granian(host: str, port: int) -> Any:
    """The server; which of Granian's classes it is depends on the interpreter."""
    multiprocessing.set_start_method("spawn", force=True)
    return Granian(
        target="endpoint",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=_logging(),
        respawn_failed_workers=True,
        workers_kill_timeout=_END_SECONDS,
    )


def _logging() -> dict[str, object]:
    """Granian's own messages in the form of ours."""
    lines = {"()": f"{JsonLines.__module__}.{JsonLines.__name__}"}
    handler = {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "lines"}
    return {
        "formatters": {"lines": lines},
        "handlers": {"lines": handler},
        "loggers": {"_granian": {"handlers": ["lines"], "propagate": False}},
    }


def _announce(host: str, port: int, when_ready: Callable[[str], None]) -> None:
    """Wait until the server accepts a connection, then say so."""
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            when_ready(address(host, port))
            return
