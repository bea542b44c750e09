"""`xronika serve`: the data directory over HTTP."""

from typing import Any

import click

from endpoint.commands.serving import address_options, configuration, query_options
from endpoint.server.run import run
from graph_loader.commands.options import data_option
from graph_loader.generations import Dataset


@click.command("serve")
@address_options
@query_options
@data_option
def command(dataset: Dataset, host: str, port: int, client_limit: int, **settings: Any) -> None:
    """Serve the data directory: SPARQL endpoint, linked data and pages, until Ctrl-C or SIGTERM."""
    config = configuration(dataset, host, client_limit=client_limit, **settings)
    if config.admission.workers <= client_limit:
        click.echo(
            f"One client may keep all {config.admission.workers} workers busy: give more --workers, or a lower "
            "--client-limit.",
            err=True,
        )
    run(
        dataset,
        config,
        host,
        port,
        lambda address: click.echo(f"Serving {dataset.path} on {address} (Ctrl-C ends it)", err=True),
    )
