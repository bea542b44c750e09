"""`xronika validate`: the gate alone (CONTRACT section 2)."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from graph_loader.commands.options import data_option
from graph_loader.errors import DatasetMissing
from graph_loader.generations import Dataset, Generation
from graph_loader.validation import validate_dataset, validate_file
from shapes import Violation, report_graph

REPORT = "urn:xronika:report"


@click.command("validate")
@click.argument(
    "paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "turtle"]),
    default="text",
    show_default=True,
    help="One result a line, or a SHACL report.",
)
@data_option
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], form: str, dataset: Dataset) -> None:
    """Check RDF files, or the whole dataset without PATH, against the shapes and print the report.

    Ends with exit status 1 when anything would be refused; warnings alone do not count.
    """
    blocking = shown = 0
    kept: list[Violation] = []
    for violation in _found(paths, dataset):
        shown += 1
        blocking += violation.blocks
        if form == "turtle":
            kept.append(violation)
        else:
            click.echo(_line(violation))
    if form == "turtle":
        sys.stdout.write(report_graph(kept, REPORT).serialize(format="turtle"))
    click.echo(f"{blocking} violations, {shown - blocking} warnings and infos", err=True)
    context.exit(1 if blocking else 0)


def _found(paths: tuple[Path, ...], dataset: Dataset) -> Iterator[Violation]:
    if not paths:
        with dataset.reading() as generation:
            yield from validate_dataset(generation)
        return
    try:
        with dataset.reading() as generation:
            yield from _in_files(paths, generation)
    except DatasetMissing:
        yield from _in_files(paths, None)


def _in_files(paths: tuple[Path, ...], generation: Generation | None) -> Iterator[Violation]:
    for path in paths:
        yield from validate_file(path, generation)


def _line(violation: Violation) -> str:
    where = violation.path.rpartition("#")[2] if violation.path else ""
    return "\t".join((violation.severity, violation.focus, where, violation.message))
