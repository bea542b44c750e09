"""Options that several commands share (https://click.palletsprojects.com/en/stable/options/)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from graph_loader.generations import Dataset

DEFAULT_DATA = Path("xronika-data")

Command = Callable[..., Any]


def data_option(command: Command) -> Command:
    """`--data DIR`, given before or after the command's name; the command receives `dataset: Dataset`."""
    return click.option(
        "--data",
        "dataset",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="XRONIKA_DATA",
        callback=_dataset,
        help=f"Data directory. Without it $XRONIKA_DATA, else ./{DEFAULT_DATA}.",
    )(command)


def propose_option(command: Command) -> Command:
    """`--propose NAME`, as often as wanted; the command receives `propose: tuple[str, ...]`."""
    return click.option(
        "--propose",
        multiple=True,
        metavar="NAME",
        help="Ask a model for names that the rules do not find, by default none: natasha (Russian), spacy "
        "(English) or spacy:MODEL. What it proposes is provisional and marked. May be given several times.",
    )(command)


def _dataset(context: click.Context, parameter: click.Parameter, value: Path | None) -> Dataset:
    given_here = context.get_parameter_source(str(parameter.name)) is click.core.ParameterSource.COMMANDLINE
    before = context.find_object(Path)
    if value is None or (before and not given_here):
        value = before or DEFAULT_DATA
    return Dataset(value)
