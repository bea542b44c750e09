"""A file about to be read: its name, digest, first bytes, and a stream from its beginning."""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph_loader.errors import InputError

STANDARD_INPUT = "-"
ITEM_LIMIT = 16_000_000
_HEAD = 1 << 16
_CHUNK = 1 << 18
_IN_MEMORY = 1 << 24


@dataclass(frozen=True)
class InputFile:
    """`path` as the user gave it, `digest` the SHA-256 of all bytes, `head` the first 64 KiB.

    `item_limit` is the most bytes that one news item may have.
    """

    path: str
    digest: str
    size: int
    head: bytes
    stream: BinaryIO
    item_limit: int

    @property
    def extension(self) -> str:
        return Path(self.path).suffix.lower()

    def whole(self) -> bytes:
        """All bytes of a file that is one item; InputError where it is too large for that."""
        if self.size > self.item_limit:
            raise InputError(
                f"{self.size / 1e6:.0f} MB are too much for one item (limit {self.item_limit / 1e6:.0f} MB); "
                "give a file for each item, or JSON Lines"
            )
        self.stream.seek(0)
        return self.stream.read()

    def sample(self) -> bytes:
        """The first stretch with letters beyond ASCII, up to 512 KiB: enough to tell the charset."""
        self.stream.seek(0)
        first = b""
        while chunk := self.stream.read(_CHUNK):
            first = chunk
            if not chunk.isascii():
                break
        rest = self.stream.read(_CHUNK)
        self.stream.seek(0)
        return first + rest


@contextmanager
def open_input(path: Path | str, item_limit: int = ITEM_LIMIT) -> Iterator[InputFile]:
    """Open a file, or the standard input for "-"; InputError where it cannot be read."""
    try:
        with _seekable(path) as stream:
            digest, size = _digest(stream)
            stream.seek(0)
            head = stream.read(_HEAD)
            stream.seek(0)
            yield InputFile(str(path), digest, size, head, stream, item_limit)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error


def _digest(stream: BinaryIO) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


@contextmanager
def _seekable(path: Path | str) -> Iterator[BinaryIO]:
    if str(path) != STANDARD_INPUT:
        with Path(path).open("rb") as stream:
            yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield copy  # type: ignore[misc]  # typeshed: a SpooledTemporaryFile is no BinaryIO, though it does all of it
