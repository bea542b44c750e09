"""Gold annotations as frozen values: JSON Lines, an object an item (CONTRACT section 6, https://jsonlines.org/)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_loader.errors import InputError
from ontology import EVENT_TYPES

UNSCORED = "Other"
"""The type of a main event that is of no event class."""


@dataclass(frozen=True, slots=True)
class GoldName:
    """A named person, organization or place with its written forms, and a person's offices."""

    name: str
    surface: tuple[str, ...]
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """Somebody's part in an event; `name` is None where only the office is known."""

    name: str | None
    office: str | None
    role: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; `type` is the local name of an event class or UNSCORED, `date` EDTF, `place` one of the item's."""

    type: str
    main: bool
    modality: str
    date: str | None
    place: str | None
    participants: tuple[GoldParticipant, ...]
    trigger: str


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A number with what is counted, in one or two English words each."""

    value: float
    measure: str
    population: str | None
    trigger: str


@dataclass(frozen=True, slots=True)
class GoldItem:
    """Everything that one item says, read by hand; `source_file` is where its text lay."""

    item: str
    language: str
    published: str | None
    headline: str
    persons: tuple[GoldName, ...]
    organizations: tuple[GoldName, ...]
    places: tuple[GoldName, ...]
    events: tuple[GoldEvent, ...]
    figures: tuple[GoldFigure, ...]
    source_file: str | None = None


def load_gold(path: Path) -> list[GoldItem]:
    """The items of a gold file; InputError names the line that is none."""
    items = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                items.append(_item(json.loads(line)))
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise InputError(f"{path}, line {number} is no gold item: {_reason(error)}") from error
    if not items:
        raise InputError(f"{path} holds no gold item; write one JSON object a line")
    return items


def digest_of(path: Path) -> str:
    """SHA-256 of a gold file, which names this state of it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _item(data: Mapping[str, Any]) -> GoldItem:
    return GoldItem(
        item=data["item"],
        language=data["language"],
        published=data["published"],
        headline=data["headline"],
        persons=_names(data["persons"]),
        organizations=_names(data["organizations"]),
        places=_names(data["places"]),
        events=tuple(_event(event) for event in data["events"]),
        figures=tuple(_figure(figure) for figure in data["figures"]),
        source_file=data.get("source_file"),
    )


def _names(entries: Sequence[Mapping[str, Any]]) -> tuple[GoldName, ...]:
    return tuple(GoldName(e["name"], tuple(e["surface"]), tuple(e.get("offices", ()))) for e in entries)


def _event(event: Mapping[str, Any]) -> GoldEvent:
    if event["type"] not in (*EVENT_TYPES, UNSCORED):
        raise ValueError(
            f"{event['type']} is no event type; there are {', '.join(EVENT_TYPES)} and {UNSCORED}"
        )
    return GoldEvent(
        type=event["type"],
        main=event["main"],
        modality=event["modality"],
        date=event["date"],
        place=event["place"],
        participants=tuple(_participant(participant) for participant in event["participants"]),
        trigger=event["trigger"],
    )


def _participant(participant: Mapping[str, Any]) -> GoldParticipant:
    name, office = participant.get("name"), participant.get("office")
    if not (name or office):
        raise ValueError("a participant has a name or an office")
    return GoldParticipant(name, office, participant["role"])


def _figure(figure: Mapping[str, Any]) -> GoldFigure:
    return GoldFigure(
        float(figure["value"]), figure["measure"] or "", figure.get("population"), figure["trigger"]
    )
