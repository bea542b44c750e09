"""Sentences on one act give one event: same type, and nothing in place, day or parties that tells two acts apart."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph_loader.model import Entity, Event, EventDate, Participation, Role

Contains = Callable[[Entity, Entity], bool]

# Acts between parties: other parties make another act. Ceremonies go on with whoever joins.
_BY_COUNTERPART: frozenset[Role] = frozenset(["counterpart", "subject"])
_TO_MANY = frozenset(["Award"])
"""Acts that one ceremony does to one after another."""

_BY_AGENT = frozenset(["Speech", "PressStatement", "Interview", "Resettlement"])


def merge(events: Sequence[Event], contains: Contains) -> list[Event]:
    """One event per act, in the order of their first words; `contains(a, b)` says whether place b lies in place a."""
    merged: list[Event] = []
    for event in events:
        for index, known in enumerate(merged):
            if _same_act(known, event, contains):
                merged[index] = _united(known, event, contains)
                break
        else:
            merged.append(event)
    return [_numbered(event) for event in merged]


def _same_act(a: Event, b: Event, contains: Contains) -> bool:
    return (
        a.type == b.type
        and a.modality == b.modality
        and _places_agree(a.place, b.place, contains)
        and _dates_agree(a.date, b.date)
        and _parties_agree(a, b)
    )


def _places_agree(a: Entity | None, b: Entity | None, contains: Contains) -> bool:
    return a is None or b is None or a.path == b.path or contains(a, b) or contains(b, a)


def _dates_agree(a: EventDate | None, b: EventDate | None) -> bool:
    return a is None or b is None or (a.earliest <= b.latest and b.earliest <= a.latest)


def _parties_agree(a: Event, b: Event) -> bool:
    if a.type in _TO_MANY:
        return _overlap(_agents(a, "agent"), _agents(b, "agent"))
    for role in _BY_COUNTERPART:
        if not _overlap(_agents(a, role), _agents(b, role)):
            # "X met with Y" and "Y met with X" name one act from two sides.
            return bool(_agents(a) and _agents(a) == _agents(b))
    if a.type == "Recognition":
        return bool(_agents(a) & _agents(b))
    return a.type not in _BY_AGENT or _overlap(_agents(a, "agent"), _agents(b, "agent"))


def _agents(event: Event, role: Role | None = None) -> set[str]:
    return {p.agent.path for p in event.participations if p.agent is not None and role in (None, p.role)}


def _overlap(a: set[str], b: set[str]) -> bool:
    return not a or not b or bool(a & b)


def _united(a: Event, b: Event, contains: Contains) -> Event:
    place, place_evidence = a.place, a.place_evidence
    if b.place is not None and (place is None or (place.path != b.place.path and contains(place, b.place))):
        place, place_evidence = b.place, b.evidence[0]
    date, date_evidence = a.date, a.date_evidence
    if b.date is not None and (
        date is None or (b.date.latest - b.date.earliest) < (date.latest - date.earliest)
    ):
        date, date_evidence = b.date, b.evidence[0]
    return replace(
        a,
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
        main=a.main or b.main,
        participations=_joined(a.participations, b.participations),
        place=place,
        place_evidence=place_evidence,
        date=date,
        date_evidence=date_evidence,
        designations=tuple(dict.fromkeys((*a.designations, *b.designations))),
        object=a.object or b.object,
        object_written=a.object_written or b.object_written,
        about=a.about or b.about,
        attribution=a.attribution or b.attribution,
    )


def _joined(a: Sequence[Participation], b: Sequence[Participation]) -> tuple[Participation, ...]:
    """Each agent once; an office gained later stands, and the stronger role: agent before attendee."""
    found: dict[object, Participation] = {}
    for part in (*a, *b):
        key: object = part.agent.path if part.agent is not None else part.written
        known = found.get(key)
        if known is None:
            found[key] = part
        elif known.acting_as is None and part.acting_as is not None:
            found[key] = replace(known, acting_as=part.acting_as)
    return tuple(found.values())


def _numbered(event: Event) -> Event:
    """Positions in the list of participants, where there is more than one."""
    if len(event.participations) < 2:
        return event
    return replace(
        event,
        participations=tuple(replace(p, position=n) for n, p in enumerate(event.participations, start=1)),
    )
