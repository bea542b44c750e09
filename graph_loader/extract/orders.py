"""Acts done by order: who signed it appoints, dismisses or decorates, told in one sentence or sentences apart."""

from collections.abc import Sequence
from dataclasses import replace

from graph_loader.extract.grammar import Grammar
from graph_loader.extract.reading import Reading
from graph_loader.extract.sightings import Sighting
from graph_loader.model import Event, Participation

_BY_ORDER = frozenset(["Appointment", "Dismissal", "Award"])
_OPENING = 4  # words in which a sentence refers to an order: “Digər sərəncamla”, “Sərəncamlardan birinə görə”


def without_orders(found: list[Sighting], signed_before: Sequence[Participation] = ()) -> list[Sighting]:
    """An order that appoints, dismisses or decorates is that act, by whoever gave it, and no legal act beside it."""
    if not any(s.event.type in _BY_ORDER for s in found):
        return found
    orders = (s.event for s in found if s.event.type == "LegalAct")
    signers = tuple(p for order in orders for p in order.participations if p.role == "agent")
    kept = (s for s in found if s.event.type != "LegalAct")
    return [replace(s, event=_ordered(s.event, signers or signed_before)) for s in kept]


def signers_before(
    reading: Reading, first: int, stop: int, earlier: Sequence[Sighting], grammar: Grammar
) -> tuple[Participation, ...]:
    """Who signed the order that a sentence of its own refers to: whoever gave the last one told."""
    opening = reading.tokens.words[first : min(stop, first + _OPENING)]
    if not any(word.startswith(grammar.orders) for word in opening):
        return ()
    for sighting in reversed(earlier):
        if sighting.event.type == "LegalAct" or sighting.event.type in _BY_ORDER:
            agents = tuple(p for p in sighting.event.participations if p.role == "agent")
            if agents:
                return agents
    return ()


def _ordered(event: Event, signers: Sequence[Participation]) -> Event:
    if event.type not in _BY_ORDER or any(p.role == "agent" for p in event.participations):
        return event
    named = {p.agent for p in event.participations}
    return replace(
        event, participations=(*(p for p in signers if p.agent not in named), *event.participations)
    )
