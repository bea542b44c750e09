"""A small dataset, loaded once a session by the program itself, and a copy of it for each test."""

from pathlib import Path

import pytest

from tests.support.datasets import BASE, CHRONICLE, copy_dataset, trim_authority, xronika


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("loaded") / "data"
    ran = xronika("load", CHRONICLE, "--base", BASE, data=data)
    assert ran.status == 0, ran.err
    trim_authority(data)
    return data


@pytest.fixture
def loaded(loaded_once: Path, tmp_path: Path) -> Path:
    """The data directory of the items of tests/cases/loader/chronicle.jsonl in generation 2, free to change."""
    return copy_dataset(loaded_once, tmp_path / "data")
