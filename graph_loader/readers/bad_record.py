"""One record of a file that could not be read, while the rest of the file could (CONTRACT section 2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadRecord:
    """Where the record stands (`path`, and `position` such as "row 7") and why it was left out."""

    path: str
    position: str
    reason: str
