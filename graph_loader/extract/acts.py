"""From sightings to events: what the item is about, which sightings tell of one act, and what the item implies."""

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from graph_loader.extract.grammar import Grammar
from graph_loader.extract.merging import merge
from graph_loader.extract.sightings import Sighting
from graph_loader.model import Document, Entity, Event, EventDate, Participation, Span
from ontology.folding import fold_characters

Contains = Callable[[Entity, Entity], bool]

_BETWEEN_TWO = frozenset(["Meeting", "PhoneCall", "Correspondence", "Session"])

_DECIDED = frozenset(["LegalAct", "Appointment", "Dismissal"])
_SUFFERED = frozenset(["Attack", "Accident"])

# Acts over a distance or on paper, which a dateline does not place.
_PLACELESS = frozenset(
    [
        "PhoneCall",
        "Correspondence",
        "LegalAct",
        "Appointment",
        "Dismissal",
        "Recognition",
        "Attack",
        "Accident",
    ]
)


def settle(
    sightings: Sequence[Sighting],
    document: Document,
    contains: Contains,
    dateline: tuple[Entity, Span] | None,
    owner: Participation | None,
    grammar: Grammar,
) -> tuple[Event, ...]:
    """The events of an item, each act once.

    `dateline` is the place the item is headed with and the line that names it; `owner` is the first person of the
    body, who acts where a headline names only the other side (“Telephone conversation with …”).
    """
    marked = _named_in_lead(_marked(sightings, document))
    report = merge([s.event for s in marked if not s.background], contains)
    background = merge([s.event for s in marked if s.background], contains)
    report = [_with_owner(event, owner) for event in report]
    report = [_signed_by_persons(event) for event in report]
    report = _without_spoken_wishes(report, document, grammar)
    report = _without_talk_of_talks(report, document, grammar)
    report = _without_tributes(report, document, grammar)
    leading = {s.event.evidence[0] for s in marked if not s.aside and (s.headline or s.lead)}
    report = _with_common_date(report, leading)
    place = _common_place([e for e in report if leading.intersection(e.evidence)], dateline, contains)
    report = _placed(report, place, contains, headed=dateline is not None)
    events = [_ahead(_dated(event, document), document) for event in (*report, *background)]
    return tuple(_unique_names(events))


def _marked(sightings: Sequence[Sighting], document: Document) -> list[Sighting]:
    """Marks the main acts: those of the headline and the lead, and what the report goes on to tell of those days."""
    headline_acts = any(s.headline for s in sightings)
    leading = [
        s for s in sightings if not s.aside and (s.headline or (s.lead and (s.verb or not headline_acts)))
    ]
    return [
        replace(s, event=replace(s.event, main=True)) if s in leading or _goes_on(s, document) else s
        for s in sightings
    ]


def _named_in_lead(sightings: Sequence[Sighting]) -> list[Sighting]:
    """“Energy minister steps down”, and in the lead his name: whom a headline names by office, the lead names."""
    leads = [s.event for s in sightings if s.lead and not s.headline and not s.aside]
    found: list[Sighting] = []
    for sighting in sightings:
        event = sighting.event
        same = [e for e in leads if (e.type, e.modality) == (event.type, event.modality)]
        if sighting.headline and len(same) == 1:
            event = _without_offices_named(event, same[0])
        found.append(replace(sighting, event=event))
    return found


def _without_offices_named(headline: Event, lead: Event) -> Event:
    """The event of a headline without the offices in whose role the lead has a person that the headline has not."""
    there = {p.agent.path for p in headline.participations if p.agent is not None}
    named = {
        p.role
        for p in lead.participations
        if p.agent and p.agent.kind == "person" and p.agent.path not in there
    }
    kept = (p for p in headline.participations if not (_is_nameless(p) and p.role in named))
    return replace(headline, participations=tuple(kept))


def _is_nameless(part: Participation) -> bool:
    """An office, or a body for which somebody acts: “the delegation of the parliament”."""
    return part.agent is not None and part.agent.kind in ("office", "organization")


_CALLED_BY_NAME = frozenset(
    ["WreathLaying", "Signing", "Award", "Opening", "Commemoration", "Session", "PhoneCall"]
)
"""Acts whose nouns tell of them as verbs do: “the signing ceremony took place”."""


def _goes_on(sighting: Sighting, document: Document) -> bool:
    """Whether a sentence goes on about the same news: an act of those days, told with a finite verb or by its name."""
    event = sighting.event
    told = sighting.verb or event.type in _CALLED_BY_NAME
    if sighting.aside or not told or event.modality != "actual":
        return False
    if (
        event.date is not None
        and document.published is not None
        and abs((event.date.latest - document.published).days) > _SAME_NEWS
    ):
        return False
    return bool(event.participations or event.place or event.type == "Signing")


def _signed_by_persons(event: Event) -> Event:
    """“UK and Japan sign …”, and in the lead who signed: where persons sign, the states that they sign for do not."""
    agents = [p.agent.kind for p in event.participations if p.agent is not None and p.role == "agent"]
    if event.type != "Signing" or "person" not in agents or "place" not in agents:
        return event
    kept = tuple(p for p in event.participations if p.agent is None or p.agent.kind != "place")
    return replace(event, participations=kept)


def _with_owner(event: Event, owner: Participation | None) -> Event:
    """A chronicle leaves its own official out of its headlines: “Meeting with …”, “Greetings to …”."""
    if owner is None or event.type not in _BETWEEN_TWO or not event.main:
        return event
    known = {p.agent.path for p in event.participations if p.agent is not None}
    if (
        any(p.role == "agent" for p in event.participations)
        or owner.agent is None
        or owner.agent.path in known
    ):
        return event
    return replace(event, participations=(owner, *event.participations))


