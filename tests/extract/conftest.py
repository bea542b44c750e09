"""What the cases of whole items share: the packaged authority, and an extractor that knows it."""

import pytest

from graph_loader.authority.index import Authority
from graph_loader.extract.extractor import Extractor


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The packaged names."""
    return Authority.load()


@pytest.fixture(scope="session")
def extractor(authority: Authority) -> Extractor:
    """Today's rules with the packaged names."""
    return Extractor(authority)
