"""One thing found wrong; the kinds are those of CONTRACT section 2, `check`."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "quote",
    "hash",
    "policy",
    "placement",
    "duplicate",
    "dangling",
    "happening",
    "revision",
    "count",
    "blank node",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (`kind`, `message`) with which node or graph (an IRI)."""

    kind: Kind
    node: str
    message: str
