"""Integrity of a dataset, checked on the stores themselves (CONTRACT section 2, `xronika check`)."""

from collections.abc import Iterator

from graph_loader.check.counts import check_counts
from graph_loader.check.finding import Finding
from graph_loader.check.items import check_items
from graph_loader.check.revisions import check_revisions
from graph_loader.check.shared import check_shared
from graph_loader.generations import Generation

__all__ = ["Finding", "check"]


def check(generation: Generation) -> Iterator[Finding]:
    """Everything found wrong with a generation; one item at a time is held in memory."""
    yield from check_items(generation)
    yield from check_shared(generation)
    yield from check_revisions(generation)
    yield from check_counts(generation)
