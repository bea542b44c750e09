"""`xronika demo`: load the packaged samples, then serve them."""

from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

import click

from endpoint.commands.serving import address_options, configuration
from endpoint.server.run import run
from graph_loader.commands.options import data_option
from graph_loader.generations import NOTHING_YET, Dataset
from graph_loader.pipeline import LoadOptions, load


@click.command("demo")
@address_options
@data_option
def command(dataset: Dataset, host: str, port: int) -> None:
    """Load the packaged sample chronicle into the data directory, unless it holds data, and serve it."""
    if dataset.current_number() == NOTHING_YET:
        _load_samples(dataset)
    config = configuration(dataset, host)
    run(
        dataset,
        config,
        host,
        port,
        lambda address: click.echo(f"Serving the sample chronicle on {address} (Ctrl-C ends it)", err=True),
    )


def _load_samples(dataset: Dataset) -> None:
    click.echo(f"Loading the sample chronicle into {dataset.path}", err=True)
    with ExitStack() as held:
        folder = held.enter_context(as_file(files("graph_loader.samples").joinpath("chronicle")))
        summary = load(dataset, [Path(folder)], LoadOptions(), lambda _: None)
    click.echo(f"{summary.statuses['committed']} items, {summary.quads:,} statements", err=True)
