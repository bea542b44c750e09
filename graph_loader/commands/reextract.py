"""`xronika reextract`: today's rules over every record kept (CONTRACT section 2)."""

import click

from graph_loader.commands.options import data_option, propose_option
from graph_loader.commands.progress import progress
from graph_loader.commands.summaries import conclude
from graph_loader.generations import Dataset
from graph_loader.item_writes import ITEMS
from graph_loader.reextract import reextract


@click.command("reextract")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes; default: by the dataset's size."
)
@propose_option
@data_option
@click.pass_context
def command(context: click.Context, workers: int | None, propose: tuple[str, ...], dataset: Dataset) -> None:
    """Extract every record kept anew, by today's rules and authority, without its file.

    Text that has not changed makes no revision; what comes out as it stands changes nothing.
    """

    def total() -> int:
        current = dataset.current()
        return current.manifest.counts.get(ITEMS, 0) if current else 0

    with progress("Extracting", total) as show:
        summary = reextract(dataset, show, workers=workers, propose=propose)
    conclude(context, summary)
