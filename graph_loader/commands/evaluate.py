"""`xronika evaluate`: how right the extraction is, measured against a gold file (CONTRACT sections 2 and 6)."""

import sys
from pathlib import Path

import click

from graph_loader import own_authority
from graph_loader.authority.index import Authority
from graph_loader.commands.options import data_option, propose_option
from graph_loader.errors import XronikaError
from graph_loader.evaluation import load_gold
from graph_loader.evaluation.gold import GoldItem
from graph_loader.evaluation.measured import Measured
from graph_loader.evaluation.measurement import Measurement, measure
from graph_loader.evaluation.scores import RELATIONS, Note
from graph_loader.evaluation.tables import markdown_table, plain_table
from graph_loader.evaluation.texts import Texts
from graph_loader.extract.extractor import Extractor
from graph_loader.generations import Dataset
from graph_loader.propose import proposers

_STANDARD_OUTPUT = Path("-")


def _with_spaces(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Relations as they are called elsewhere: `--relation main-events` is “main events”."""
    return tuple(name.replace("-", " ") for name in names)


@click.command("evaluate")
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--relation",
    "relations",
    multiple=True,
    type=click.Choice([name.replace(" ", "-") for name in RELATIONS]),
    callback=_with_spaces,
    help="Show this relation only. May be given several times.",
)
@click.option("--language", metavar="TAG", help="Measure the gold items of this language only.")
@click.option(
    "--misses", is_flag=True, help="List misses, extras and wrong parts, with the text around them."
)
@click.option(
    "--json",
    "json_file",
    metavar="FILE|-",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True, path_type=Path),
    help="Write the results as JSON; - writes them to standard output instead of the table.",
)
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
@click.option(
    "--authority",
    multiple=True,
    metavar="FILE.ttl",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Names of your own, in Turtle, beside those kept in the data directory.",
)
@propose_option
@data_option
def command(
    gold: Path,
    paths: tuple[Path, ...],
    relations: tuple[str, ...],
    language: str | None,
    misses: bool,
    json_file: Path | None,
    markdown: bool,
    authority: tuple[Path, ...],
    propose: tuple[str, ...],
    dataset: Dataset,
) -> None:
    """Compare what the rules find in the files and folders at PATH with the annotations in GOLD.jsonl.

    Prints precision, recall and F1 per relation and language, the 95 % interval of F1, and how much was
    found, missed and found in excess. Of main events it is the recall that counts; participants, roles,
    dates, places and modality are those of events that were found. Nothing is loaded.
    """
    annotated = _chosen(load_gold(gold), language)
    known = Authority.load((*own_authority.kept(dataset), *authority))
    extract = Extractor(known, proposers=proposers(propose))
    with click.progressbar(annotated, label="Comparing", file=sys.stderr) as bar:
        measurement = measure(bar, Texts.read(paths), extract, known)
    _report(measurement, len(annotated))
    measured = Measured.of(gold, measurement, known.digest, relations)
    notes = [note for note in measurement.scores.notes if note.relation in (relations or RELATIONS)]
    if json_file:
        text = measured.to_json([note._asdict() for note in notes] if misses else None)
        _write(text, json_file)
    if json_file != _STANDARD_OUTPUT:
        for note in notes if misses else ():
            click.echo(_line(note))
        click.echo(markdown_table(measured) if markdown else plain_table(measured))


def _chosen(gold: list[GoldItem], language: str | None) -> list[GoldItem]:
    chosen = [item for item in gold if language in (None, item.language)]
    if not chosen:
        tags = ", ".join(sorted({item.language for item in gold}))
        raise XronikaError(f"No gold item is in {language}. There are items in {tags}.")
    return chosen


def _report(measurement: Measurement, items: int) -> None:
    for missing in measurement.without_text:
        click.echo(f"not scored: {missing.item}: {missing.reason}", err=True)
    for fault in measurement.faults:
        click.echo(f"scored as empty: {fault.item}: {fault.reason}", err=True)
    if measurement.without_text:
        left = len(measurement.without_text)
        click.echo(f"{left} of {items} gold items have no text here and are not scored.", err=True)


def _write(text: str, file: Path) -> None:
    if file == _STANDARD_OUTPUT:
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8")


def _line(note: Note) -> str:
    around = f"  «{note.context}»" if note.context else ""
    return f"{note.item}  {note.relation} {note.kind}: {note.words}{around}"
