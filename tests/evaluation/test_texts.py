"""The text of a gold item is found by file, address, or headline and date; else the reason is told."""

import json
from dataclasses import replace
from typing import Any

import pytest

from graph_loader.evaluation.gold import GoldItem
from graph_loader.evaluation.texts import NoText, Texts
from graph_loader.model import Document

ADDRESS = "https://news.example/en/1"
RECORDS: dict[str, list[dict[str, Any]]] = {
    "alone": [
        {
            "headline": "Bridge opened",
            "text": "A bridge was opened.",
            "date": "2021-05-03",
            "location": "Baku",
        }
    ],
    "several": [
        {"headline": "School opened", "text": "A school was opened.", "date": "2021-05-04", "url": ADDRESS},
        {"headline": "Mayor resigns", "date": "2021-05-01"},
        {"headline": "Road closed", "text": "Old road closed.", "date": "2020-01-01"},
        {"headline": "Road closed", "text": "New road closed.", "date": "2021-01-01"},
        {"headline": "Undated", "text": "No day is known."},
    ],
}
NOTHING = GoldItem("", "en", None, "", (), (), (), (), ())


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """Two files with items, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("texts")
    for name, records in RECORDS.items():
        lines = "\n".join(map(json.dumps, records))
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "broken.bin").write_bytes(bytes(range(256)))
    return Texts.read([folder])


def wanted(item: str, headline: str = "", published: str | None = None) -> GoldItem:
    """A gold item with this id, headline and date, and nothing else."""
    return replace(NOTHING, item=item, headline=headline, published=published)


def found(texts: Texts, gold: GoldItem) -> Document:
    """The text of a gold item that has one."""
    document = texts.find(gold)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("gold", "begins"),
    [
        pytest.param(
            wanted("alone"), "Bridge opened\n\n", id="the only item of a file, whatever its headline"
        ),
        pytest.param(wanted("alone.jsonl"), "Bridge opened\n\n", id="a file with its ending"),
        pytest.param(
            wanted("several", "SCHOOL OPENED"), "School opened\n\n", id="an item of a file, by headline"
        ),
        pytest.param(wanted(ADDRESS), "School opened\n\n", id="an address"),
        pytest.param(
            wanted("http://news.example/en/1/"), "School opened\n\n", id="an address written otherwise"
        ),
        pytest.param(wanted("several#2", "Mayor resigns"), "Mayor resigns", id="another item of a file"),
        pytest.param(wanted("x", "Road closed", "2020-01-01"), "Road closed\n\nOld", id="headline and date"),
        pytest.param(wanted("x", "Road closed", "2021-01-01"), "Road closed\n\nNew", id="the other date"),
        pytest.param(wanted("x", "Undated", "2021-01-01"), "Undated", id="an item without date, by headline"),
    ],
)
def test_the_text_is_found(gold: GoldItem, begins: str, texts: Texts) -> None:
    assert found(texts, gold).text.startswith(begins)


@pytest.mark.parametrize("item", ["alone#headline", f"{ADDRESS}#headline"])
def test_the_headline_alone_leaves_body_and_location_out(item: str, texts: Texts) -> None:
    document = found(texts, wanted(item))
    assert document.extent == "headline"
    assert document.text in ("Bridge opened", "School opened")
    assert document.record.location is None


@pytest.mark.parametrize(
    ("gold", "reason"),
    [
        pytest.param(wanted("nowhere", "Nothing"), "no item read has this id", id="unknown"),
        pytest.param(wanted("x", "Road closed", "2022-01-01"), "no item read has this id", id="another day"),
        pytest.param(wanted("broken", "Nothing"), "binary", id="a file that cannot be read"),
        pytest.param(
            wanted("alone#side-1", "Nothing"), "gave no item with this headline", id="not in its file"
        ),
        pytest.param(wanted("several", "Nothing"), "gave no item with this headline", id="one of several"),
    ],
)
def test_what_is_not_found_is_told_with_the_reason(gold: GoldItem, reason: str, texts: Texts) -> None:
    missing = texts.find(gold)
    assert isinstance(missing, NoText)
    assert missing.item == gold.item
    assert reason in missing.reason
