"""Talks of which one party speaks: an item's own words, beside the report of the other item."""

import pytest

from tests.support.chronicle_store import ChronicleStore, event_iri

DAY = {"day": "2022-05-01", "basis": "published"}
REPORT = {
    "id": "report",
    "events": [{"type": "Meeting", "agents": ["person/anar"], "counterparts": ["person/boris"], **DAY}],
}
MENTION = {"type": "Meeting", "counterparts": ["person/boris"], "main": False}


@pytest.mark.parametrize(
    ("speaker", "main", "joined"),
    [("person/anar", True, True), ("person/clara", True, False), ("person/anar", False, False)],
    ids=["a party", "somebody else", "words in passing"],
)
def test_whose_words_an_item_is_about(speaker: str, main: bool, joined: bool) -> None:
    words = {"type": "PressStatement", "agents": [speaker], "main": main, **DAY}
    item = {"id": "words", "published": "2022-05-01", "events": [MENTION, words]}
    chronicle = ChronicleStore().load({**REPORT, "published": "2022-05-01"}, item)
    assert (chronicle.happening(event_iri(item)) == chronicle.happening(event_iri(REPORT))) is joined
