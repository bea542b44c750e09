"""Counting the rows of an answer in the bytes that the engine writes, exactly, whatever the literals hold.

SPARQL 1.1 results: https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/rdf-sparql-XMLres/ and
https://www.w3.org/TR/sparql11-results-csv-tsv/
"""

from typing import Protocol


class RowCounter(Protocol):
    """Takes the bytes of an answer piece by piece and knows how many rows they hold."""

    def feed(self, data: bytes) -> None: ...

    @property
    def rows(self) -> int: ...


class TsvRows:
    """A row a line after the first; line breaks in literals are escaped."""

    def __init__(self) -> None:
        self._lines = 0

    def feed(self, data: bytes) -> None:
        self._lines += data.count(b"\n")

    @property
    def rows(self) -> int:
        return max(0, self._lines - 1)


class CsvRows:
    """A row a line after the first; line breaks between quotation marks do not count."""

    def __init__(self) -> None:
        self._lines = 0
        self._quoted = False

    def feed(self, data: bytes) -> None:
        for part in data.split(b'"'):
            if not self._quoted:
                self._lines += part.count(b"\n")
            self._quoted = not self._quoted
        self._quoted = not self._quoted  # n marks make n + 1 parts

    @property
    def rows(self) -> int:
        return max(0, self._lines - 1)


class XmlRows:
    """A row is a `result` element; a less-than sign in a literal is escaped."""

    _TAG = b"<result>"

    def __init__(self) -> None:
        self.rows = 0
        self._tail = b""

    def feed(self, data: bytes) -> None:
        whole = self._tail + data
        self.rows += whole.count(self._TAG)
        self._tail = whole[-(len(self._TAG) - 1) :]


class JsonRows:
    """A row is an object in the list of bindings: what parts two of them outside of strings is `},{`."""

    def __init__(self) -> None:
        self.rows = 0
        self._escape = b""
        self._quoted = False
        self._tail = b""

    def feed(self, data: bytes) -> None:
        structure = self._tail + self._outside_strings(data)
        self.rows += structure.count(b"},{") + structure.count(b"[{")
        self._tail = structure[-2:] if structure[-2:] == b"}," else structure[-1:]

    def _outside_strings(self, data: bytes) -> bytes:
        data = self._escape + data
        broken = (len(data) - len(data.rstrip(b"\\"))) % 2
        self._escape = data[len(data) - broken :]
        bare = data[: len(data) - broken].replace(b"\\\\", b"").replace(b'\\"', b"")
        parts = bare.split(b'"')
        outside = parts[1::2] if self._quoted else parts[::2]
        self._quoted ^= len(parts) % 2 == 0
        return b"".join(outside)


class NoRows:
    """An answer that is one truth value."""

    rows = 0

    def feed(self, data: bytes) -> None:
        """Nothing to count."""
