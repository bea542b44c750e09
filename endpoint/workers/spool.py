"""Where a worker writes an answer until it is whole: memory first, then a file without a name.

https://docs.python.org/3/library/tempfile.html#tempfile.SpooledTemporaryFile
"""

import os
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from endpoint.config import Limits
from endpoint.workers.errors import TooManyBytes, TooManyRows
from endpoint.workers.rows import RowCounter

IN_MEMORY = 256 * 1024


class Spool:
    """A binary file to write to; raises TooManyRows or TooManyBytes at once where a limit is passed."""

    def __init__(self, limits: Limits, counter: RowCounter) -> None:
        self.size = 0
        self.counter = counter
        self._limits = limits
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed by `close`)

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > self._limits.bytes:
            raise TooManyBytes(
                f"The answer is longer than {self._limits.bytes:,} bytes, the most this server sends. "
                "Ask for less with LIMIT, a narrower pattern or fewer variables, or take a dump."
            )
        self.counter.feed(data)
        if self.counter.rows > self._limits.rows:
            raise TooManyRows(
                f"The answer has more than {self._limits.rows:,} rows, the most this server sends. "
                "Ask for parts with LIMIT and OFFSET, or take a dump."
            )
        return self._file.write(data)

    def as_file(self) -> IO[bytes]:
        """This spool for writers that ask for a file; they only call `write` and `flush`."""
        return cast("IO[bytes]", self)

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    @property
    def small(self) -> bool:
        """Whether the answer is best sent as bytes."""
        return self.size <= IN_MEMORY

    def read(self) -> bytes:
        """The whole of a small answer."""
        self._file.seek(0)
        return self._file.read()

    def descriptor(self) -> int:
        """A descriptor of the file of an answer that is not small; belongs to the spool."""
        self._file.flush()
        handle = self._file.fileno()
        os.lseek(handle, 0, os.SEEK_SET)
        return handle
