"""Gold files are read as the contract writes them, and a mistake in one is named with its line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph_loader.errors import InputError
from graph_loader.evaluation.gold import GoldParticipant, digest_of, load_gold

EVENT = {
    "type": "Meeting",
    "main": True,
    "modality": "actual",
    "date": None,
    "date_inferred": False,
    "place": None,
    "participants": [{"name": None, "office": "Mayor", "role": "agent"}],
    "trigger": "met",
}
FIGURE = {"value": 3, "measure": "killed", "population": None, "trigger": "three"}
ITEM: Mapping[str, Any] = {
    "item": "one",
    "language": "en",
    "published": "2021-05-03",
    "headline": "Mayor met delegation",
    "persons": [{"name": "Bo Berg", "surface": ["Berg"], "offices": []}],
    "organizations": [],
    "places": [{"name": "Baku", "surface": ["Baku"]}],
    "events": [EVENT],
    "figures": [FIGURE],
}


def written(folder: Path, *items: object) -> Path:
    """A gold file of these items."""
    file = folder / "gold.jsonl"
    file.write_text("\n\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return file


def test_a_gold_item_is_read(tmp_path: Path) -> None:
    (item,) = load_gold(written(tmp_path, ITEM))
    assert item.item == "one"
    assert item.persons[0].surface == ("Berg",)
    assert item.events[0].participants == (GoldParticipant(None, "Mayor", "agent"),)
    assert item.figures[0].value == 3
    assert item.source_file is None


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"events": [{**EVENT, "type": "Meting"}]}, "Meting is no event type", id="unknown type"),
        pytest.param(
            {"events": [{**EVENT, "participants": [{"role": "agent"}]}]}, "name or an office", id="nobody"
        ),
        pytest.param({"figures": [{"value": 3}]}, "'measure' is missing", id="missing key"),
        pytest.param({"figures": [{**FIGURE, "value": "three"}]}, "could not convert", id="no number"),
        pytest.param({"persons": "Bo Berg"}, "string indices", id="no list"),
    ],
)
def test_a_mistake_is_named_with_its_line(change: Mapping[str, Any], complaint: str, tmp_path: Path) -> None:
    file = written(tmp_path, ITEM, {**ITEM, **change})
    with pytest.raises(InputError, match=f"line 3 is no gold item: .*{complaint}"):
        load_gold(file)


def test_other_is_a_type(tmp_path: Path) -> None:
    (item,) = load_gold(written(tmp_path, {**ITEM, "events": [{**EVENT, "type": "Other"}]}))
    assert item.events[0].type == "Other"


@pytest.mark.parametrize("content", [b"[1, 2]", b"{", b"\xff\xfe"])
def test_what_is_no_json_object_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(content)
    with pytest.raises(InputError, match="line 1 is no gold item"):
        load_gold(file)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold item"):
        load_gold(written(tmp_path))


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"abc")
    assert digest_of(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
