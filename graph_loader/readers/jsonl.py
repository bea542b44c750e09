"""Reads JSON Lines (https://jsonlines.org/): one news item a line, keys as CONTRACT section 7 names them."""

import json
import re
from collections.abc import Iterator

from graph_loader.errors import InputError
from graph_loader.model import Record
from graph_loader.readers.bad_record import BadRecord
from graph_loader.readers.columns import make_record
from graph_loader.readers.input_file import InputFile

NAME = "jsonl"
EXTENSIONS = (".jsonl", ".ndjson")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OBJECT = re.compile(rb'\s*\{\s*("|\})')


def recognise(file: InputFile) -> float:
    """Certain where the first line is a JSON object, or begins like one and is longer than the head."""
    first, end, _ = file.head.removeprefix(_BYTE_ORDER_MARK).lstrip().partition(b"\n")
    if not _OBJECT.match(first):
        return 0.5 if file.extension in EXTENSIONS else 0.0
    if end and not first.rstrip().endswith(b"}"):
        return 0.0
    return 1.0


def read(file: InputFile) -> Iterator[Record | BadRecord]:
    """One record a line; a line that is no item is a BadRecord."""
    for number, line in enumerate(_lines(file), start=1):
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if not content.strip():
            continue
        try:
            yield make_record(_parse(content, file.item_limit), file)
        except InputError as error:
            yield BadRecord(file.path, f"line {number}", str(error))


def _lines(file: InputFile) -> Iterator[bytes]:
    """The lines of the stream, an overlong one cut just above the limit, so that memory stays bounded."""
    while line := file.stream.readline(file.item_limit + 1):
        rest = line
        while not rest.endswith(b"\n") and len(rest) > file.item_limit:
            rest = file.stream.readline(file.item_limit + 1)
        yield line


def _parse(line: bytes, limit: int) -> dict[str, object]:
    if len(line) > limit:
        raise InputError(f"the line is longer than {limit / 1e6:.0f} MB, the limit for one item")
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8, which JSON Lines are written in (byte {error.start} of the line)"
        ) from error
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON that cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise InputError(f"a JSON object was expected, not {type(value).__name__}")
    return value
