"""What the code imports is what pyproject.toml declares: a library that only this machine has would break elsewhere."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from graph_loader.propose import PROPOSERS

PACKAGES = ("ontology", "shapes", "graph_loader", "endpoint")
BUILDER = ("graph_loader", "authority", "build")


def imported(files: set[Path]) -> set[str]:
    """The distributions that these files import from, by their normal names."""
    tops = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                tops.add(node.module.split(".")[0])
    known = packages_distributions()
    foreign = tops - set(sys.stdlib_module_names) - {*PACKAGES, "tests", "bench"}
    return {normal(known.get(top, [top])[0]) for top in foreign}


def declared(repository: Path, extra: str | None = None) -> set[str]:
    """The distributions that pyproject.toml asks for, always or for an extra; an extra in an extra is unfolded."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    inner = [found[1] for line in lines if (found := re.match(rf"{project['name']}\[(\w+)\]", line))]
    plain = [line for line in lines if not line.startswith(f"{project['name']}[")]
    own = {normal(re.split(r"[^\w.-]", line)[0]) for line in plain}
    return own.union(*(declared(repository, name) for name in inner))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def sources(repository: Path, *folders: str) -> set[Path]:
    return {file for folder in folders for file in (repository / folder).rglob("*.py")}


def test_the_packages_import_what_is_declared_and_all_of_it(repository: Path) -> None:
    builder = sources(repository, "/".join(BUILDER))
    assert imported(sources(repository, *PACKAGES) - builder) == declared(repository)


def test_the_authority_builder_has_its_extra(repository: Path) -> None:
    assert imported(sources(repository, "/".join(BUILDER))) <= declared(repository, "authority") | declared(
        repository
    )


def test_tests_import_what_their_extra_declares(repository: Path) -> None:
    wanted = imported(sources(repository, "tests", "bench"))
    assert wanted <= declared(repository, "test") | declared(repository)


@pytest.mark.parametrize("name", sorted(PROPOSERS))
def test_each_proposer_has_an_extra_of_its_name(name: str, repository: Path) -> None:
    assert name in declared(repository, name)


def test_the_lock_pins_every_dependency(repository: Path) -> None:
    lines = (repository / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line.split("==")[0]) for line in lines if "==" in line}
    wanted = declared(repository).union(*(declared(repository, extra) for extra in ("test", *PROPOSERS)))
    assert wanted <= pinned
