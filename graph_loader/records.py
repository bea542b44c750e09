"""Records as JSON text, as the dataset keeps them, so that any of them can be extracted again without its
file.

JSON: https://www.rfc-editor.org/rfc/rfc8259
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from graph_loader.model import Record

_OF_THE_FILE = frozenset({"path", "digest", "metadata", "retrieved"})


def to_json(record: Record) -> str:
    """A record as one line of JSON; fields without a value are left out."""
    filled = {field.name: _plain(getattr(record, field.name)) for field in fields(record)}
    return json.dumps({name: value for name, value in filled.items() if value}, ensure_ascii=False)


def from_json(text: str) -> Record:
    """The record that `to_json` wrote; ValueError or TypeError for anything else."""
    read: dict[str, Any] = json.loads(text)
    if "published" in read:
        read["published"] = date.fromisoformat(read["published"])
    if "retrieved" in read:
        read["retrieved"] = datetime.fromisoformat(read["retrieved"])
    return Record(**read)


def rank(record: Record) -> tuple[int, str]:
    """Which of several records of one state speaks for it: the fullest, then the first in code point order.

    What tells of the file and not of the news (path, digest, metadata, time of retrieval) has no say, so
    that it does not matter which file was read first.
    """
    said = {
        field.name: _plain(getattr(record, field.name))
        for field in fields(record)
        if field.name not in _OF_THE_FILE and getattr(record, field.name)
    }
    return -len(said), json.dumps(said, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, date):  # a datetime is a date, too
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value
