"""The README is true: its commands exist, its queries give the answers printed, every command is documented."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from endpoint.__main__ import main
from graph_loader.readers import formats
from graph_loader.samples import sample_folder

PROGRAM = Path(sys.executable).with_name("xronika")
README = Path(__file__).parents[2] / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
COMMON = {"--help", "-h", "--data"}


def commands() -> dict[str, click.Command]:
    """The commands of the program by name."""
    context = click.Context(main)
    assert isinstance(main, click.Group)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def options(command: click.Command) -> set[str]:
    """The long options of a command and its subcommands."""
    own = {
        name
        for param in command.params
        for name in (*param.opts, *param.secondary_opts)
        if name.startswith("--")
    }
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union(*map(options, below))


def shell_lines() -> Iterator[list[str]]:
    """The words of each line of the README's shell blocks."""
    for language, block in BLOCKS:
        if language == "sh":
            yield from (shlex.split(line, comments=True) for line in block.splitlines() if line.strip())


def row_of(name: str) -> str:
    """The row of a command in the README's table of commands."""
    rows = [line for line in TEXT.splitlines() if re.match(rf"\| `xronika {name}\b", line)]
    assert len(rows) == 1, f"README has {len(rows)} rows for xronika {name}"
    return rows[0]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_documented(name: str) -> None:
    row = row_of(name)
    assert not {option for option in options(commands()[name]) - COMMON if f"`{option}" not in row}


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^\| `xronika (\w+)", TEXT, re.MULTILINE)) == set(commands())


@pytest.mark.parametrize("words", list(shell_lines()), ids=" ".join)
def test_every_line_for_the_shell_can_be_typed(words: list[str], repository: Path) -> None:
    if words[0] == "make":
        assert re.search(
            rf"^{words[1]}:", (repository / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
        )
    elif words[0] == "xronika":
        named = {word.split("=")[0] for word in words if word.startswith("--")}
        assert named <= options(commands()[words[1]]) | COMMON
    else:
        assert words == ["python3", "-m", "pip", "install", "."]


def queries_with_answers() -> list[tuple[str, str]]:
    """Each query of the README that an answer follows."""
    return [
        (query, answer)
        for (language, query), (next_language, answer) in pairwise(BLOCKS)
        if (language, next_language) == ("sparql", "text")
    ]


def test_there_is_a_query_with_its_answer() -> None:
    assert queries_with_answers()


@pytest.mark.parametrize(("query", "answer"), queries_with_answers())
def test_queries_give_the_answers_printed(query: str, answer: str, sample_data: Path) -> None:
    done = subprocess.run(
        [PROGRAM, "--data", sample_data, "query", query], text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [line.rstrip() for line in done.stdout.splitlines()] == [
        line.rstrip() for line in answer.splitlines()
    ]


@pytest.fixture(scope="module")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the sample chronicle, loaded as a user loads it."""
    data = tmp_path_factory.mktemp("readme") / "data"
    load: list[str | Path] = [PROGRAM, "--data", data, "load", sample_folder()]
    assert subprocess.run(load, capture_output=True, check=False).returncode == 3  # the gate refuses one item
    return data


def test_folders_and_files_named_are_there(repository: Path) -> None:
    named = re.findall(r"^\| `([a-z_/]+/)` \|", TEXT, re.MULTILINE) + re.findall(r"\]\(([\w./]+)\)", TEXT)
    named += re.findall(r"`((?:graph_loader|ontology|tests)/[\w/]*)`", TEXT)
    assert named
    assert not [path for path in named if not (repository / path).exists()]


def test_every_format_is_described() -> None:
    rows = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    assert set(formats()) <= rows
