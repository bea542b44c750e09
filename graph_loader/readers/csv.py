"""Reads tables (https://www.rfc-editor.org/rfc/rfc4180): one item a row, columns as in CONTRACT section 7.

Commas, semicolons or tabs part the columns. A quotation mark left open would swallow the rows behind it: such
a row is given up after its first line, and reading goes on with the next line.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping

from graph_loader.errors import InputError
from graph_loader.model import Record
from graph_loader.readers.bad_record import BadRecord
from graph_loader.readers.columns import has_headline, make_record
from graph_loader.readers.encoding import detect, is_binary
from graph_loader.readers.input_file import InputFile

NAME = "csv"
EXTENSIONS = (".csv", ".tsv")

_DELIMITERS = ",;\t"
_MISSING = ("", "NA")
_SECOND_READINGS = (
    1_000_000  # lines read again behind open quotation marks, in all: bounds the work on a hostile file
)


def recognise(file: InputFile) -> float:
    """Certain where the first line names a column of headlines; likely by extension."""
    if is_binary(file.head):
        return 0.0
    first = file.head.decode(detect(file.head), errors="replace").lstrip("\ufeff\r\n").splitlines()[:1]
    if first and any(_is_header(first[0], delimiter) for delimiter in _DELIMITERS):
        return 1.0
    return 0.5 if file.extension in EXTENSIONS else 0.0


def read(file: InputFile) -> Iterator[Record | BadRecord]:
    """One record a row; a row that is no item is a BadRecord. InputError where no column holds headlines."""
    charset = detect(file.sample())
    noted = {} if charset.startswith("utf-8") else {"charset": charset}
    stream = io.TextIOWrapper(file.stream, charset, errors="surrogateescape", newline="")
    try:
        # The limit is the csv module's own, for the whole process; every reading sets the same.
        csv.field_size_limit(file.item_limit)
        yield from _read_rows(_Rows(stream, file.item_limit), file, noted)
    finally:
        stream.detach()


def _read_rows(rows: "_Rows", file: InputFile, noted: Mapping[str, str]) -> Iterator[Record | BadRecord]:
    header = rows.header()
    while True:
        try:
            row = rows.next_row(len(header))
            if row is None:
                return
            values = {
                name: value for name, value in zip(header, row, strict=True) if value.strip() not in _MISSING
            }
            yield make_record({**noted, **values}, file)
        except InputError as error:
            yield BadRecord(file.path, f"line {rows.row_line}", str(error))


def _is_header(line: str, delimiter: str) -> bool:
    columns = next(csv.reader([line], delimiter=delimiter))
    return len(columns) > 1 and has_headline(columns)


class _Rows:
    """Rows of a stream of lines; behind a broken row the reading starts again at its second line."""

    def __init__(self, stream: io.TextIOWrapper, line_limit: int) -> None:
        self.row_line = 0
        self._stream = stream
        self._line_limit = line_limit
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._next_line = 1
        self._second_readings = 0
        self._delimiter = ","

    def header(self) -> list[str]:
        """The names of the columns; InputError where none of them is known to hold headlines."""
        self._again.append(self._read_line())
        first = self._again[0]
        self._delimiter = next((d for d in _DELIMITERS if _is_header(first, d)), ",")
        try:
            columns = self._row()
        except csv.Error as error:
            raise InputError(f"the first line is no header of a table: {error}") from error
        if columns is None or not has_headline(columns):
            raise InputError("no column 'headline' or 'title' in the first line; name the columns there")
        named = [name for name in columns if name.strip()]
        twice = next((name for name in named if named.count(name) > 1), None)
        if twice:
            raise InputError(f"two columns are called {twice!r}; rename one of them")
        return columns

    def next_row(self, width: int) -> list[str] | None:
        """The next row that is not empty, None at the end; InputError for a row that is broken."""
        try:
            row = self._row()
        except csv.Error as error:
            self._start_again()
            raise InputError(f"not CSV: {error}; is a quotation mark left open?") from error
        if row is not None and len(row) != width:
            self._start_again()
            raise InputError(f"{len(row)} columns, and the header has {width}")
        return row

    def _row(self) -> list[str] | None:
        row: list[str] | None = []
        while row == []:
            self.row_line = self._next_line
            self._taken.clear()
            row = next(csv.reader(self._lines(), delimiter=self._delimiter, strict=True), None)
        return row

    def _lines(self) -> Iterator[str]:
        while line := self._again.popleft() if self._again else self._read_line():
            self._taken.append(line)
            self._next_line += 1
            if len(line) > self._line_limit:
                raise csv.Error(f"a line longer than {self._line_limit / 1e6:g} MB, the limit for one item")
            yield line

    def _read_line(self) -> str:
        """The next line; of an overlong one the rest is passed over, so that memory stays bounded."""
        line = rest = self._stream.readline(self._line_limit + 1)
        while len(rest) > self._line_limit and not rest.endswith("\n"):
            rest = self._stream.readline(self._line_limit + 1)
        return line

    def _start_again(self) -> None:
        again = self._taken[1:]
        self._second_readings += len(again)
        if self._second_readings <= _SECOND_READINGS:
            self._again.extendleft(reversed(again))
            self._next_line -= len(again)
