"""`xronika query`: a SPARQL 1.1 query, in this process (https://www.w3.org/TR/sparql11-query/)."""

import sys
from pathlib import Path
from typing import BinaryIO

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize

from graph_loader.commands.options import data_option
from graph_loader.commands.table import write_table
from graph_loader.errors import XronikaError
from graph_loader.generations import Dataset
from ontology import PREFIXES

RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPHS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
FORMATS = ("table", *RESULTS, *GRAPHS)


@click.command("query")
@click.argument("query", required=False)
@click.option(
    "-f",
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the query from a file.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the answer; table for SELECT and ASK, turtle for CONSTRUCT and DESCRIBE.",
)
@data_option
def command(query: str | None, file: Path | None, form: str | None, dataset: Dataset) -> None:
    """Ask the dataset a SPARQL query and print the answer.

    The default graph is the union of all graphs. The project's prefixes (xr:, schema:, rdfs: and so on) may
    be used without declaring them.
    """
    if (query is None) == (file is None):
        raise click.UsageError("Give either a query or -f FILE.rq.")
    text = query if query is not None else _read(file)
    with dataset.reading() as generation:
        store = generation.open()
        try:
            answer = store.query(text, use_default_graph_as_union=True, prefixes=dict(PREFIXES))
        except SyntaxError as error:
            raise XronikaError(f"The query cannot be parsed: {error}") from error
        _write(answer, form, sys.stdout.buffer)


def _read(file: Path | None) -> str:
    return file.read_text(encoding="utf-8") if file else ""


def _write(answer: QuerySolutions | QueryBoolean | QueryTriples, form: str | None, output: BinaryIO) -> None:
    if isinstance(answer, QueryTriples):
        if form not in (None, *GRAPHS):
            raise click.UsageError(f"This query makes a graph: --format is one of {', '.join(GRAPHS)}.")
        serialize(answer, output, GRAPHS[form or "turtle"], prefixes=dict(PREFIXES))
        return
    if form in GRAPHS:
        raise click.UsageError(f"This query has rows: --format is one of table, {', '.join(RESULTS)}.")
    if form in RESULTS:
        answer.serialize(output, RESULTS[form])
    elif isinstance(answer, QueryBoolean):
        output.write(b"true\n" if answer else b"false\n")
    else:
        write_table(answer, output)
