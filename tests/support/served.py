"""A small dataset of every kind of thing, and servers of it, in this process and as processes of their own."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode, urlsplit

from pyoxigraph import RdfFormat

from graph_loader.generations import Dataset
from tests.conftest import REPOSITORY

CASES = REPOSITORY / "tests" / "cases"
SMALL = (CASES / "shapes" / "valid.trig", CASES / "endpoint" / "strange.trig")
BASE = "https://example.org/"
FORM = "application/x-www-form-urlencoded"

_READY = re.compile(r"Serving .* on (http://\S+)")
_PATIENCE_SECONDS = 180


def publish(path: Path, *trig: bytes) -> Dataset:
    """Add quads to a dataset as one new generation."""
    dataset = Dataset(path)
    with dataset.writer(BASE) as writer, writer.draft() as draft:
        for data in trig:
            draft.served.load(data, RdfFormat.TRIG)
        draft.publish()
    return dataset


def small_dataset(path: Path) -> Dataset:
    """A dataset that holds each class once, and what pages must survive."""
    return publish(path, *(file.read_bytes() for file in SMALL))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server has answered."""

    status: int
    headers: Message
    body: bytes


class Server:
    """`xronika serve` or `demo` as a user runs it, on a free port; `log` collects what it writes to stderr."""

    def __init__(self, command: str, data: Path, *options: str) -> None:
        self.log = data.parent / f"{data.name}-{command}.log"
        self._command = [
            sys.executable,
            "-m",
            "endpoint",
            command,
            "--data",
            str(data),
            "--port",
            "0",
            *options,
        ]
        self.process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(self._command, stderr=log, cwd=REPOSITORY)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            if found := _READY.search(self.log.read_text(encoding="utf-8")):
                self.url = found[1].rstrip("/")
                return self
            time.sleep(0.02)
        self.end()
        raise AssertionError(f"the server did not start: {self.log.read_text(encoding='utf-8')}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def end(self, how: int = signal.SIGTERM) -> int:
        """End the server with a signal and wait for it; returns its exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(_PATIENCE_SECONDS)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        """One request on a connection of its own; underscores in header names stand for hyphens."""
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=_PATIENCE_SECONDS)
        with closing(connection):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())

    def query(self, text: str, accept: str = "application/sparql-results+json") -> Reply:
        """Ask a query by POST."""
        body = urlencode({"query": text}).encode()
        return self.ask("POST", "/sparql", body, Content_Type=FORM, Accept=accept)

    def health(self) -> dict[str, object]:
        """What `/health` says."""
        report: dict[str, object] = json.loads(self.ask("GET", "/health").body)
        return report


def descendants(pid: int) -> set[int]:
    """The processes below this one, whole generations of them."""
    children: dict[int, set[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and (parent := _parent(int(folder.name))):
            children.setdefault(parent, set()).add(int(folder.name))
    found, pending = set[int](), [pid]
    while pending:
        below = children.get(pending.pop(), set())
        found |= below
        pending += below
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def eventually(condition: Callable[[], object], message: str) -> None:
    """Wait until a condition holds; the generous limit only ends a test that would fail anyway."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, message
        time.sleep(0.02)


def _parent(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None
