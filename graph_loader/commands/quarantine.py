"""`xronika quarantine`: what the gate refused, why, and trying again (CONTRACT section 2)."""

import sys

import click
from pyoxigraph import RdfFormat, serialize

from graph_loader.commands.options import data_option
from graph_loader.commands.progress import progress
from graph_loader.commands.summaries import conclude
from graph_loader.errors import XronikaError
from graph_loader.generations import Dataset, Generation
from graph_loader.ledger import Ledger
from graph_loader.quarantine import ITEM, Report, report_triples, reports
from graph_loader.records import to_json
from graph_loader.reextract import reextract
from ontology import PREFIXES


@click.group("quarantine")
def command() -> None:
    """What the gate refused, and why; try it again."""


@command.command("list")
@data_option
def list_reports(dataset: Dataset) -> None:
    """List the reports: id, what was refused (item or statement), when, the item's key, why."""
    with dataset.reading() as generation:
        for report in reports(generation.open(), generation.manifest.layout):
            click.echo(
                "\t".join((report.id, report.extent, report.created, report.key, "; ".join(report.reasons)))
            )


@command.command("show")
@click.argument("identifier", metavar="ID")
@data_option
def show(identifier: str, dataset: Dataset) -> None:
    """Show a report as Turtle and, for a refused item, the record as it was read."""
    with dataset.reading() as generation:
        report = _find(generation, identifier)
        triples = report_triples(generation.open(), generation.manifest.layout, report.iri)
        serialize(sorted(triples, key=str), sys.stdout.buffer, RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        sys.stdout.buffer.flush()
        if report.extent == ITEM:
            for version in Ledger(generation.open("records")).refused(report.item):
                click.echo(to_json(version.record))


@command.command("retry")
@click.argument("identifier", metavar="[ID]", required=False)
@data_option
@click.pass_context
def retry(context: click.Context, identifier: str | None, dataset: Dataset) -> None:
    """Extract and judge again what was refused: one report's item, or all."""
    with dataset.reading() as generation:
        found = reports(generation.open(), generation.manifest.layout)
        chosen = [_find(generation, identifier)] if identifier else list(found)
    items = {report.item for report in chosen}
    with progress("Trying again", lambda: len(items)) as shown:
        summary = reextract(dataset, shown, items=items)
    conclude(context, summary)


def _find(generation: Generation, identifier: str) -> Report:
    for report in reports(generation.open(), generation.manifest.layout):
        if identifier in (report.id, report.iri):
            return report
    raise XronikaError(f"No report is called {identifier}. See `xronika quarantine list`.")
