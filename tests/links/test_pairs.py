"""The rule of two accounts, case by case: `event` is what both items tell, `first` and `second` where they differ."""

from typing import Any

import pytest

from tests.support.cases import Case, read_cases
from tests.support.chronicle_store import LAYOUT, ChronicleStore, event_iri


def pair_of(case: Case) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two items of a case."""
    facts = case.get("items", [{}, {}])
    first, second = (
        {"id": identifier, "events": [case["event"] | case.get(side, {})], **item}
        for identifier, side, item in zip(("a", "b"), ("first", "second"), facts, strict=True)
    )
    return first, second


@pytest.mark.parametrize("case", read_cases("links/pairs"))
def test_two_accounts(case: Case) -> None:
    first, second = pair_of(case)
    found = ChronicleStore().load(first, second).joined("sameEvent")
    ends = LAYOUT.path(event_iri(first)), LAYOUT.path(event_iri(second))
    expected = {ends: (case["score"], case["reason"])} if case["score"] else {}
    assert found == expected
