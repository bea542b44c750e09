"""Every setting and limit of the endpoint, in frozen dataclasses that are handed to whoever needs them.

Which answers the limits lead to: https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
"""

import os
from dataclasses import dataclass, field
from typing import Literal

DefaultGraph = Literal["union", "store"]

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds; rows and bytes of its answer; bytes of memory and of stack.

    `memory` counts on top of what a worker holds before its first query; less than 512 MiB fails small
    queries.
    """

    seconds: float = 30
    rows: int = 100_000
    bytes: int = 50_000_000
    memory: int = 1536 * MIB
    stack: int = 256 * MIB


@dataclass(frozen=True, slots=True)
class Admission:
    """How many queries run and wait: worker processes, running queries a client, places and seconds in the
    queue.
    """

    workers: int = field(default_factory=lambda: default_workers())
    client_running: int = 2
    waiting: int = 64
    wait_seconds: float = 10


@dataclass(frozen=True, slots=True)
class QuerySize:
    """What a query's text may hold: bytes of UTF-8, levels of nesting, triple patterns.

    Above the depth the engine's parser overflows its stack, above the patterns its planner takes seconds.
    """

    bytes: int = 64 * 1024
    depth: int = 128
    patterns: int = 100


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one server.

    `trusted_hosts` are the names it answers to (empty: any; a leading dot takes subdomains in),
    `memory_share` is the part of the machine's memory up to which the data is kept there once it has not
    changed for `settle_seconds`, `licence` covers
    the statements of the dataset (the wording of items stays their publishers'), `incoming` bounds the
    references shown on a page, `table_rows` the rows shown as a table.
    """

    limits: Limits = field(default_factory=Limits)
    admission: Admission = field(default_factory=Admission)
    query_size: QuerySize = field(default_factory=QuerySize)
    default_graph: DefaultGraph = "union"
    trusted_hosts: tuple[str, ...] = ()
    body_bytes: int = MIB
    memory_share: float = 0.3
    settle_seconds: float = 2
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    incoming: int = 50
    table_rows: int = 1000


def default_workers() -> int:
    """Two for every processor, at least four, so that one client's queries leave workers for others."""
    return max(4, 2 * (os.cpu_count() or 1))
