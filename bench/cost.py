"""What something costs: seconds on the wall and of the processor, on one core where the system lets us choose."""

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Cost:
    """Seconds on the wall and of the processor."""

    wall: float = 0.0
    processor: float = 0.0

    def less(self, other: "Cost") -> "Cost":
        """What is left without another cost, never nothing: it is divided by."""
        return Cost(max(self.wall - other.wall, 1e-9), max(self.processor - other.processor, 1e-9))


@contextmanager
def on_one_core() -> Iterator[None]:
    """Keep this process, and those it starts, to one core: threads behind our back would hide work from the wall.

    Where the system has no such call (https://docs.python.org/3/library/os.html#os.sched_setaffinity) nothing changes.
    """
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def measured() -> Iterator[Cost]:
    """The cost of what is done inside, in this process and in those it waits for; known on leaving."""
    cost = Cost()
    wall, processor = time.perf_counter(), _processor()
    try:
        yield cost
    finally:
        cost.wall, cost.processor = time.perf_counter() - wall, _processor() - processor


def _processor() -> float:
    """Seconds of the processor that this process and its finished children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
