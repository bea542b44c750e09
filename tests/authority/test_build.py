"""The builder: the committed files are what it makes of the sources, byte for byte."""

from pathlib import Path

import pytest

from graph_loader.authority.build.assembly import build
from tests.conftest import REPOSITORY

_FOLDER = REPOSITORY / "graph_loader" / "authority"


@pytest.fixture(scope="module")
def built(shared: Path) -> dict[str, str]:
    return build(shared / "authority")


def test_a_rebuild_gives_the_committed_files(built: dict[str, str]) -> None:
    committed = {path.name for path in (*_FOLDER.glob("*.ttl"), *_FOLDER.glob("*.csv"))}
    assert committed == built.keys()
    for name, text in built.items():
        assert (_FOLDER / name).read_text(encoding="utf-8") == text, (
            f"{name}: run the builder and commit what it writes"
        )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("85668621", "is Lachin district"),  # AZ-LAC named Lankaran
        ("85668657", "is Khojaly district"),  # labelled Xankəndi
        ("85668691", "is Khankendi"),  # labelled Xocalı
        ("85668693", "is Naftalan"),  # labelled Goranboy, with its id
        ("Q12839010 2013-03-28", "receiving state not given"),
        ("tenure/heydar-aliyev-president-1993-10-03", "successor began in 2003-10-31"),
        ("Q91621859 Q91621859", "position and holder are one entry"),
        ("Q28650390", "read as João Lourenço"),
        ("Nagorno-Karabakh", "no state, territory or constituent country"),
        ("Q756617", "realm of several countries"),
    ],
)
def test_known_traps_of_the_sources_are_reported(built: dict[str, str], row: str, reason: str) -> None:
    lines = [line for line in built["dropped.csv"].splitlines() if f",{row}," in line]
    assert any(reason in line for line in lines), lines
