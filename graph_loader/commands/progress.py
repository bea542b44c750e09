"""How far a run is, on stderr: a bar with rate and time left on a terminal, plain lines elsewhere.

The bar is click's: https://click.palletsprojects.com/en/stable/api/#click.progressbar
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from graph_loader.reports import Entry

LINES_EVERY = 250
"""Records between two plain lines."""

SHOWN_AFTER_BAR = 50
"""Complaints shown below a bar, which must not be broken by lines; a report file has all of them."""

Progress = Callable[[Entry], None]


@contextmanager
def progress(label: str, total: Callable[[], int]) -> Iterator[Progress]:
    """Show progress; `total` counts the records ahead, and is asked only where a bar can show it."""
    if sys.stderr.isatty():
        with _bar(label, total()) as shown:
            yield shown
    else:
        yield _lines(label)


@contextmanager
def _bar(label: str, total: int) -> Iterator[Progress]:
    begun = time.monotonic()
    done = 0
    complaints: list[str] = []

    def rate(_: object) -> str:
        return f"{done / max(time.monotonic() - begun, 0.001):.0f}/s"

    with click.progressbar(
        length=total, label=label, file=sys.stderr, show_eta=True, show_pos=True, item_show_func=rate
    ) as bar:

        def shown(entry: Entry) -> None:
            nonlocal done
            done += 1
            bar.update(1, entry)
            complaints.extend(_complaint(entry))

        yield shown
    for complaint in complaints[:SHOWN_AFTER_BAR]:
        click.echo(complaint, err=True)
    if len(complaints) > SHOWN_AFTER_BAR:
        click.echo(f"and {len(complaints) - SHOWN_AFTER_BAR} more", err=True)


def _lines(label: str) -> Progress:
    begun = time.monotonic()
    statuses: Counter[str] = Counter()

    def shown(entry: Entry) -> None:
        statuses[entry.status] += 1
        for complaint in _complaint(entry):
            click.echo(complaint, err=True)
        done = statuses.total()
        if done % LINES_EVERY == 0:
            seconds = time.monotonic() - begun
            click.echo(f"{label}: {done} records, {done / max(seconds, 0.001):.0f}/s", err=True)

    return shown


def _complaint(entry: Entry) -> Iterator[str]:
    """What is to be said of a record that was not accepted."""
    if entry.status in ("failed", "quarantined"):
        yield f"{entry.status}: {entry.id or entry.path}: {entry.reason}"
