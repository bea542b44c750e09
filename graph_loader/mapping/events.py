"""Events, unrealized events and who took part in them (CONTRACT section 4, Event and Participation)."""

from collections import Counter
from collections.abc import Mapping

from rdflib import URIRef

from graph_loader.mapping.writer import ItemWriter, day, integer, plain, tagged
from graph_loader.model import Attribution, Event, Item, Participation, Span
from ontology import XR


def write_events(writer: ItemWriter, item: Item) -> Mapping[Span, URIRef]:
    """Write every event of the item; gives the events that happened by the span of their trigger."""
    happened = {e.trigger: writer.node(e.name) for e in reversed(item.events) if e.modality == "actual"}
    for event in item.events:
        _write_event(writer, item, event, happened)
    return happened


def _write_event(writer: ItemWriter, item: Item, event: Event, happened: Mapping[Span, URIRef]) -> None:
    text, node = item.document.text, writer.node(event.name)
    actual = event.modality == "actual"
    if actual:
        writer.typed(node, XR.Event, XR[event.type])
    else:
        writer.typed(node, XR.UnrealizedEvent)
    writer.add(writer.item, XR.reports, node)
    if event.main and actual:
        writer.add(writer.item, XR.mainEvent, node)
    writer.add(node, XR.eventType, XR[event.type])
    writer.add(node, XR.modality, plain(event.modality))
    writer.add(node, XR.evidence, *writer.sentences(event.evidence, text))
    _write_place(writer, node, event, text)
    _write_date(writer, node, event, text)
    writer.add(node, XR.designation, *(tagged(words, language) for words, language in event.designations))
    if event.object is not None:
        writer.add(node, XR.object, writer.entity(event.object))
        writer.add(writer.item, XR.mentions, writer.entity(event.object))
    if event.object_written is not None:
        writer.add(node, XR.objectAsWritten, tagged(*event.object_written))
    if event.about is not None:
        writer.add(node, XR.aboutEvent, happened.get(event.about))
    write_attribution(writer, node, event.attribution, text)
    names: Counter[str] = Counter()
    for participation in event.participations:
        name = f".p{participation.written.start}-{participation.written.end}"
        names[name] += 1
        # "They" is one word for several: each has a part of its own.
        suffix = f"-{names[name]}" if names[name] > 1 else ""
        _write_participation(writer, node, URIRef(f"{node}{name}{suffix}"), participation, text)


def _write_place(writer: ItemWriter, node: URIRef, event: Event, text: str) -> None:
    if event.place is None:
        return
    writer.add(node, XR.place, writer.entity(event.place))
    writer.add(writer.item, XR.mentions, writer.entity(event.place))
    if event.place_evidence is not None and event.place_evidence not in event.evidence:
        writer.add(node, XR.placeEvidence, writer.sentence(event.place_evidence, text))


def _write_date(writer: ItemWriter, node: URIRef, event: Event, text: str) -> None:
    if event.date is None:
        return
    writer.add(node, XR.edtf, plain(event.date.edtf))
    writer.add(node, XR.startDate, day(event.date.earliest))
    writer.add(node, XR.endDate, day(event.date.latest))
    writer.add(node, XR.dateBasis, plain(event.date.basis))
    if event.date_evidence is not None and event.date_evidence not in event.evidence:
        writer.add(node, XR.dateEvidence, writer.sentence(event.date_evidence, text))


def _write_participation(
    writer: ItemWriter, event: URIRef, node: URIRef, part: Participation, text: str
) -> None:
    writer.typed(node, XR.Participation)
    writer.add(event, XR.participation, node)
    if part.agent is not None:
        agent = writer.entity(part.agent)
        writer.add(event, XR.participant, agent)
        writer.add(node, XR.agent, agent)
        writer.add(writer.item, XR.mentions, agent)
    writer.add(node, XR.agentAsWritten, plain(text[part.written.start : part.written.end]))
    writer.add(node, XR.role, XR[f"{part.role}Role"])
    if part.acting_as is not None:
        writer.add(node, XR.actingAs, writer.entity(part.acting_as))
    writer.add(node, XR.listPosition, integer(part.position))
    writer.add(node, XR.evidence, writer.sentence(part.sentence, text))


def write_attribution(writer: ItemWriter, node: URIRef, attribution: Attribution | None, text: str) -> None:
    """To whom the item gives what `node` says; nothing where it speaks in its own voice."""
    if attribution is None:
        return
    if attribution.entity is not None:
        writer.add(node, XR.attributedTo, writer.entity(attribution.entity))
        writer.add(writer.item, XR.mentions, writer.entity(attribution.entity))
    written = attribution.written
    writer.add(node, XR.attributionAsWritten, plain(text[written.start : written.end]))
