"""`xronika check`: integrity of the dataset (CONTRACT section 2)."""

import click

from graph_loader.check import check
from graph_loader.commands.options import data_option
from graph_loader.generations import Dataset


@click.command("check")
@data_option
@click.pass_context
def command(context: click.Context, dataset: Dataset) -> None:
    """Check that every quote stands in its text, that triples, references and counts are in order.

    Prints what is wrong, one finding a line, and ends with exit status 1 when anything is.
    """
    found = 0
    with dataset.reading() as generation:
        for finding in check(generation):
            found += 1
            click.echo(f"{finding.kind}\t{finding.node}\t{finding.message}")
        checked = f"generation {generation.number}, {generation.manifest.quads} quads"
    click.echo(f"{found or 'Nothing'} found wrong in {checked}", err=True)
    context.exit(1 if found else 0)
