"""Compares the parts of an event found with those of the gold event that it matches (CONTRACT section 6)."""

from graph_loader.evaluation.case import Case
from graph_loader.evaluation.forms import Forms
from graph_loader.evaluation.gold import GoldEvent
from graph_loader.evaluation.participants import match_participants
from graph_loader.evaluation.scores import Score
from graph_loader.model import Event


def compare_parts(case: Case, gold: GoldEvent, event: Event) -> dict[str, Score]:
    """Score participants, their roles, date, place and modality; nothing given on both sides is agreement."""
    return {
        **_participants(case, gold, event),
        "dates": _date(case, gold, event),
        "event places": _place(case, gold, event),
        "modality": _modality(case, gold, event),
    }


def _participants(case: Case, gold: GoldEvent, event: Event) -> dict[str, Score]:
    matching = match_participants(case, gold, event)
    for i in matching.missed:
        party = gold.participants[i]
        words = party.name or party.office or ""
        case.note_miss("participants", _of(gold, f"{words} as {party.role}"), gold.trigger)
    for j in matching.extra:
        found = event.participations[j]
        words = f"{case.item.document.slice(found.written)} as {found.role}"
        case.note_extra("participants", _of(gold, words), found.written)
    right = 0
    for i, j in matching.pairs.items():
        role, found = gold.participants[i].role, event.participations[j]
        if role == found.role:
            right += 1
        else:
            words = f"{case.item.document.slice(found.written)} {found.role} for {role}"
            case.note_wrong("roles", _of(gold, words), found.written)
    return {"participants": matching.score, "roles": Score.share(right, len(matching.pairs))}


def _date(case: Case, gold: GoldEvent, event: Event) -> Score:
    day = event.date.edtf if event.date else None
    if day != gold.date:
        case.note_wrong("dates", _of(gold, f"{day} for {gold.date}"), event.trigger)
    return Score.share(int(day == gold.date), 1)


def _place(case: Case, gold: GoldEvent, event: Event) -> Score:
    expected = case.gold_forms.of(gold.place) if gold.place else Forms()
    found = case.item_forms.of(event.place) if event.place else Forms()
    right = bool(expected.likeness(found)) or expected == found == Forms()
    if not right:
        label = event.place.label if event.place else None
        case.note_wrong("event places", _of(gold, f"{label} for {gold.place}"), event.trigger)
    return Score.share(int(right), 1)


def _modality(case: Case, gold: GoldEvent, event: Event) -> Score:
    right = gold.modality == event.modality
    if not right:
        case.note_wrong("modality", _of(gold, f"{event.modality} for {gold.modality}"), event.trigger)
    return Score.share(int(right), 1)


def _of(gold: GoldEvent, words: str) -> str:
    return f"{gold.type} ({gold.trigger}): {words}"
