"""Readers on the real texts beside the checkout: facts of them only, never their sentences."""

from datetime import date
from pathlib import Path

import pytest

from graph_loader.document import make_document
from graph_loader.errors import UnknownFormat
from graph_loader.readers import read
from tests.support.readings import split_readings

SIDE_LIST_DAYS = [
    "2025-02-19", "2025-02-19", "2025-02-18", "2024-10-04", "2024-10-04", "2024-09-20", "2024-09-20",
    "2024-09-20", "2024-09-03", "2024-07-05", "2024-07-05", "2024-06-25", "2024-05-28", "2024-05-10",
    "2024-05-10", "2024-05-10", "2024-05-10", "2023-12-07", "2023-10-16", "2023-09-28",
]  # fmt: skip


def test_seed_page_is_an_article_and_twenty_side_entries(shared: Path) -> None:
    (page,) = (shared / "corpora" / "seed").glob("*.txt")
    records, bad = split_readings(read(page))
    article, *side = records
    assert not bad
    assert article.published == date(2022, 2, 26)
    assert article.section == "Official news"
    # The digest that the worked example of the design gives for headline and body: not one character differs.
    document = make_document(article, source="seed", language="en")
    assert document.content_hash == "5a55545dbf4191fbd8480ea52ef0591147494700e44137c2f9d2e4a20ec30e6c"
    assert [entry.published.isoformat() for entry in side if entry.published] == SIDE_LIST_DAYS
    assert {entry.section for entry in side} == {"Rəsmi xronika"}
    assert all(not entry.body and entry.headline[0] not in '"/' for entry in side)
    assert not [entry for entry in side if entry.headline in article.body]


@pytest.mark.parametrize(("name", "count"), [("kremlin_en.csv", 482), ("president_gov_ua_en.csv", 582)])
def test_chronicles_are_read_whole(shared: Path, name: str, count: int) -> None:
    records, bad = split_readings(read(shared / "corpora" / name))
    assert (len(records), bad) == (count, [])
    assert all(record.url and record.published and record.body for record in records)


def test_every_text_of_the_collection_is_read_or_refused_with_a_reason(shared: Path) -> None:
    refused = {}
    for path in sorted((shared / "corpora" / "dev").glob("*.txt")):
        try:
            records, bad = split_readings(read(path))
        except UnknownFormat as error:
            refused[path.name] = str(error)
            continue
        (record,) = records
        assert not bad
        assert record.headline
        assert len(record.body) > 200
        assert not record.headline.startswith(("#", "---", "title"))
        assert record.publisher
        assert all(len(paragraph) < 5000 for paragraph in record.body.splitlines())
    assert len(refused) == 4
    assert all("it begins like XML" in reason for reason in refused.values())
