"""Recognitions: each body that recognised something is an event of its own, with what it recognised and as what."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_loader.authority.index import Authority
from graph_loader.extract.actors import Actor
from graph_loader.extract.clauses import Clause
from graph_loader.extract.reading import Reading
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity, Event, Participation, Span
from ontology.iris import name_path

_AS = re.compile(r"\bas (?:an? |the )?(?P<words>[^.,;:]{3,60}?)(?= by\b|[.,;:]|$)")
_SHARED_NOUN = re.compile(r"\bparliaments of\b")
_CROWD = re.compile(
    r"[^,]{0,60}\b(?:bodies|states|cities|municipalities) of [^,.;]{3,60}?(?= recogni|[.,;]|$)"
)


class Recognitions:
    """Takes the one event of a sentence on recognition apart into one for each body."""

    def __init__(self, authority: Authority) -> None:
        self._parliaments = {
            " ".join(words_of(form.form)): form.entity
            for form in authority.names
            if form.entity.kind == "organization" and words_of(form.form)[:2] == ["parliament", "of"]
        }

    def apart(
        self, reading: Reading, clause: Clause, event: Event, actors: Sequence[Actor], sentence: Span
    ) -> list[Event]:
        """One event for each body named; none where no body is."""
        designation = self._designation(reading, clause, sentence)
        event = replace(event, designations=designation, place=None)
        bodies = self._bodies(reading, clause, actors, sentence)
        return [
            replace(
                event,
                trigger=written,
                participations=(Participation("agent", written, sentence, agent=agent),),
            )
            for written, agent in bodies
        ]

    def _designation(self, reading: Reading, clause: Clause, sentence: Span) -> tuple[tuple[str, str], ...]:
        found = _AS.search(reading.tokens.folded, clause.trigger.span.end, sentence.end)
        if found is None:
            return ()
        language = reading.sentences[reading.sentence_of(clause.first)].language
        return ((reading.document.text[found.start("words") : found.end("words")], language),)

    def _bodies(
        self, reading: Reading, clause: Clause, actors: Sequence[Actor], sentence: Span
    ) -> list[tuple[Span, Entity | None]]:
        """The recognising bodies: behind “by” in a passive, else before the verb; countries stand for their bodies."""
        passive = reading.tokens.words[clause.first] in ("was", "were", "has", "have")
        folded = reading.tokens.folded
        area = (
            Span(clause.trigger.span.end, sentence.end)
            if passive
            else Span(sentence.start, clause.trigger.span.start)
        )
        if passive:
            by = folded.find(" by ", area.start, area.end)
            area = Span(by, area.end) if by >= 0 else Span(area.end, area.end)
        shared = _SHARED_NOUN.search(folded, area.start, area.end)
        found: list[tuple[Span, Entity | None]] = []
        for actor in actors:
            if not area.covers(actor.written) or actor.entity is None or actor.entity.kind == "person":
                continue
            if actor.entity.kind != "place":
                found.append((actor.written, actor.entity))
            elif actor.marker == "genitive" and shared is None:
                continue  # "Azərbaycanın ərazi bütövlüyü": what is recognised
            elif actor.state or shared is not None:
                body = (
                    self._parliament(reading, actor)
                    if shared and actor.written.start > shared.end()
                    else actor.entity
                )
                found.append((actor.written, body))
        found += self._crowds(reading, area, found)
        return sorted(found, key=lambda pair: pair[0])

    def _parliament(self, reading: Reading, actor: Actor) -> Entity:
        """“The parliaments of Mexico, Pakistan …”: the parliament of that state, else a proposed body of that name."""
        assert actor.entity is not None  # noqa: S101  (asked by the caller)
        for name in (reading.document.slice(actor.written), actor.entity.label):
            known = self._parliaments.get(" ".join(words_of(f"Parliament of {name}")))
            if known is not None:
                return known
        label = f"Parliament of {reading.document.slice(actor.written)}"
        return Entity("organization", name_path("organization", label), label)

    def _crowds(
        self, reading: Reading, area: Span, known: Sequence[tuple[Span, Entity | None]]
    ) -> list[tuple[Span, Entity | None]]:
        """“executive and legislative bodies of 24 American states”: the words, no agent."""
        match = _CROWD.search(reading.tokens.folded, area.start, area.end)
        if match is None:
            return []
        start = match.start()
        for joint in ("as well as ", "and by ", "also "):
            at = reading.tokens.folded.rfind(joint, start, match.end())
            start = max(start, at + len(joint)) if at >= 0 else start
        text = reading.tokens.folded
        while start < match.end() and text[start] == " ":
            start += 1
        span = Span(start, start + len(text[start : match.end()].rstrip()))
        if any(span.overlaps(other) for other, _ in known):
            return []
        return [(span, None)]
