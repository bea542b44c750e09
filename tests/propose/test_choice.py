"""The choice of proposers: by name, none by default, and with a remedy where one cannot be had."""

import sys
from pathlib import Path

import pytest

from graph_loader.propose import PROPOSERS, proposer
from tests.propose.test_models import reader_of
from tests.support.datasets import BASE, dump_lines, xronika

ITEM = (
    '{"url": "https://news.example/ru", "headline": "Новости дня", "published": "2024-05-10", "language": "ru",'
    ' "body": "Президент России Владимир Путин прибыл в Сочи. Вместе с Николаем Смирновым прибыла делегация."}'
)
PROPOSED = (
    "SELECT ?written ?form ?by { ?m xr:proposedBy ?by ; xr:nameAsWritten ?written ; xr:nameForm ?form }"
)


def load(data: Path, *options: str) -> int:
    return xronika("load", "--format", "jsonl", "--base", BASE, *options, "-", data=data, stdin=ITEM).status


def proposals(data: Path) -> list[str]:
    return xronika("query", "--format", "csv", PROPOSED, data=data).out.splitlines()[1:]


@pytest.mark.parametrize("package", sorted(PROPOSERS))
def test_a_missing_package_is_named_with_its_remedy(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposer.cache_clear()
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    ran = xronika("load", "--propose", package, "--format", "jsonl", "-", data=tmp_path, stdin=ITEM)
    assert (ran.status, ran.out) == (1, "")
    assert f"pip install 'xronika[{package}]'" in ran.err
    assert not list(tmp_path.iterdir()), "nothing is written"


def test_a_missing_model_is_named_with_its_remedy(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="spacy is not installed: pip install 'xronika[spacy]'")
    ran = xronika("load", "--propose", "spacy:none_of_these", str(tmp_path), data=tmp_path / "data")
    assert ran.status == 1
    assert "python -m spacy download none_of_these" in ran.err


@pytest.mark.parametrize("name", ["nobody", "", "natasha:small"])
def test_an_unknown_proposer_is_refused_with_those_there_are(name: str, tmp_path: Path) -> None:
    ran = xronika("load", "--propose", name, str(tmp_path), data=tmp_path / "data")
    assert ran.status == 1
    assert "natasha, spacy" in ran.err


def test_what_is_proposed_is_marked_from_load_to_query(tmp_path: Path) -> None:
    name = reader_of("ru").name
    assert load(tmp_path) == 0
    assert proposals(tmp_path) == [], "nothing is proposed unless asked for"
    plain = dump_lines(tmp_path, "provenance")
    assert xronika("reextract", "--propose", "natasha", data=tmp_path).status == 0
    assert proposals(tmp_path) == [f"Николаем Смирновым,Николай Смирнов,{name}"]
    asked = xronika(
        "query",
        "--format",
        "csv",
        f"ASK {{ ?run prov:wasAssociatedWith/rdfs:label '{name}'@en }}",
        data=tmp_path,
    )
    assert "true" in asked.out
    assert xronika("check", data=tmp_path).status == 0
    assert xronika("validate", data=tmp_path).status == 0
    assert xronika("reextract", data=tmp_path).status == 0
    assert dump_lines(tmp_path, "provenance") == plain, "and leaves no trace when it is not asked again"
