"""Fixtures of the evaluation's tests."""

from pathlib import Path

import pytest

from graph_loader.authority.index import Authority


@pytest.fixture(scope="session")
def few_names(repository: Path) -> Authority:
    """A small authority of invented and well-known names."""
    return Authority([repository / "tests/cases/evaluation/authority.ttl"])
