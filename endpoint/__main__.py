"""The program `xronika`: the table of its commands (https://click.palletsprojects.com/en/stable/complex/).

A command is imported when it is asked for: `xronika query` does not wait for the web server's imports.
"""

import importlib
from pathlib import Path
from typing import Any

import click

from graph_loader.errors import XronikaError
from graph_loader.version import software_version

COMMANDS = {
    "load": "graph_loader.commands.load",
    "reextract": "graph_loader.commands.reextract",
    "query": "graph_loader.commands.query",
    "validate": "graph_loader.commands.validate",
    "quarantine": "graph_loader.commands.quarantine",
    "check": "graph_loader.commands.check",
    "evaluate": "graph_loader.commands.evaluate",
    "dump": "graph_loader.commands.dump",
    "import": "graph_loader.commands.import_rdf",
    "serve": "endpoint.commands.serve",
    "demo": "endpoint.commands.demo",
}
"""Name of a command → the module that holds it as `command`."""


class Program(click.Group):
    """Finds commands in the table and turns an XronikaError into a sentence on stderr and exit status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(COMMANDS[cmd_name]).command
        assert isinstance(found, click.Command)  # noqa: S101  (the table is ours; this tells mypy)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except XronikaError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Program, name="xronika", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(software_version(), prog_name="xronika")
@click.option(
    "--data",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Data directory; may also stand after the command.",
)
@click.pass_context
def main(context: click.Context, data: Path | None) -> None:
    """Official news as linked data: who, what, where, when and how many, each traced to its sentence."""
    context.obj = data


if __name__ == "__main__":
    main(prog_name="xronika")
