"""Links between items, case by case: two items and how they are linked, whichever comes first."""

import pytest

from tests.support.cases import Case, read_cases
from tests.support.chronicle_store import ChronicleStore


@pytest.mark.parametrize("case", read_cases("links/items"))
def test_two_items(case: Case) -> None:
    items = [
        {"id": identifier} | {key: value for key, value in item.items() if value is not None}
        for identifier, item in zip(("a", "b"), case["items"], strict=True)
    ]
    kind = case.get("kind")
    expected = {kind: {("item/a", "item/b"): (case["score"], case["reason"])}} if kind else {}
    for order in (items, items[::-1]):
        chronicle = ChronicleStore()
        for item in order:
            chronicle.load(item)
        found = {name: chronicle.joined(name) for name in ("translation", "teaser")}
        assert {name: links for name, links in found.items() if links} == expected


def test_a_link_goes_with_either_item() -> None:
    visit = {"type": "Visit", "agents": ["person/anar"], "place": "place/shusha", "day": "2022-05-01"}
    common = {"published": "2022-05-01", "mentions": ["person/anar"], "events": [visit]}
    english, azerbaijani = {"id": "a", **common}, {"id": "b", "language": "az", **common}
    chronicle = ChronicleStore().load(english, azerbaijani)
    assert list(chronicle.joined("translation")) == [("item/a", "item/b")]
    assert chronicle.load({**azerbaijani, "language": "en"}).joined("translation") == {}
