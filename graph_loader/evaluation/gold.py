"""Gold annotations, one JSON object a line (CONTRACT section 6), as frozen values."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_loader.errors import InputError


@dataclass(frozen=True, slots=True)
class GoldName:
    """A named person, organization or place with its written forms, and a person's offices."""

    name: str
    surface: tuple[str, ...]
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """`name` is None where only the office is known."""

    name: str | None
    office: str | None
    role: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    type: str
    main: bool
    modality: str
    date: str | None
    place: str | None
    participants: tuple[GoldParticipant, ...]
    trigger: str


@dataclass(frozen=True, slots=True)
class GoldFigure:
    value: float
    measure: str
    population: str | None
    trigger: str


@dataclass(frozen=True, slots=True)
class GoldItem:
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
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                items.append(_item(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}, line {number} is no gold item: {error!r}") from error
    return items


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
        figures=tuple(
            GoldFigure(f["value"], f["measure"], f.get("population"), f["trigger"]) for f in data["figures"]
        ),
        source_file=data.get("source_file"),
    )


def _names(entries: Sequence[Mapping[str, Any]]) -> tuple[GoldName, ...]:
    return tuple(GoldName(e["name"], tuple(e["surface"]), tuple(e.get("offices", ()))) for e in entries)


def _event(event: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        type=event["type"],
        main=event["main"],
        modality=event["modality"],
        date=event["date"],
        place=event["place"],
        participants=tuple(
            GoldParticipant(p.get("name"), p.get("office"), p["role"]) for p in event["participants"]
        ),
        trigger=event["trigger"],
    )
