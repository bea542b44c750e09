"""What an item calls an event of violence: its words, kept as a designation, never a label (CONTRACT section 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_loader.extract.crowds import CrowdRules
from graph_loader.extract.reading import Reading
from graph_loader.model import Event, Span

_TYPES = frozenset(["Attack"])


def with_designations(
    reading: Reading, events: Sequence[Event], rules: Mapping[str, CrowdRules]
) -> tuple[Event, ...]:
    """Gives each attack the words by which the item calls it: those with its place in them, those of its sentences."""
    attacks = [event for event in events if event.type in _TYPES]
    if not attacks:
        return tuple(events)
    found = [
        (Span(*match.span()), sentence.language)
        for sentence in reading.sentences
        for match in rules[sentence.language].designation.finditer(
            reading.tokens.folded, sentence.span.start, sentence.span.end
        )
    ]
    return tuple(_designated(reading, event, found, alone=len(attacks) == 1) for event in events)


def _designated(reading: Reading, event: Event, found: Sequence[tuple[Span, str]], *, alone: bool) -> Event:
    if event.type not in _TYPES:
        return event
    words: dict[tuple[str, str], None] = {}
    for span, language in found:
        placed = _with_place(reading, span, event)
        if placed is not None:
            words[(reading.document.slice(placed), language)] = None
        elif alone or any(sentence.covers(span) for sentence in event.evidence):
            words[(reading.document.slice(span), language)] = None
    return replace(event, designations=(*event.designations, *words))


def _with_place(reading: Reading, span: Span, event: Event) -> Span | None:
    """“Khojaly genocide”: the noun with the event's own place before it."""
    first, _ = reading.tokens.within(span)
    name = reading.name_before(first)
    if name is None or event.place is None or name.entity.path != event.place.path:
        return None
    return Span(reading.tokens.starts[name.first], span.end)


def with_subjects(reading: Reading, events: Sequence[Event]) -> tuple[Event, ...]:
    """Gives each recognition the event recognised: the attack whose place its sentence names, or the only one."""
    attacks = [event for event in events if event.type in _TYPES and event.modality == "actual"]
    if not attacks:
        return tuple(events)
    return tuple(
        replace(event, about=_recognised(reading, event, attacks).trigger)
        if event.type == "Recognition"
        else event
        for event in events
    )


def _recognised(reading: Reading, event: Event, attacks: Sequence[Event]) -> Event:
    first, stop = reading.tokens.within(event.evidence[0])
    named = {name.entity.path for name in reading.names_in(first, stop)}
    return next(
        (attack for attack in attacks if attack.place is not None and attack.place.path in named), attacks[0]
    )
