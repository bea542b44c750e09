"""What stands in `/links` depends on the items alone, not on how they came: order, batches, removals, changes."""

from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph_loader.links.account import Account
from graph_loader.links.descriptions import Descriptions
from graph_loader.links.judgement import judge
from graph_loader.links.keys import kept_keys, sought_keys
from graph_loader.links.leading import best_leader, rank
from graph_loader.links.likenesses import name_of
from graph_loader.links.reading import AccountReader
from graph_loader.links.surroundings import Surroundings
from ontology.iris import digest_path
from tests.support.chronicle_store import LAYOUT, ChronicleStore, event_iri, item_iri

Item = Mapping[str, Any]

PERSONS = [
    "person/anar",
    "person/leyla",
    "person/boris",
    "person/clara",
    "office/president",
    "office/chancellor",
]
NAMES = ["name/person/isaac-herzog", "name/person/isaak-hersoq", "organization/assembly", None]
PLACES = [
    None,
    "place/shusha",
    "place/shusha-district",
    "place/lachin",
    "place/azerbaijan",
    "name/place/shusha/mosque",
]
DAYS = ["2022-05-01", "2022-05-02", "2022-05-03"]
SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TYPES = [
    "Visit",
    "Meeting",
    "PhoneCall",
    "Speech",
    "PressStatement",
    "Attack",
    "Opening",
    "Recognition",
    "Session",
    "Conference",
]


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    """An event out of few enough values that accounts often agree, and often contradict each other."""
    people = st.lists(st.sampled_from([*PERSONS, *NAMES]), max_size=2, unique_by=str)
    event: dict[str, Any] = {
        "type": draw(st.sampled_from(TYPES)),
        "main": draw(st.booleans()),
        "place": draw(st.sampled_from(PLACES)),
        "agents": draw(people),
        "counterparts": draw(people),
        "attendees": draw(st.lists(st.sampled_from(PERSONS), max_size=1)),
        "wording": draw(st.sampled_from([None, "first residential complex", "new border bridge"])),
        "designations": draw(st.sampled_from([[], ["Khojaly genocide"], ["bloody tragedy"]])),
    }
    dated = draw(st.sampled_from(["stated", "published", "interval", "vague", None]))
    if dated in ("stated", "published"):
        event |= {"day": draw(st.sampled_from(DAYS)), "basis": dated}
    elif dated == "interval":
        start, end = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
        event |= {"start": start, "end": end}
    elif dated == "vague":
        event |= {"start": "2022-05-01", "end": "2022-05-31", "edtf": "2022-05"}
    return event


@st.composite
def items(draw: st.DrawFn, identifier: str, known: list[dict[str, Any]]) -> Item:
    """An item that tells of some of the events that are known, in some of the ways that items differ in."""
    return {
        "id": identifier,
        "published": draw(st.sampled_from(DAYS)),
        "language": draw(st.sampled_from(["en", "en", "az"])),
        "source": draw(st.sampled_from(["herald", "herald", "gazette"])),
        "extent": draw(st.sampled_from(["full", "full", "headline"])),
        "headline": draw(
            st.sampled_from(["President visited Shusha", "President visits the city of Shusha", "News"])
        ),
        "mentions": draw(
            st.lists(st.sampled_from(["person/anar", "organization/assembly", "place/shusha"]), unique=True)
        ),
        "events": draw(st.lists(st.sampled_from(known), max_size=3)),
    }


@st.composite
def chronicles(draw: st.DrawFn) -> tuple[Item, ...]:
    """Up to seven items, and one more that comes and goes; they speak of the same few events."""
    known = draw(st.lists(events(), min_size=1, max_size=5))
    count = draw(st.integers(2, 8))
    return tuple(draw(items(f"item-{number}", known)) for number in range(count))


def accounts_of(chronicle: ChronicleStore, told: list[Item]) -> dict[str, Account]:
    """Every account by its event, read as `refresh` reads them."""
    reader = AccountReader(Descriptions(chronicle.store), Surroundings(chronicle.store, LAYOUT))
    read = [reader.told_by(NamedNode(item_iri(item))) for item in told]
    return {event.value: account for accounts in read for event, account in accounts.items()}


