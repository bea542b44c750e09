"""Who leads whom, and how far a change reaches: cases in which one thing leads to another."""

from typing import Any

import pytest

from tests.support.chronicle_store import ChronicleStore, event_iri

VISIT = {"type": "Visit", "place": "place/shusha", "day": "2022-05-01"}
OTHERS = ["name/person/first-guest", "name/person/second-guest", "name/person/third-guest"]


def item(identifier: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {"id": identifier, "events": [VISIT | event for event in events]}


CLARA_AND_GUESTS = item("clara", {"agents": ["person/clara", *OTHERS]})
BORIS_AND_LEYLA = item(
    "boris", {"agents": ["person/boris", "person/leyla", "person/anar", "organization/assembly"]}
)
BOTH = item(
    "both",
    {"agents": ["person/boris", "person/leyla", "person/clara"]},
    {"agents": ["person/clara"], "place": "place/shusha-district", "main": False},
)


def test_a_rival_takes_the_place_that_another_left() -> None:
    chronicle = ChronicleStore().load(CLARA_AND_GUESTS, BOTH)
    assert chronicle.happening(event_iri(BOTH, 0)) == chronicle.happening(event_iri(CLARA_AND_GUESTS))
    assert chronicle.happening(event_iri(BOTH, 1)) != chronicle.happening(event_iri(CLARA_AND_GUESTS))

    chronicle.load(BORIS_AND_LEYLA)
    assert chronicle.happening(event_iri(BOTH, 0)) == chronicle.happening(event_iri(BORIS_AND_LEYLA))
    assert chronicle.happening(event_iri(BOTH, 1)) == chronicle.happening(event_iri(CLARA_AND_GUESTS))

    chronicle.take_out(BORIS_AND_LEYLA)
    assert chronicle.links() == ChronicleStore().load(CLARA_AND_GUESTS, BOTH).links()


def test_followers_of_a_leader_that_is_led_itself_look_for_another() -> None:
    """The middle one agrees with both others, which do not agree with each other."""
    wide = item("wide", {"agents": ["person/anar"]})
    middle = item("middle", {"agents": ["person/anar", "person/boris"]})
    full = item("full", {"agents": ["person/boris", "person/clara", *OTHERS]})
    chronicle = ChronicleStore().load(wide, middle)
    assert chronicle.happening(event_iri(wide)) == chronicle.happening(event_iri(middle))

    chronicle.load(full)
    assert chronicle.happening(event_iri(middle)) == chronicle.happening(event_iri(full))
    assert chronicle.happening(event_iri(wide)) != chronicle.happening(event_iri(middle))
    assert chronicle.links() == ChronicleStore().load(full).load(middle).load(wide).links()


def test_what_lies_elsewhere_is_left_alone() -> None:
    chronicle = ChronicleStore().load(CLARA_AND_GUESTS, BOTH)
    before = chronicle.links()
    chronicle.load(item("elsewhere", {"agents": ["person/clara"], "place": "place/lachin"}))
    assert before <= chronicle.links()


@pytest.mark.parametrize("number", range(6))  # which of the vague accounts comes first is a matter of digests
def test_two_items_that_tell_the_same_two_vague_things_do_not_depend_on_each_other(number: int) -> None:
    received = {
        "type": "Meeting",
        "counterparts": ["person/leyla"],
        "place": "place/shusha",
        "day": "2022-05-01",
    }
    twice = [{"id": f"{name}{number}", "events": [received, received]} for name in ("a", "c")]
    headline = {"id": f"b{number}", "extent": "headline", "events": [received]}
    for one, other in (twice, twice[::-1]):
        rest = ChronicleStore().load(one, headline).links()
        assert ChronicleStore().load(one, headline, other).take_out(other).links() == rest


def test_a_mere_mention_does_not_unite_what_differs() -> None:
    """Talks of two, talks of three in the same town, and a mention of talks there: it goes with one of them."""
    talks = {"type": "Meeting", "agents": ["person/anar"], "basis": "published"}
    two = item("two", {**talks, "counterparts": ["person/boris"]})
    three = item("three", {**talks, "counterparts": ["person/boris", "person/clara"]})
    mention = item("mention", {"type": "Meeting", "main": False})
    chronicle = ChronicleStore().load(mention, two, three)
    assert chronicle.happening(event_iri(two)) != chronicle.happening(event_iri(three))
    assert chronicle.happening(event_iri(mention)) == chronicle.happening(event_iri(three))
