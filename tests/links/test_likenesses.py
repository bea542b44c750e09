"""Many items that say the same: one of them stands for all, whichever comes and goes."""

from itertools import permutations
from typing import Any

import pytest

from tests.support.chronicle_store import ChronicleStore, event_iri

ATTACK = {
    "type": "Attack",
    "place": "place/khojaly",
    "start": "1992-02-25",
    "end": "1992-02-26",
    "main": False,
}
TWINS: list[dict[str, Any]] = [
    {"id": f"twin-{number}", "published": f"202{number}-02-26", "events": [ATTACK]} for number in range(4)
]


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_accounts_that_say_the_same_are_linked_with_the_first(order: tuple[int, ...]) -> None:
    chronicle = ChronicleStore()
    for number in order:
        chronicle.load(TWINS[number])
    assert len({chronicle.happening(event_iri(twin)) for twin in TWINS}) == 1
    first = "item/twin-0/Attack-00-05"
    assert sorted(chronicle.joined("sameEvent")) == [
        (first, f"item/twin-{n}/Attack-00-05") for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("gone", range(4))
def test_another_stands_for_them_when_the_first_goes(gone: int) -> None:
    rest = [twin for number, twin in enumerate(TWINS) if number != gone]
    assert ChronicleStore().load(*TWINS).take_out(TWINS[gone]).links() == ChronicleStore().load(*rest).links()


def test_an_account_that_says_something_else_now_leaves_the_others() -> None:
    elsewhere = {**TWINS[0], "events": [{**ATTACK, "place": "place/lachin"}]}
    chronicle = ChronicleStore().load(*TWINS).load(elsewhere)
    assert chronicle.links() == ChronicleStore().load(elsewhere, *TWINS[1:]).links()
    assert chronicle.happening(event_iri(elsewhere)) != chronicle.happening(event_iri(TWINS[1]))


def test_loading_an_item_again_changes_nothing() -> None:
    chronicle = ChronicleStore().load(*TWINS)
    before = chronicle.links()
    assert chronicle.load(TWINS[2]).links() == before
    assert chronicle.load(*TWINS).links() == before
