"""`xronika validate`: the gate alone, over files and over the whole dataset (CONTRACT section 2)."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_loader import validation
from graph_loader.generations import Dataset
from graph_loader.stores import named
from ontology import SCHEMA, XR
from tests.support.chronicle import CASES
from tests.support.datasets import BASE, xronika

ITEM = NamedNode(f"{BASE}id/item/a01cc29f95cdb852")


def test_a_dataset_as_it_was_loaded_breaks_nothing(loaded: Path) -> None:
    ran = xronika("validate", data=loaded)
    assert (ran.status, [line for line in ran.out.splitlines() if line.startswith("Violation")]) == (0, [])


def test_the_size_of_the_portions_checked_makes_no_difference(
    loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = xronika("validate", data=loaded).out
    monkeypatch.setattr(validation, "ITEMS_AT_ONCE", 1)
    monkeypatch.setattr(validation, "SUBJECTS_AT_ONCE", 1)
    assert sorted(xronika("validate", data=loaded).out.splitlines()) == sorted(whole.splitlines())


def test_what_a_dataset_breaks_is_said_with_node_and_path(loaded: Path) -> None:
    with Dataset(loaded).writer() as writer, writer.draft() as draft:
        draft.served.add(Quad(ITEM, named(SCHEMA.headline), Literal("another", language="en"), ITEM))
        happening = NamedNode(f"{BASE}id/happening/000000000000")
        draft.served.add(Quad(happening, named(XR.status), Literal("?"), NamedNode(f"{BASE}id/graph/links")))
        draft.publish()
    ran = xronika("validate", data=loaded)
    assert ran.status == 1
    assert {line.split("\t")[1] for line in ran.out.splitlines() if line.startswith("Violation")} == {
        ITEM.value,
        happening.value,
    }


def test_a_file_is_checked_on_its_own(tmp_path: Path) -> None:
    ran = xronika("validate", CASES / "valid.trig", data=tmp_path / "none")
    assert (ran.status, ran.out) == (0, "")


def test_a_bad_file_is_reported_in_rdf_when_asked(tmp_path: Path) -> None:
    text = (
        (CASES / "valid.trig")
        .read_text(encoding="utf-8")
        .replace('xr:modality "planned"', 'xr:modality "perhaps"')
    )
    (tmp_path / "bad.trig").write_text(text, encoding="utf-8")
    ran = xronika("validate", "--format", "turtle", tmp_path / "bad.trig", data=tmp_path / "none")
    assert ran.status == 1 and "sh:ValidationReport" in ran.out and "Visit-470-480" in ran.out


@pytest.mark.parametrize(("name", "text"), [("a.rdf", "<x/>"), ("a.ttl", "<a> <b>"), ("a.nq.gz", "no gzip")])
def test_a_file_that_cannot_be_read_is_said_so(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    ran = xronika("validate", tmp_path / name, data=tmp_path / "none")
    assert ran.status == 1 and name in ran.err
