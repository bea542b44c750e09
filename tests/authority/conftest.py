"""The packaged authority, read once for the tests of this folder."""

from pathlib import Path

import pytest

from graph_loader.authority.facts import Facts, packaged_files
from graph_loader.authority.index import Authority
from tests.support.authority_file import AuthorityFile


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.load()


@pytest.fixture(scope="session")
def facts() -> Facts:
    return Facts(packaged_files())


@pytest.fixture
def authority_file(tmp_path: Path) -> AuthorityFile:
    return AuthorityFile(tmp_path / "mine.ttl")
