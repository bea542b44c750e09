"""`xronika dump` and `xronika import`: whole datasets as files, and back (CONTRACT section 2)."""

import gzip
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph_loader.generations import Dataset
from tests.support.chronicle import CASES
from tests.support.datasets import BASE, CHRONICLE, dump_lines, xronika

DERIVED = ("provenance", "authority", "quarantine")


@pytest.fixture
def revised(loaded: Path, tmp_path: Path) -> Path:
    """The dataset after one item changed twice."""
    items = [json.loads(line) for line in CHRONICLE.read_text(encoding="utf-8").splitlines()]
    for text in (
        "On 10 May 2024 President Ilham Aliyev visited Shusha.",
        "On 10 May 2024 he visited Shusha.",
    ):
        (tmp_path / "newer.jsonl").write_text(json.dumps({**items[0], "text": text}), encoding="utf-8")
        assert xronika("load", tmp_path / "newer.jsonl", data=loaded).status == 0
    return loaded


def quads(path: Path) -> int:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    form = RdfFormat.TRIG if ".trig" in path.name else RdfFormat.N_QUADS
    return sum(1 for _ in parse(data, format=form))


def test_all_formats_hold_the_same(revised: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"dump.{ending}" for ending in ("nq", "trig", "nq.gz", "trig.gz")]
    for file in files:
        assert xronika("dump", file, data=revised).status == 0
    current = Dataset(revised).current()
    assert current and {quads(file) for file in files} == {
        current.manifest.quads + len(current.open("archive"))
    }


def test_earlier_versions_may_be_left_out(revised: Path, tmp_path: Path) -> None:
    xronika("dump", tmp_path / "dump.nq", "--current-only", data=revised)
    current = Dataset(revised).current()
    assert current and quads(tmp_path / "dump.nq") == current.manifest.quads


def test_the_same_generation_gives_the_same_bytes(loaded: Path, tmp_path: Path) -> None:
    xronika("dump", tmp_path / "a.nq.gz", data=loaded)
    xronika("dump", tmp_path / "b.nq.gz", data=loaded)
    assert (tmp_path / "a.nq.gz").read_bytes() == (tmp_path / "b.nq.gz").read_bytes()


@pytest.mark.parametrize("name", ["dump.txt", "dump", "dump.ttl", "dump.nq.zip"])
def test_a_format_that_cannot_hold_graphs_is_refused(loaded: Path, tmp_path: Path, name: str) -> None:
    ran = xronika("dump", tmp_path / name, data=loaded)
    assert ran.status == 1 and ".trig.gz" in ran.err
    assert not list(tmp_path.glob("dump*"))


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("ending", ["nq", "trig.gz"])
def test_a_dump_makes_the_same_dataset_again(
    revised: Path, tmp_path: Path, trusted: bool, ending: str
) -> None:
    file, copy = tmp_path / f"dump.{ending}", tmp_path / "copy"
    xronika("dump", file, data=revised)
    ran = xronika("import", file, *(["--trusted"] if trusted else []), data=copy)
    assert (ran.status, ran.out.partition(";")[0]) == (0, "6 read: 6 committed")
    assert int(ran.out.split("; ")[1].split()[0]) < len(dump_lines(copy, "authority", "ontology"))
    assert dump_lines(copy, *DERIVED) == dump_lines(revised, *DERIVED)
    assert xronika("check", data=copy).status == 0
    kind = xronika(
        "query", "--format", "csv", "SELECT ?k { ?a a prov:Activity ; dcterms:type ?k }", data=copy
    ).out
    assert ("trusted import" in kind) == trusted


def test_items_imported_are_known_to_later_loads(revised: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    xronika("dump", tmp_path / "dump.nq", data=revised)
    xronika("import", tmp_path / "dump.nq", "--trusted", data=copy)
    before = Dataset(copy).current_number()
    assert xronika("import", tmp_path / "dump.nq", data=copy).out.startswith("6 read: 6 unchanged")
    assert xronika("import", tmp_path / "dump.nq", "--trusted", data=copy).out.startswith(
        "6 read: 6 unchanged"
    )
    assert xronika("load", CHRONICLE, data=copy).out.startswith("6 read: 6 unchanged")
    graphs = dump_lines(copy, "provenance")
    assert xronika("reextract", data=copy).status == 0
    assert dump_lines(copy, "provenance") == graphs
    assert Dataset(copy).current_number() >= before


def test_a_bad_graph_of_a_dump_is_left_out_and_the_others_come(loaded: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "dump.nq", tmp_path / "copy"
    xronika("dump", file, data=loaded)
    lines = file.read_text(encoding="utf-8").splitlines()
    bad = [line for line in lines if "/id/item/a01cc29f95cdb852> <https://schema.org/headline>" not in line]
    file.write_text(
        "\n".join([*bad, "<https://e.org/a> <https://e.org/b> <https://e.org/c> ."]), encoding="utf-8"
    )
    ran = xronika("import", file, data=copy)
    assert ran.status == 3
    assert "5 committed" in ran.out and "2 failed" in ran.out
    assert "a01cc29f95cdb852" in ran.err and "outside of named graphs" in ran.err
    assert xronika("check", data=copy).status == 0


def test_a_bad_quote_of_a_dump_is_refused_by_the_gate(loaded: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "dump.nq", tmp_path / "copy"
    xronika("dump", file, data=loaded)
    lines = file.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if "a01cc29f95cdb852/Sentence-" in line and "#exact>" in line:
            lines[number] = line.replace("President", "Chairman").replace("Prime", "Vice")
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = xronika("import", file, data=copy)
    assert (ran.status, ran.out.partition(";")[0]) == (3, "6 read: 5 committed, 1 quarantined")
    assert xronika("import", file, "--trusted", data=tmp_path / "trusting").status == 0
    assert xronika("check", data=tmp_path / "trusting").status == 1


def test_an_item_that_cannot_be_known_again_comes_only_trusted(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    ran = xronika("import", CASES / "valid.trig", data=copy)
    assert ran.status == 1 and "--trusted" in ran.err
    assert xronika("import", CASES / "valid.trig", "--trusted", data=copy).status == 0


def test_a_dump_of_another_base_is_refused(loaded: Path, tmp_path: Path) -> None:
    file = tmp_path / "dump.nq"
    xronika("dump", file, data=loaded)
    file.write_text(
        file.read_text(encoding="utf-8").replace(BASE, "https://other.example/"), encoding="utf-8"
    )
    ran = xronika("import", file, data=loaded)
    assert ran.status == 1 and "https://other.example/" in ran.err


@pytest.mark.parametrize(
    ("name", "text"), [("a.nq", "<a> <b"), ("a.trig", "<https://e.org/a> a 3 ."), ("a.nq.gz", "x")]
)
def test_a_file_that_is_no_dump_is_refused_and_changes_nothing(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    ran = xronika("import", tmp_path / name, data=tmp_path / "data")
    assert ran.status == 1 and ran.err.count("\n") == 1
    assert Dataset(tmp_path / "data").current() is None
