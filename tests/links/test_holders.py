"""Who held an office that an item names instead of a person: by tenures, or nobody."""

from typing import Any

import pytest

from tests.support.chronicle_store import LAYOUT, ChronicleStore, event_iri

CALL = {"type": "PhoneCall", "agents": ["office/president"]}


def holders(event: dict[str, Any], **item: Any) -> list[str]:
    """The holders of the first participant of an event."""
    told = {"id": "a", "published": "2022-05-01", "events": [event], **item}
    chronicle = ChronicleStore().load(told)
    return [LAYOUT.path(holder) for holder in chronicle.values(f"{event_iri(told)}.p1-2", "resolvedHolder")]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param({"day": "2022-05-01"}, ["person/anar"], id="within a tenure"),
        pytest.param({"day": "2020-03-01"}, ["person/anar"], id="on its first day"),
        pytest.param({"day": "2020-02-29"}, [], id="before any tenure"),
        pytest.param({"day": "2023-05-31"}, [], id="on the day that one follows another"),
        pytest.param({"day": "2023-06-01"}, ["person/leyla"], id="the day after"),
        pytest.param({"day": "2025-01-01"}, ["person/leyla"], id="as long as the source vouches for it"),
        pytest.param({"day": "2025-01-02"}, [], id="later"),
        pytest.param({"start": "2023-01-01", "end": "2023-12-31"}, [], id="a year in which two held it"),
        pytest.param(
            {"start": "2022-01-01", "end": "2022-12-31"}, ["person/anar"], id="a year in which one held it"
        ),
        pytest.param(
            {"agents": ["office/chancellor"], "day": "2022-05-01"},
            ["person/boris"],
            id="a start known by its year",
        ),
        pytest.param({"agents": ["office/chancellor"], "day": "2021-12-30"}, [], id="maybe before its start"),
        pytest.param({"agents": ["person/clara"], "day": "2022-05-01"}, [], id="a person"),
        pytest.param({}, [], id="told to have happened some day"),
        pytest.param({"planned": True}, ["person/anar"], id="planned, by the date of the item"),
        pytest.param(
            {"planned": True, "day": "2026-01-01"}, [], id="planned for a day of which nobody knows"
        ),
    ],
)
def test_holder(event: dict[str, Any], expected: list[str]) -> None:
    assert holders(CALL | event) == expected


def test_a_holder_goes_when_the_item_no_longer_names_the_office() -> None:
    item = {"id": "a", "events": [CALL | {"day": "2022-05-01"}]}
    part = f"{event_iri(item)}.p1-2"
    chronicle = ChronicleStore().load(item)
    assert chronicle.values(part, "resolvedHolder")
    assert not chronicle.load({"id": "a", "events": []}).values(part, "resolvedHolder")


def test_a_planned_event_has_no_happening() -> None:
    item = {
        "id": "a",
        "published": "2022-05-01",
        "events": [CALL | {"planned": True, "agents": ["person/anar"]}],
    }
    chronicle = ChronicleStore().load(item)
    assert chronicle.values(event_iri(item), "accountOf") == []
