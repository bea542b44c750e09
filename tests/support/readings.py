"""What a reader gave, as plain values that a case of data can hold."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from graph_loader.model import Record
from graph_loader.readers import BadRecord

_OF_THE_FILE = ("path", "digest")


def plain_record(record: Record) -> dict[str, Any]:
    """The fields of a record that say something, dates in ISO 8601, without those of the file as a whole."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return {
        name: value.isoformat() if isinstance(value, date) else dict(value) if name == "metadata" else value
        for name, value in values.items()
        if value and name not in _OF_THE_FILE
    }


def split_readings(readings: Iterable[Record | BadRecord]) -> tuple[list[Record], list[BadRecord]]:
    """The records and the bad records, each in their order."""
    records: list[Record] = []
    bad: list[BadRecord] = []
    for reading in readings:
        if isinstance(reading, BadRecord):
            bad.append(reading)
        else:
            records.append(reading)
    return records, bad
