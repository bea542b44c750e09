"""Which triggers stand for an event: of overlapping ones the strongest, and of those the ones that tell enough."""

from collections.abc import Iterable

from graph_loader.extract.sightings import Sighting
from graph_loader.extract.triggers import Trigger
from graph_loader.model import Event


def strongest(triggers: Iterable[Trigger]) -> list[Trigger]:
    """Of overlapping triggers of different types the longest; of equal ones the more special type."""
    kept: list[Trigger] = []
    order = sorted(
        triggers,
        key=lambda t: (
            t.span.start - t.span.end,
            t.rule.kind != "verb",
            t.rule.type == "Meeting",
            t.span.start,
            t.rule.type,
        ),
    )
    for trigger in order:
        if not any(trigger.span.overlaps(other.span) for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.span)


def stands(trigger: Trigger, event: Event, at: Sighting) -> bool:
    """Whether a trigger is an event: a participant, a place or a date is told, as its rule demands."""
    rule, parts = trigger.rule, event.participations
    if trigger.in_passing and not rule.in_passing:
        # "during the visit" refers to an act; "the visit by X to Y in May" tells of one, and so does a lead that
        # names both sides of a meeting.
        both_sides = (at.headline or at.lead) and len(parts) > 1
        if not both_sides and (event.date is None or not (parts or event.place)):
            return False
    if (rule.place_required and event.place is None) or (rule.date_required and event.date is None):
        return False
    if rule.actor_required and not parts:
        return False
    if rule.party_required and not any(part.role == rule.party_required for part in parts):
        return False
    if rule.suffices and trigger.modality == "actual":
        return True
    told_first = at.headline or (at.lead and not trigger.in_passing)
    return told_first or bool(parts or event.place or event.date)
