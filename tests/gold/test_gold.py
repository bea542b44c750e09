"""The gold annotations are well formed, say only what stands in their texts, and have not changed unnoticed.

Contract section 6 governs the form. The texts themselves are no part of the repository: what needs
them is skipped where they are missing.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.gold_links import SECTION
from tests.support.gold_texts import gold_text

HERE = Path(__file__).parent
ACTS = "Visit Meeting PhoneCall Correspondence Speech PressStatement Interview Conference Session Signing"
CEREMONIES = "Commemoration WreathLaying March Opening Groundbreaking Award CredentialsPresentation"
STATE_ACTS = "LegalAct Appointment Dismissal Election Recognition Resettlement"
FORCE = "Attack Accident"
EVENT_TYPES = {*ACTS.split(), *CEREMONIES.split(), *STATE_ACTS.split(), *FORCE.split(), "Other"}
ROLES = frozenset({"agent", "counterpart", "attendee", "subject", "victim", "organizer"})
MODALITIES = frozenset({"actual", "planned", "negated"})
NAMED = ["persons", "organizations", "places"]
ITEM_KEYS = ["item", "language", "published", "headline", *NAMED, "events", "figures", "source_file"]
EVENT_KEYS = ["type", "main", "modality", "date", "date_inferred", "place", "participants", "trigger"]
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
EDTF = re.compile(rf"{DAY}(/{DAY})?")
TRIGGER_WORDS = 6

Record = dict[str, Any]


@cache
def gold() -> dict[str, list[Record]]:
    """The annotations by part; links are of pairs of items, and a test of their own reads them."""
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(HERE.glob("*.jsonl"))
        if path.stem != SECTION
    }


def records(*parts: str) -> list[Any]:
    """The annotations of some parts, or of all, as pytest parameters."""
    every = [(part, record) for part in parts or gold() for record in gold()[part]]
    return [pytest.param(record, id=f"{part}:{record['item']}") for part, record in every]


def named(record: Record) -> Iterator[Record]:
    """Everything with a name and its written forms."""
    for kind in NAMED:
        yield from record[kind]


def phrases(record: Record) -> Iterator[str]:
    """Whatever must stand word for word in the text."""
    yield record["headline"]
    for entity in named(record):
        yield from entity["surface"]
    for statement in record["events"] + record["figures"]:
        yield statement["trigger"]
    yield from unlisted_participants(record)


def unlisted_participants(record: Record) -> Iterator[str]:
    """Forces without a name of their own, which take part in an Attack under the words of the text."""
    listed = {entity["name"] for entity in named(record)}
    for event in record["events"]:
        if event["type"] == "Attack":
            yield from {p["name"] for p in event["participants"] if p["name"]} - listed


def stands_in(phrase: str, text: str) -> bool:
    """Whether the text holds the phrase as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


@pytest.mark.parametrize("record", records())
def test_fields_are_the_contracts(record: Record) -> None:
    assert list(record) == ITEM_KEYS
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", record["published"])
    assert re.fullmatch(r"[a-z]{2}", record["language"])
    assert record["headline"] == record["headline"].strip() != ""
    for person in record["persons"]:
        assert list(person) == ["name", "surface", "offices"]
    for entity in record["organizations"] + record["places"]:
        assert list(entity) == ["name", "surface"]
    for figure in record["figures"]:
        assert list(figure) == ["value", "measure", "population", "trigger"]
        assert isinstance(figure["value"], int | float) and figure["measure"]


@pytest.mark.parametrize("record", records())
def test_names_are_given_once_with_their_written_forms(record: Record) -> None:
    for kind in NAMED:
        names = [entity["name"] for entity in record[kind]]
        assert all(names) and len(set(names)) == len(names)
    for entity in named(record):
        assert entity["surface"] and all(entity["surface"])
        assert len(set(entity["surface"])) == len(entity["surface"])
    for person in record["persons"]:
        assert all(person["offices"]) and len(set(person["offices"])) == len(person["offices"])


@pytest.mark.parametrize("record", records())
def test_events_keep_to_the_closed_lists(record: Record) -> None:
    for event in record["events"]:
        assert list(event) == EVENT_KEYS
        assert event["type"] in EVENT_TYPES
        assert event["type"] != "Other" or event["main"], "Other is for main events"
        assert event["modality"] in MODALITIES
        assert event["date"] is None or EDTF.fullmatch(event["date"])
        assert event["date"] or not event["date_inferred"]
        for participant in event["participants"]:
            assert participant["role"] in ROLES
            keys = ["name", "role"] if participant["name"] else ["name", "office", "role"]
            assert list(participant) == keys
            assert participant["name"] or participant["office"]


@pytest.mark.parametrize("record", records())
def test_events_speak_of_entities_of_their_item(record: Record) -> None:
    names = {entity["name"] for entity in named(record)} | set(unlisted_participants(record))
    places = {place["name"] for place in record["places"]}
    for event in record["events"]:
        assert event["place"] is None or event["place"] in places
        for participant in event["participants"]:
            assert participant["name"] is None or participant["name"] in names


@pytest.mark.parametrize("record", records())
def test_triggers_are_short(record: Record) -> None:
    for statement in record["events"] + record["figures"]:
        assert 1 <= len(statement["trigger"].split()) <= TRIGGER_WORDS, statement["trigger"]


@pytest.mark.parametrize("record", records("look", "measure"))
def test_everything_quoted_stands_in_the_text(record: Record, shared: Path) -> None:
    text = gold_text(shared / "corpora", record["item"], record["source_file"])
    assert [phrase for phrase in phrases(record) if not stands_in(phrase, text)] == []


@pytest.mark.parametrize("record", records("samples"))
def test_everything_quoted_stands_in_the_sample(record: Record, repository: Path) -> None:
    text = gold_text(repository, record["item"], record["source_file"])
    assert [phrase for phrase in phrases(record) if not stands_in(phrase, text)] == []


def test_no_item_stands_in_two_parts() -> None:
    items = [record["item"] for rows in gold().values() for record in rows]
    assert len(set(items)) == len(items)


@pytest.mark.parametrize("part", sorted(gold()))
def test_files_are_those_of_the_digest(part: str) -> None:
    recorded = json.loads((HERE / "digest.json").read_text(encoding="utf-8"))
    content = (HERE / f"{part}.jsonl").read_bytes()
    assert recorded[part] == {
        "items": len(gold()[part]),
        "sha256": hashlib.sha256(content).hexdigest(),
    }, "the gold changed: read the change, then record its new digest in digest.json"
