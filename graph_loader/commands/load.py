"""`xronika load`: files of official news into the dataset (CONTRACT section 2)."""

from contextlib import ExitStack
from pathlib import Path

import click

from graph_loader.commands.options import data_option, propose_option
from graph_loader.commands.progress import progress
from graph_loader.commands.summaries import conclude
from graph_loader.generations import Dataset
from graph_loader.intake import Intake, count_records
from graph_loader.pipeline import LoadOptions, load
from graph_loader.readers import formats
from graph_loader.reports import Entry, ReportFile
from graph_loader.text_policy import POLICIES


@click.command("load")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option(
    "--format",
    "form",
    default="auto",
    show_default=True,
    metavar="FORMAT",
    help="auto, or one of: page, jsonl, csv.",
)
@click.option("--source", metavar="ID", help="The source of all items, such as a site's short name.")
@click.option("--language", metavar="TAG", help="The language of all items, as a BCP 47 tag such as az.")
@click.option(
    "--authority",
    multiple=True,
    metavar="FILE.ttl",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Names of your own, in Turtle; kept for later loads. May be given several times.",
)
@click.option(
    "--text-policy",
    "text_policies",
    multiple=True,
    metavar="[ID=]POLICY",
    help="What of a source's texts may be published: open, evidence (sentences only) or closed (no words). "
    "Of the one that --source names, else of ID; kept for later loads. May be given several times.",
)
@click.option("--base", metavar="IRI", help="Base IRI of the dataset; fixed by its first write.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read texts; default: by the input's size.",
)
@click.option(
    "--report",
    metavar="FILE.json",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write what became of each record.",
)
@propose_option
@data_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    source: str | None,
    language: str | None,
    authority: tuple[Path, ...],
    text_policies: tuple[str, ...],
    base: str | None,
    workers: int | None,
    report: Path | None,
    propose: tuple[str, ...],
    dataset: Dataset,
) -> None:
    """Read news from files, folders or standard input (-), and commit what they say.

    Loading the same again changes nothing. What cannot be read or is refused by the gate is reported, and
    the rest is loaded: the exit status is then 3, or 1 when nothing could be loaded.
    """
    if form not in ("auto", *formats()):
        raise click.BadParameter(f"choose from auto, {', '.join(formats())}", param_hint="--format")
    intake = Intake(form, source, language)
    policies = _policies(text_policies, source)
    options = LoadOptions(intake, authority, base, workers, propose, policies)
    with ExitStack() as stack:
        written = stack.enter_context(ReportFile(report)) if report else None
        show = stack.enter_context(progress("Loading", lambda: count_records(paths, intake)))

        def listen(entry: Entry) -> None:
            show(entry)
            if written:
                written.add(entry)

        summary = load(dataset, paths, options, listen)
        if written:
            written.write(summary)
    conclude(context, summary)


def _policies(given: tuple[str, ...], source: str | None) -> dict[str, str]:
    """Policies by the source they are for; click.BadParameter where one is unknown, or is for no source."""
    found = {}
    for text in given:
        name, _, policy = text.rpartition("=")
        if policy not in POLICIES:
            raise click.BadParameter(f"choose from {', '.join(POLICIES)}", param_hint="--text-policy")
        if not (name or source):
            raise click.BadParameter(
                f"name the source that it is for: --text-policy ID={policy}, or --source ID",
                param_hint="--text-policy",
            )
        found[name or source or ""] = policy
    return found
