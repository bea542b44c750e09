"""The sample chronicle is what its SOURCES.md says: readable, of both languages, of invented publishers."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph_loader.document import make_document
from graph_loader.model import Document
from graph_loader.readers import find_files, read
from graph_loader.samples import sample_folder
from tests.support.readings import split_readings

PUBLISHERS = {"sample-presidency", "sample-ministry", "sample-agency"}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    records = []
    for path in find_files([sample_folder()]):
        found, bad = split_readings(read(path))
        assert not bad
        records += found
    return [make_document(record, source=None, language=None) for record in records]


def test_there_are_enough_of_each_language(documents: Sequence[Document]) -> None:
    languages = Counter(document.language for document in documents)
    assert languages.keys() == {"az", "en", "ru", "tr"}
    assert languages["az"] >= 20
    assert languages["en"] >= 20


def test_every_format_is_among_them() -> None:
    assert {path.suffix for path in find_files([sample_folder()])} == {".txt", ".csv", ".jsonl"}


def test_publishers_and_addresses_are_invented(documents: Sequence[Document]) -> None:
    assert {document.source for document in documents} == PUBLISHERS
    hosts = {urlsplit(document.record.url).hostname for document in documents if document.record.url}
    assert all(host and host.endswith(".example") for host in hosts)


def test_two_marches_under_two_prime_ministers(documents: Sequence[Document]) -> None:
    marches = {
        document.published: document.text for document in documents if "march was held" in document.text
    }
    assert "Prime Minister Novruz Mammadov" in marches[date(2019, 2, 26)]
    assert "Prime Minister Ali Asadov" in marches[date(2022, 2, 26)]


def test_one_item_changes(documents: Sequence[Document]) -> None:
    states: dict[str, list[Document]] = {}
    for document in documents:
        states.setdefault(document.key, []).append(document)
    (changed,) = [same for same in states.values() if len({document.content_hash for document in same}) > 1]
    first, second = sorted(changed, key=lambda document: str(document.record.retrieved))
    assert "28 people had survived" in first.text
    assert "29 had survived" in second.text


def test_one_teaser_is_the_headline_of_an_item(documents: Sequence[Document]) -> None:
    full = {document.headline_key for document in documents if document.extent == "full"}
    teasers = [document for document in documents if document.extent == "headline"]
    assert [teaser.text for teaser in teasers if teaser.headline_key in full] == [
        "Azərbaycan və Türkiyə prezidentləri Şuşa Bəyannaməsini imzalayıblar"
    ]


def test_one_item_has_no_date(documents: Sequence[Document]) -> None:
    assert [Path(document.record.path).stem for document in documents if document.published is None] == [
        "undated-notice-en"
    ]


def test_every_file_and_event_is_accounted_for(documents: Sequence[Document]) -> None:
    sources = (sample_folder().parent / "SOURCES.md").read_text(encoding="utf-8")
    for day in {document.published for document in documents if document.published}:
        assert str(day.year) in sources, day
    named = re.findall(r"`([0-9a-z*-]+-(?:en|az|tr|\*))`", sources)
    stems = [path.stem for path in find_files([sample_folder()])]
    for name in named:
        pattern = name.replace("*", "")
        assert any(stem.endswith(pattern) or pattern in stem for stem in stems), name