_SAME_NEWS = 3  # days between an act and the news of it


def _without_spoken_wishes(events: Sequence[Event], document: Document, grammar: Grammar) -> list[Event]:
    """Congratulations and condolences spoken in a call or meeting are no letters."""
    spoken = any(e.main and e.type in ("PhoneCall", "Meeting", "Visit") for e in events)
    return [
        e
        for e in events
        if not spoken
        or e.type != "Correspondence"
        or any(word in fold_characters(document.slice(e.trigger)) for word in grammar.letters)
    ]


def _without_talk_of_talks(events: Sequence[Event], document: Document, grammar: Grammar) -> list[Event]:
    """“They discussed …” in the report of a call or meeting tells no second one.

    Whoever discusses or exchanges something may have been told only in part there.
    """
    kept: list[Event] = []
    for event in events:
        words = fold_characters(document.slice(event.trigger))
        others = [e for e in events if e is not event and e.main and e.type in _SPOKEN_ACTS]
        of_talk = event.type == "Meeting" and words.startswith(grammar.talk)
        within = of_talk and any(_agents(event) <= _agents(other) for other in others)
        exchanged = of_talk and words.startswith(grammar.exchange)
        if within or (exchanged and any(_agents(event) & _agents(other) for other in others)):
            continue
        kept.append(event)
    return kept


def _without_tributes(events: Sequence[Event], document: Document, grammar: Grammar) -> list[Event]:
    """“laid a wreath and paid tribute”, or a tribute in the headline alone: what the wreath means is no second act."""
    wreaths = [e for e in events if e.type == "WreathLaying" and e.modality == "actual"]
    return [
        e
        for e in events
        if e.type != "Commemoration"
        or not fold_characters(document.slice(e.trigger)).startswith(grammar.tributes)
        or not any(_agents(e) <= _agents(wreath) for wreath in wreaths)
    ]


_SPOKEN_ACTS = frozenset(["PhoneCall", "Meeting", "Session", "Conference", "Visit"])


def _agents(event: Event) -> set[str]:
    return {p.agent.path for p in event.participations if p.agent is not None}


def _with_common_date(events: Sequence[Event], leading: Set[Span]) -> list[Event]:
    """Main acts without a date took place on the day that headline or lead state, where they state one day.

    The day of what an official came to see, “where a depot caught fire on June 24”, is not that of the coming.
    """
    stated = [
        e
        for e in events
        if e.modality == "actual" and e.date is not None and (e.date_evidence or e.evidence[0]) in leading
    ]
    if any(e.main and e.type not in _SUFFERED for e in events):
        stated = [e for e in stated if e.type not in _SUFFERED]
    if not stated or stated[0].date is None or stated[0].date.earliest != stated[0].date.latest:
        return list(events)
    day, evidence = stated[0].date, stated[0].date_evidence or stated[0].evidence[0]
    return [
        replace(e, date=day, date_evidence=evidence)
        if e.main and e.modality == "actual" and e.date is None
        else e
        for e in events
    ]


def _common_place(
    events: Sequence[Event], dateline: tuple[Entity, Span] | None, contains: Contains
) -> tuple[Entity, Span] | None:
    """Where the acts of the item took place that name no place themselves: its dateline, else the one place told.

    Of places that lie in each other (“arrived in Ukraine … in Kyiv”) the innermost is the one.
    """
    if dateline is not None:
        return dateline
    told = [
        (e.place, e.evidence[0])
        for e in events
        if e.main and e.place is not None and e.type not in _PLACELESS
    ]
    if not told:
        return None
    innermost = told[0]
    for place, evidence in told[1:]:
        if contains(innermost[0], place):
            innermost = (place, evidence)
        elif place.path != innermost[0].path and not contains(place, innermost[0]):
            return None
    return innermost


def _placed(
    events: Sequence[Event], place: tuple[Entity, Span] | None, contains: Contains, *, headed: bool
) -> list[Event]:
    """Main acts that name no place: where the last one before them took place, if that lies in the common place or
    there is none; else in the common place. A dateline places what is decided, too."""
    last: tuple[Entity, Span] | None = None
    placed: list[Event] = []
    for event in sorted(events, key=lambda event: event.trigger):
        distant = event.type in _PLACELESS and not (headed and event.type in _DECIDED)
        here = _nearest(last, place, contains)
        if (
            event.place is None
            and event.main
            and event.modality == "actual"
            and not distant
            and here is not None
        ):
            event = replace(event, place=here[0], place_evidence=here[1])
        elif (
            event.place is not None
            and event.main
            and event.type not in _PLACELESS
            and event.modality == "actual"
        ):
            last = event.place, event.place_evidence or event.evidence[0]
        placed.append(event)
    return placed


def _nearest(
    last: tuple[Entity, Span] | None, common: tuple[Entity, Span] | None, contains: Contains
) -> tuple[Entity, Span] | None:
    if last is None or common is None:
        return common or last
    return last if contains(common[0], last[0]) else common


def _dated(event: Event, document: Document) -> Event:
    """A main act without a date took place no later than the day it was published."""
    day = document.published
    if event.date is not None or not event.main or event.modality != "actual" or day is None:
        return event
    return replace(event, date=EventDate(day.isoformat(), day, day, "published"))


def _ahead(event: Event, document: Document) -> Event:
    """What lies after the day of the item has not happened for it, whatever tense it is told in."""
    day = document.published
    if event.modality != "actual" or event.date is None or day is None or event.date.earliest <= day:
        return event
    return replace(event, modality="planned")


def _unique_names(events: Sequence[Event]) -> list[Event]:
    """Two events of one type never share their trigger, which names them."""
    seen: set[str] = set()
    return [event for event in events if event.name not in seen and not seen.add(event.name)]  # type: ignore[func-returns-value]
