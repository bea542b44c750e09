"""What happenings are called, case by case: one item, one event, its happening's labels."""

import pytest

from tests.support.cases import Case, read_cases
from tests.support.chronicle_store import ChronicleStore, event_iri


@pytest.mark.parametrize("case", read_cases("links/labels"))
def test_label(case: Case) -> None:
    item = {"id": "a", "language": case.get("language", "en"), "events": case["events"]}
    chronicle = ChronicleStore().load(item)
    expected = {language: case[language] for language in ("en", "az") if case[language]}
    assert chronicle.labels(chronicle.happening(event_iri(item))) == expected


def test_what_items_call_an_event_is_no_label() -> None:
    attack = {
        "type": "Attack",
        "place": "place/khojaly",
        "day": "1992-02-26",
        "designations": ["Khojaly tragedy"],
    }
    item = {"id": "a", "events": [attack]}
    chronicle = ChronicleStore().load(item)
    assert chronicle.labels(chronicle.happening(event_iri(item)))["en"] == "Attack, Khojaly, 1992-02-26"


def test_the_account_that_tells_most_names_the_happening() -> None:
    visit = {"type": "Visit", "agents": ["person/anar"], "day": "2022-05-01"}
    wide = {"id": "a", "events": [visit | {"place": "place/azerbaijan"}]}
    narrow = {"id": "b", "events": [visit | {"place": "place/shusha"}]}
    chronicle = ChronicleStore().load(wide, narrow)
    happening = chronicle.happening(event_iri(wide))
    assert happening == chronicle.happening(event_iri(narrow))
    assert chronicle.labels(happening)["en"] == "Visit, Shusha, 2022-05-01"
    assert chronicle.take_out(narrow).labels(happening)["en"] == "Visit, Azerbaijan, 2022-05-01"
