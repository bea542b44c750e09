"""What an extracted item says, as plain values that a line of a case file can hold."""

from collections.abc import Callable
from typing import Any

from graph_loader.authority.index import Authority
from graph_loader.model import Entity, Event, Item

Label = Callable[[Entity], str]


def labels_in(authority: Authority, language: str) -> Label:
    """How a case calls an entity: by the authority's label in the case's language, offices by that in English, and
    what the authority does not know as the text does."""

    def label(entity: Entity) -> str:
        if entity.provisional:
            return entity.label
        return authority.label(entity.path, "en" if entity.kind == "office" else language)

    return label


def told_events(item: Item, label: Label) -> list[dict[str, Any]]:
    """The events of an item in the order of the text; what a case leaves out is actual, or not told."""
    return [_event(event, label) for event in sorted(item.events, key=lambda event: event.trigger)]


def told_offices(item: Item, label: Label) -> list[list[str]]:
    """Who holds which office, with the phase where it is not the current one."""
    return [
        [label(r.holder), label(r.office), *([r.phase] if r.phase != "current" else [])]
        for r in sorted(item.office_reports, key=lambda report: report.span)
    ]


def told_names(item: Item, kind: str, label: Label) -> list[str]:
    """The entities of a kind that the item names, each once, by its first place."""
    return list(dict.fromkeys(label(m.entity) for m in item.mentions if m.entity.kind == kind))


def _event(event: Event, label: Label) -> dict[str, Any]:
    told: dict[str, Any] = {"type": event.type}
    if event.modality != "actual":
        told["modality"] = event.modality
    if event.date is not None and event.date.basis != "published":
        told["date"] = event.date.edtf
    if event.place is not None:
        told["place"] = label(event.place)
    told["participants"] = [[label(p.agent), p.role] for p in event.participations if p.agent is not None]
    return told
