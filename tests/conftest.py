"""Fixtures that the whole suite shares."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts and test suites: `shared` beside the checkout, or what XRONIKA_SHARED names.

    These texts belong to their publishers and are no part of the repository, so a checkout without them skips
    the tests that need them. A folder that was named and is not there is a mistake, and fails.
    """
    named = os.environ.get("XRONIKA_SHARED")
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    if (folder / "corpora").is_dir():
        return folder
    if named:
        pytest.fail(f"XRONIKA_SHARED names {folder}, and no folder 'corpora' is in there")
    pytest.skip(f"no real texts at {folder}: put the folder there, or name it with XRONIKA_SHARED")
