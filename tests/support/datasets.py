"""Datasets made by the program as a user runs it, and copies of them."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from pyoxigraph import NamedNode, Triple

from endpoint.__main__ import main
from graph_loader.generations import Dataset
from graph_loader.stores import named, read_graph, write_graph
from ontology import XR
from tests.conftest import REPOSITORY

CHRONICLE = REPOSITORY / "tests" / "cases" / "loader" / "chronicle.jsonl"
BASE = "https://example.org/"


@dataclass(frozen=True)
class Ran:
    """How a command ended: exit status, stdout, stderr."""

    status: int
    out: str
    err: str


def xronika(*arguments: str | Path, data: Path | None = None, stdin: str | None = None) -> Ran:
    """Run the program in this process."""
    told = ["--data", str(data)] if data else []
    result = CliRunner().invoke(main, [*told, *map(str, arguments)], input=stdin, prog_name="xronika")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def copy_dataset(source: Path, target: Path) -> Path:
    """A copy of a data directory; the tables of its stores, which nobody changes, are linked."""

    def link_tables(file: str, to: str) -> None:
        if file.endswith(".sst"):
            os.link(file, to)
        else:
            shutil.copy2(file, to)

    shutil.copytree(source, target, copy_function=link_tables)
    return target


def dump_lines(data: Path, *without: str) -> list[str]:
    """The quads of a dataset as sorted N-Quads, but for these shared graphs."""
    file = data.parent / f"{data.name}.nq"
    assert xronika("dump", file, data=data).status == 0
    graphs = tuple(f"<{BASE}id/graph/{name}> ." for name in without)
    lines = file.read_text(encoding="utf-8").splitlines()
    file.unlink()
    return sorted(line for line in lines if not line.endswith(graphs)) if graphs else sorted(lines)


def trim_authority(data: Path) -> None:
    """Leave in the authority graph only what the other graphs lead to: all the rest only takes time in tests."""
    with Dataset(data).writer() as writer, writer.draft() as draft:
        name = draft.layout.graph("authority")
        authority = read_graph(draft.served, name)
        wanted = {quad.object for quad in draft.served if quad.graph_name != NamedNode(name)}
        while more := _led_to(authority, wanted) - wanted:
            wanted |= more
        write_graph(draft.served, name, {t for t in authority if t.subject in wanted})
        draft.publish()


def _led_to(authority: frozenset[Triple], wanted: set[Any]) -> set[Any]:
    """What entities lead to, and the tenures of those who hold offices."""
    tenures = {t.subject for t in authority if t.predicate == named(XR.holder) and t.object in wanted}
    return tenures | {t.object for t in authority if t.subject in wanted}
