"""An event and those who take part.

SHACL-SPARQL twin: `shapes/sparql/participations.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rdflib.term import Node

from ontology import XR
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_PARTICIPATION: Final = XR.participation
_PARTICIPANT: Final = XR.participant
_AGENT: Final = XR.agent
_POSITION: Final = XR.listPosition


def participations(index: Index) -> Iterator[Violation]:
    """Participations of no event or several, and events whose participants or list positions clash."""
    events: dict[Node, list[Node]] = {}
    for event in index.everywhere(XR.Event, XR.UnrealizedEvent):
        for participation in index.values(event, _PARTICIPATION):
            events.setdefault(participation, []).append(event)
    for participation in index.of_class(XR.Participation):
        yield from _belongs(participation, events.get(participation, []))
    for event in index.of_class(XR.Event, XR.UnrealizedEvent):
        yield from _shortcut(index, event)
        yield from _positions(index, event)


def _belongs(participation: Node, events: list[Node]) -> Iterator[Violation]:
    if not events:
        yield rule("participation-event").broken(participation)
    for event in events:
        if len(events) > 1:
            yield rule("participation-event").broken(participation, value=event)
        if not str(participation).startswith(str(event)):
            yield rule("participation-iri").broken(participation, value=event)


def _shortcut(index: Index, event: Node) -> Iterator[Violation]:
    agents = {a for part in index.values(event, _PARTICIPATION) for a in index.values(part, _AGENT)}
    for value in agents.symmetric_difference(index.values(event, _PARTICIPANT)):
        yield rule("participant-shortcut").broken(event, _PARTICIPANT, value)


def _positions(index: Index, event: Node) -> Iterator[Violation]:
    taken = Counter(p for part in index.values(event, _PARTICIPATION) for p in index.values(part, _POSITION))
    for position, times in taken.items():
        if times > 1:
            yield rule("list-position").broken(event, _PARTICIPATION, position)
