"""What a comparison counts: a perfect item scores 1 in everything, and one thing amiss costs exactly that."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graph_loader.authority.index import Authority
from graph_loader.evaluation import RELATIONS, GoldItem, Score, Scores, compare
from graph_loader.evaluation.gold import GoldParticipant
from graph_loader.model import Entity, Event, EventDate, Item
from tests.support import school_opening as school

PERFECT = {
    "persons": Score(2),
    "places": Score(2),
    "organizations": Score(1),
    "offices": Score(2),
    "events": Score(2),
    "main events": Score(1),
    "participants": Score(4),
    "roles": Score(4),
    "dates": Score(2),
    "event places": Score(2),
    "modality": Score(2),
    "figures": Score(2),
}
"""The scores of an item that says all its gold says."""

Change = Callable[[Item], Item]
Row = tuple[str, Change, Mapping[str, Score]]


def compared(gold: GoldItem, item: Item, authority: Authority) -> Scores:
    """The scores of this one item."""
    scores = Scores()
    compare(gold, item, authority, scores)
    return scores


def totals(scores: Scores) -> dict[str, Score]:
    """The scores by relation."""
    return {relation: scores.total(relation) for relation in scores.relations}


def without(*paths: str) -> Change:
    """The item without these entities."""
    return lambda item: replace(item, entities=tuple(e for e in item.entities if e.path not in paths))


def with_opening(**changes: Any) -> Change:
    """The item with a changed main event."""
    return lambda item: replace(item, events=(replace(item.events[0], **changes), item.events[1]))


def day(edtf: str) -> EventDate:
    """A date; what it covers matters to no comparison."""
    return EventDate(edtf, date(2021, 5, 1), date(2021, 5, 31))


STRANGER = Entity("person", "name/person/cy-dahl", "Cy Dahl")
PARTS = ("participants", "roles", "dates", "event places", "modality")
WITHOUT_MEETING = {"participants": Score(2), "roles": Score(2), **dict.fromkeys(PARTS[2:], Score(1))}
AGENT, ATTENDEE, CROWD = school.opening().participations

CHANGES: tuple[Row, ...] = (
    ("a person is missed", without(school.BERG.path), {"persons": Score(1, 1)}),
    (
        "a person is extra",
        lambda item: replace(item, entities=(*item.entities, STRANGER)),
        {"persons": Score(2, 0, 1)},
    ),
    ("a place is missed", without(school.BAKU.path), {"places": Score(1, 1)}),
    ("an organization is missed", without(school.UNION.path), {"organizations": Score(0, 1)}),
    (
        "an office is missed",
        lambda item: replace(item, office_reports=item.office_reports[:1]),
        {"offices": Score(1, 1)},
    ),
    (
        "an office is given to another person",
        lambda item: replace(
            item,
            office_reports=(item.office_reports[0], replace(item.office_reports[1], holder=school.LIND)),
        ),
        {"offices": Score(1, 1, 1)},
    ),
    (
        "the same office is reported twice",
        lambda item: replace(item, office_reports=item.office_reports * 2),
        {},
    ),
    (
        "an event is missed",
        lambda item: replace(item, events=item.events[:1]),
        {"events": Score(1, 1), **WITHOUT_MEETING},
    ),
    (
        "the main event is missed",
        lambda item: replace(item, events=item.events[1:]),
        {"events": Score(1, 1), "main events": Score(0, 1), **WITHOUT_MEETING},
    ),
    (
        "an event is read as another type",
        lambda item: replace(item, events=(item.events[0], replace(item.events[1], type="PhoneCall"))),
        {"events": Score(1, 1, 1), **WITHOUT_MEETING},
    ),
    (
        "an event is extra",
        lambda item: replace(item, events=(*item.events, replace(item.events[0], place=None))),
        {"events": Score(2, 0, 1)},
    ),
    (
        "a participant is missed",
        with_opening(participations=(AGENT, CROWD)),
        {"participants": Score(3, 1), "roles": Score(3)},
    ),
    (
        "a participant is extra",
        with_opening(participations=(AGENT, ATTENDEE, replace(CROWD, agent=STRANGER))),
        {"participants": Score(4, 0, 1)},
    ),
    ("a crowd is left out", with_opening(participations=(AGENT, ATTENDEE)), {}),
    (
        "a role is wrong",
        with_opening(participations=(AGENT, replace(ATTENDEE, role="agent"))),
        {"roles": Score(3, 1, 1)},
    ),
    ("a date is wrong", with_opening(date=day("2021-05")), {"dates": Score(1, 1, 1)}),
    ("a date is missed", with_opening(date=None), {"dates": Score(1, 1, 1)}),
    ("an event's place is wrong", with_opening(place=school.BAKU), {"event places": Score(1, 1, 1)}),
    ("an event's place is missed", with_opening(place=None), {"event places": Score(1, 1, 1)}),
    ("the modality is wrong", with_opening(modality="negated"), {"modality": Score(1, 1, 1)}),
    (
        "a figure is missed",
        lambda item: replace(item, figures=item.figures[:1]),
        {"figures": Score(1, 1)},
    ),
    (
        "a figure has another value",
        lambda item: replace(item, figures=(item.figures[0], replace(item.figures[1], value=Decimal(3)))),
        {"figures": Score(1, 1, 1)},
    ),
)


def test_every_relation_is_scored() -> None:
    assert set(PERFECT) == set(RELATIONS)


def test_a_perfect_item_scores_one(few_names: Authority) -> None:
    scores = compared(school.gold(), school.item(), few_names)
    assert totals(scores) == PERFECT
    assert {scores.value(relation) for relation in scores.relations} == {1.0}
    assert scores.notes == []


@pytest.mark.parametrize(("change", "costs"), [pytest.param(row[1], row[2], id=row[0]) for row in CHANGES])
def test_one_thing_amiss_costs_exactly_that(
    change: Change, costs: Mapping[str, Score], few_names: Authority
) -> None:
    scores = compared(school.gold(), change(school.item()), few_names)
    assert totals(scores) == {**PERFECT, **costs}
    noted = {note.relation for note in scores.notes}
    amiss = {relation for relation, score in costs.items() if score.misses or score.extras}
    assert noted | {"main events"} == amiss | {"main events"}


def test_other_is_not_scored(few_names: Authority) -> None:
    gold = school.gold()
    other = replace(gold.events[0], type="Other", trigger="attended")
    scores = compared(replace(gold, events=(*gold.events, other)), school.item(), few_names)
    assert totals(scores) == PERFECT


def with_agent(event: Event, *agents: Entity | None) -> Item:
    """The item with other agents of the meeting."""
    agent, counterpart = event.participations
    person, office = agents
    changed = replace(event, participations=(replace(agent, agent=person, acting_as=office), counterpart))
    return replace(school.item(), events=(school.opening(), changed))


@pytest.mark.parametrize(
    ("person", "office", "hits"),
    [
        pytest.param(school.PRIME_MINISTER, None, 4, id="the office itself"),
        pytest.param(STRANGER, school.PRIME_MINISTER, 4, id="somebody acting in it"),
        pytest.param(STRANGER, school.MAYOR, 3, id="somebody acting in another"),
        pytest.param(school.MAYOR, None, 3, id="another office"),
    ],
)
def test_a_participant_known_by_office_is_found_by_it(
    person: Entity, office: Entity | None, hits: int, few_names: Authority
) -> None:
    item = with_agent(school.meeting(), person, office)
    assert compared(school.gold(), item, few_names).total("participants").hits == hits


def test_a_named_participant_is_not_found_by_office_alone(few_names: Authority) -> None:
    gold = school.gold()
    named = replace(gold.events[1], participants=(GoldParticipant("Bo Berg", None, "agent"),))
    scores = compared(
        replace(gold, events=(named,)), with_agent(school.meeting(), school.MAYOR, None), few_names
    )
    assert scores.total("participants").hits == 0


def test_a_force_named_by_its_words_is_found_where_a_crowd_says_so(few_names: Authority) -> None:
    gold = school.gold()
    force = GoldParticipant("the crowd of parents", None, "attendee")
    opening = replace(gold.events[0], participants=(*gold.events[0].participants, force))
    scores = compared(replace(gold, events=(opening, gold.events[1])), school.item(), few_names)
    assert scores.total("participants") == Score(5)


@pytest.mark.parametrize("relation", ["dates", "event places"])
def test_nothing_given_on_both_sides_is_right_and_on_one_side_wrong(
    relation: str, few_names: Authority
) -> None:
    gold = school.gold()
    open_gold = replace(gold, events=(replace(gold.events[0], date=None, place=None),))
    neither = with_opening(date=None, place=None)(school.item())
    assert compared(open_gold, neither, few_names).total(relation) == Score(1)
    assert compared(open_gold, school.item(), few_names).total(relation) == Score(0, 1, 1)


def test_of_two_events_of_a_type_the_one_with_the_parties_matches(few_names: Authority) -> None:
    gold = school.gold()
    others = replace(
        gold.events[1], participants=(GoldParticipant("Bo Berg", None, "agent"),), date="2021-05-09"
    )
    item = replace(school.item(), events=(with_berg(), school.meeting()))
    scores = compared(replace(gold, events=(gold.events[1], others)), item, few_names)
    assert scores.total("participants") == Score(3)
    assert scores.total("dates") == Score(1, 1, 1)


def with_berg() -> Event:
    """A meeting like the other one, of somebody else, on the day of the other one."""
    return replace(school.meeting(), participations=(replace(ATTENDEE, role="agent"),))


def test_notes_show_the_text_around(few_names: Authority) -> None:
    scores = compared(school.gold(), without(school.BERG.path)(school.item()), few_names)
    (note,) = scores.notes
    assert note[:4] == ("school", "persons", "miss", "Bo Berg")
    assert "Mayor Bo Berg and a crowd" in note.context
