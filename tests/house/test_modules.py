"""What every module owes its reader, and the direction of imports."""

import ast
import doctest
import importlib
import pkgutil
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("ontology", "shapes", "graph_loader", "endpoint")
BUILDER = "graph_loader.authority.build"
"""Imports libraries that only those need who rebuild the authority: the extra `authority`."""


def modules(repository: Path) -> Iterator[Path]:
    """The Python files of the packages and of the tests, but for empty ones that only make a folder a package."""
    for folder in (*PACKAGES, "tests", "bench"):
        yield from (file for file in sorted((repository / folder).rglob("*.py")) if file.stat().st_size)


def test_every_module_says_what_it_holds(repository: Path) -> None:
    silent = [
        str(file.relative_to(repository))
        for file in modules(repository)
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_examples_in_docstrings_hold() -> None:
    attempted = 0
    for package in map(importlib.import_module, PACKAGES):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith("__main__") or found.name.startswith(BUILDER):
                continue
            failed, tried = doctest.testmod(importlib.import_module(found.name))
            assert not failed, found.name
            attempted += tried
    assert attempted > 0


@pytest.mark.parametrize("package", PACKAGES[:-1])
def test_an_import_against_the_direction_is_found(repository: Path, tmp_path: Path, package: str) -> None:
    for name in PACKAGES:
        shutil.copytree(repository / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(repository / "pyproject.toml", tmp_path)
    assert lint_imports(tmp_path).returncode == 0, lint_imports(tmp_path).stdout
    above = PACKAGES[PACKAGES.index(package) + 1]
    (tmp_path / package / "upwards.py").write_text(f"import {above}\n", encoding="utf-8")
    assert f"{package} is not allowed to import {above}" in lint_imports(tmp_path).stdout


def lint_imports(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run import-linter on the packages of a folder, as `make lint` does in the checkout."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"],
        cwd=folder,
        text=True,
        capture_output=True,
        env={"PYTHONPATH": str(folder)},
        check=False,
    )
