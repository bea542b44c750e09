"""Sentences that go on about an act told before: who else was there, who spoke there, and on which day it was."""

from collections.abc import Sequence
from dataclasses import replace

from graph_loader.extract.clauses import Clause
from graph_loader.extract.dates import DateMention
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.participations import Part, participations
from graph_loader.extract.reading import Reading
from graph_loader.extract.sightings import Sighting
from graph_loader.model import Event, Span

_OCCASIONS = frozenset(["Session", "Conference", "Commemoration", "Opening"])
_NOT_CONTINUED = frozenset(["Visit", "Correspondence", "Attack", "Accident"])
_SUFFERED = frozenset(["Attack", "Accident"])
_COMPANY = "accompan"
_OF_LAST_TOLD = ("also", "was there", "were there")
"""How triggers begin that go on about the act last told."""


def continued(
    reading: Reading,
    clause: Clause,
    taking_part: Sequence[Part],
    sentence: Span,
    at: Sighting,
    sightings: Sequence[Sighting],
    dated: DateMention | None,
) -> list[Event]:
    """“The ceremony was also attended by …”: more participants of the act last told; or its day."""
    told = [s for s in sightings if s.background == at.background and s.event.modality == "actual"]
    if not taking_part and "victim" in clause.trigger.rule.roles.values():
        return []  # how many fell, and when, may be told of another year
    if any(role == "victim" for _, role in taking_part):
        told = [s for s in told if s.event.type in _SUFFERED][-1:]
    elif (company := _in_whose_company(reading, clause, told)) is not None:
        told = [company]
    elif reading.document.slice(clause.trigger.span).startswith(_OF_LAST_TOLD):
        # The act last told, not the whole that the item is about; a wreath is laid in the course of a ceremony.
        ceremonies = [s for s in told if s.event.type != "WreathLaying"]
        told = (ceremonies or told)[-1:]
    of_note = [s for s in told if s.event.type not in _NOT_CONTINUED]
    of_note = [s for s in of_note if s.headline or s.lead] or of_note
    of_note = [s for s in of_note if s.event.type != "WreathLaying"] or of_note  # a part of the ceremony
    if not told or not (taking_part or dated):
        return []
    known = (of_note or told)[-1].event
    if dated is not None and known.date is None:
        known = replace(known, date=dated.date)
    return [
        replace(
            known,
            trigger=clause.trigger.span,
            evidence=(sentence,),
            participations=participations(taking_part, sentence),
            designations=(),
        )
    ]


def _in_whose_company(reading: Reading, clause: Clause, told: Sequence[Sighting]) -> Sighting | None:
    """“He was accompanied by …”: on the last of his ways, or whatever else he did last."""
    words = reading.tokens.words[clause.first : clause.end]
    acts = [s for s in told if any(p.role in ("agent", "attendee") for p in s.event.participations)]
    if not acts or not any(word.startswith(_COMPANY) for word in words):
        return None
    ways = [s for s in acts if s.event.type == "Visit"]
    return (ways or acts)[-1]


def attended(
    reading: Reading, event: Event, clause: Clause, found: Sequence[Sighting], grammar: Grammar
) -> Event:
    """“Speech by X at the opening of …”: who acts at an occasion attends it, where nobody else is named."""
    before, words = clause.first - 1, reading.tokens.words
    while before > clause.left and words[before] in grammar.articles:
        before -= 1
    if event.participations or not found or words[before] not in grammar.in_words:
        return event
    acting = [p for p in found[-1].event.participations if p.role in ("agent", "attendee")]
    return replace(event, participations=tuple(replace(p, role="attendee") for p in acting))


def occasion(event: Event, earlier: Sequence[Sighting]) -> Event | None:
    """Who speaks below the news of a ceremony or session was at it."""
    held = [s.event for s in earlier if (s.headline or s.lead) and s.event.type in _OCCASIONS]
    if event.type != "Speech" or event.modality != "actual" or not held or held[-1].modality != "actual":
        return None
    if event.date is not None or (event.place is not None and event.place != held[-1].place):
        return None
    there = tuple(replace(p, role="attendee") for p in event.participations if p.role == "agent")
    return (
        replace(held[-1], evidence=event.evidence, participations=there, designations=()) if there else None
    )
