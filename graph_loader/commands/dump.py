"""`xronika dump`: the whole dataset as one file (CONTRACT section 2)."""

from pathlib import Path

import click

from graph_loader.commands.options import data_option
from graph_loader.dump import dump
from graph_loader.generations import Dataset


@click.command("dump")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--current-only", is_flag=True, help="Leave out the earlier versions of items.")
@data_option
def command(file: Path, current_only: bool, dataset: Dataset) -> None:
    """Write the whole dataset to FILE, whose name ends in .nq, .trig, .nq.gz or .trig.gz."""
    with dataset.reading() as generation:
        dump(generation, file, earlier=not current_only)
        click.echo(f"Generation {generation.number}, {generation.manifest.quads} quads: {file}", err=True)
