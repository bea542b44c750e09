"""`xronika import`: RDF straight into the dataset (CONTRACT section 2)."""

from pathlib import Path

import click

from graph_loader.commands.options import data_option
from graph_loader.commands.progress import progress
from graph_loader.commands.summaries import conclude
from graph_loader.generations import Dataset
from graph_loader.imports import import_file


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--trusted", is_flag=True, help="Skip the gate, for dumps of your own; provenance records that."
)
@click.option("--base", metavar="IRI", help="Base IRI of the dataset; default: the file's.")
@data_option
@click.pass_context
def command(context: click.Context, file: Path, trusted: bool, base: str | None, dataset: Dataset) -> None:
    """Import a dump: N-Quads or TriG, gzipped or not (.nq, .trig, .nq.gz, .trig.gz).

    Each item's graph goes through the gate; what joins and describes items together is derived anew.
    """
    with progress("Importing", lambda: 0) as show:
        summary = import_file(dataset, file, show, trusted=trusted, base=base)
    conclude(context, summary)
