"""The last line of a command that writes, and its exit status (CONTRACT section 2)."""

import click

from graph_loader.reports import Summary


def conclude(context: click.Context, summary: Summary) -> None:
    """Say on stdout what was done, and end with the exit status that follows from it."""
    counts = summary.statuses
    parts = [
        f"{counts[name]} {name}"
        for name in ("committed", "unchanged", "quarantined", "failed")
        if counts[name]
    ]
    read = counts.total()
    what = ", ".join(parts) or "nothing to do"
    click.echo(f"{read} read: {what}; {summary.quads} quads added in {summary.seconds:.1f} s")
    if counts["quarantined"]:
        click.echo("See what was refused, and why, with `xronika quarantine list`.", err=True)
    context.exit(summary.exit_status)