def leaders(accounts: Mapping[str, Account]) -> dict[str, str]:
    """The leader of each account, by name, found by comparing all with all: what the increments must come to."""
    ranks = {name: rank(name, account) for name, account in accounts.items()}
    found: dict[str, str] = {}
    for name in sorted(accounts, key=ranks.__getitem__):
        roster = accounts[name].roster
        taken = {found[rival] for rival in found if roster and accounts[rival].roster == roster}
        options = [
            (judgement, ranks[leader])
            for leader in set(found.values()) - taken
            if (judgement := judge(accounts[name], accounts[leader]))
        ]
        found[name] = best_leader(options) or name
    return found


@given(chronicles(), st.data())
@SETTINGS
def test_links_do_not_depend_on_order_or_batches(told: tuple[Item, ...], data: st.DataObject) -> None:
    at_once = ChronicleStore().load(*told).links()
    in_batches = ChronicleStore()
    order = data.draw(st.permutations(told))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(order)))) | {0, len(order)})
    for start, end in pairwise(cuts):
        in_batches.load(*order[start:end])
        gone = data.draw(st.lists(st.sampled_from(order[:end] or order), unique_by=lambda item: item["id"]))
        if end and data.draw(st.booleans()):
            in_batches.take_out(*gone).load(*gone)
    assert in_batches.links() == at_once


@given(chronicles())
@SETTINGS
def test_links_do_not_depend_on_what_has_been_there(told: tuple[Item, ...]) -> None:
    *others, item, extra = told
    rest = ChronicleStore().load(*others).links()
    with_item = ChronicleStore().load(*others, item).links()
    assert ChronicleStore().load(*told).take_out(extra).links() == with_item
    assert ChronicleStore().load(*told).take_out(item, extra).links() == rest
    assert ChronicleStore().load(*others, {**extra, "id": item["id"]}).load(item).links() == with_item


@given(chronicles())
@SETTINGS
def test_happenings_are_what_comparing_all_with_all_leaders_gives(told: tuple[Item, ...]) -> None:
    chronicle = ChronicleStore().load(*told)
    accounts = accounts_of(chronicle, list(told))
    names = {event: name_of(NamedNode(event), account) for event, account in accounts.items()}
    likenesses = {names[event]: account for event, account in accounts.items()}
    led_by = leaders(likenesses)
    together = {frozenset(e for e in accounts if led_by[names[e]] == leader) for leader in led_by.values()}
    found: dict[str, set[str]] = {}
    for event in accounts:
        found.setdefault(chronicle.happening(event), set()).add(event)
    assert {frozenset(events) for events in found.values()} == together


@given(chronicles())
@SETTINGS
def test_happenings_are_what_links_connect(told: tuple[Item, ...]) -> None:
    chronicle = ChronicleStore().load(*told)
    events = [event_iri(item, n) for item in told for n in range(len(item["events"]))]
    connected = {event: {event} for event in events}
    for (one, other), _ in chronicle.joined("sameEvent").items():
        united = connected[LAYOUT.iri(one)] | connected[LAYOUT.iri(other)]
        connected.update(dict.fromkeys(united, united))
    for event in events:
        assert connected[event] == {e for e in events if chronicle.happening(e) == chronicle.happening(event)}
        assert LAYOUT.path(chronicle.happening(event)) == digest_path("happening", min(connected[event]))


@given(chronicles())
@SETTINGS
def test_no_happening_has_two_accounts_of_one_item(told: tuple[Item, ...]) -> None:
    chronicle = ChronicleStore().load(*told)
    for item in told:
        happenings = [chronicle.happening(event_iri(item, n)) for n in range(len(item["events"]))]
        assert len(happenings) == len(set(happenings))


@given(chronicles())
@SETTINGS
def test_the_rule_is_symmetric_and_whatever_it_joins_can_be_found(told: tuple[Item, ...]) -> None:
    accounts = accounts_of(ChronicleStore().load(*told), list(told))
    for one, other in combinations(accounts.values(), 2):
        assert judge(one, other) == judge(other, one)
        if judge(one, other):
            assert kept_keys(one) & sought_keys(other)
            assert kept_keys(other) & sought_keys(one)
    for account in accounts.values():
        assert judge(account, account) is None or kept_keys(account) & sought_keys(account)


@given(chronicles())
@SETTINGS
def test_nothing_is_left_when_all_items_are_gone(told: tuple[Item, ...]) -> None:
    assert ChronicleStore().load(*told).take_out(*told).links() == set()
