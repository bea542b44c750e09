"""Turns triggers, actors, places and dates into the events that an item reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_loader.extract.actors import Actor, actors_in
from graph_loader.extract.dates import DateMention
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.participants import Clause, clauses, participants, places
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.triggers import Trigger, TriggerRules
from graph_loader.model import Document, Entity, Event, EventDate, Participation, Role, Span

_BACKGROUND_MARK = ("x x x", "* * *", "***", "xxx")


@dataclass(slots=True)
class Finder:
    """Walks the sentences of one item; remembers who acted last, for “he” and “she”."""

    reading: Reading
    naming: Mapping[str, NamingRules]
    rules: Mapping[str, TriggerRules]
    dates: Mapping[int, Sequence[DateMention]]
    quoted: Sequence[Span]
    is_state: Callable[[Entity], bool]
    last_agent: Actor | None = None

    def events(self) -> tuple[list[Event], list[Event]]:
        """The events as the sentences tell them, not yet merged into one per act: of the report, of its background."""
        found: list[Event] = []
        told_before: list[Event] = []
        self._holders = _holders_in_item(self.reading)
        background = False
        for number, sentence in enumerate(self.reading.sentences):
            written = self.reading.document.slice(sentence.span)
            if written.strip().lower() in _BACKGROUND_MARK:
                background = True
                continue
            (told_before if background else found).extend(self._in_sentence(number, background))
        return found, told_before

    _holders: Mapping[str, Actor] = None  # type: ignore[assignment]

    def _in_sentence(self, number: int, background: bool) -> list[Event]:
        reading, sentence = self.reading, self.reading.sentences[number]
        rules = self.rules[sentence.language]
        naming = self.naming[sentence.language]
        first, stop = reading.bounds[number]
        headline = sentence.span.start < reading.document.headline.end
        triggers = [
            t
            for t in _strongest(rules.find(reading.tokens.folded, sentence.span, headline=headline))
            if not any(quote.covers(t.span) for quote in self.quoted)
        ]
        actors = [
            self._as_holder(a)
            for a in actors_in(reading, first, stop, naming, self.is_state, self.last_agent)
        ]
        found: list[Event] = []
        parts = clauses(reading, triggers, first, stop)
        for index, clause in enumerate(parts):
            found.extend(
                self._event(number, clause, parts[:index], parts, actors, naming, background, headline)
            )
        self._remember(actors)
        return found

    def _as_holder(self, actor: Actor) -> Actor:
        """“The President” is the person whom the same item names with that office."""
        if actor.entity is None or actor.entity.kind != "office":
            return actor
        holder = self._holders.get(actor.entity.path)
        return replace(actor, entity=holder.entity) if holder is not None else actor

    def _remember(self, actors: Sequence[Actor]) -> None:
        persons = [a for a in actors if a.person and a.marker == ""]
        if persons:
            self.last_agent = persons[0]

    # --- one act --------------------------------------------------------------------------------------------------

    def _event(
        self,
        number: int,
        clause: Clause,
        earlier: Sequence[Clause],
        all_clauses: Sequence[Clause],
        actors: Sequence[Actor],
        naming: NamingRules,
        background: bool,
        headline: bool,
    ) -> list[Event]:
        trigger, sentence = clause.trigger, self.reading.sentences[number]
        taking_part = participants(self.reading, clause, actors, earlier, naming)
        where = places(self.reading, clause, naming)
        day = self._date(number, clause, all_clauses)
        if not self._stands(trigger, taking_part, where, day, headline):
            return []
        event = Event(
            type=trigger.rule.type,
            trigger=trigger.span,
            evidence=(sentence.span,),
            modality=trigger.modality,
            main=headline or (number <= 1 and not background),
            participations=self._participations(taking_part, sentence.span),
            date=day.date if day is not None else None,
        )
        if trigger.rule.type != "Visit" or len(where) < 2:
            return [self._at(event, where[:1])]
        return [self._at(event, [where[0]])] + [
            replace(self._at(event, [name]), trigger=self.reading.span(name.first, name.end))
            for name in where[1:]
        ]

    def _at(self, event: Event, where: Sequence[Name]) -> Event:
        return replace(event, place=where[0].entity) if where else event

    def _stands(
        self,
        trigger: Trigger,
        taking_part: Sequence[tuple[Actor, Role]],
        where: Sequence[Name],
        day: DateMention | None,
        headline: bool,
    ) -> bool:
        """Whether a trigger is an event: a participant, a place or a date is told, as its rule demands."""
        rule = trigger.rule
        if rule.place_required and not where:
            return False
        if rule.actor_required and not taking_part:
            return False
        if rule.people_only and not (taking_part or where or day):
            return False
        return headline or bool(taking_part or where or day)

    def _participations(
        self, taking_part: Iterable[tuple[Actor, Role]], sentence: Span
    ) -> tuple[Participation, ...]:
        found: dict[str, Participation] = {}
        for actor, role in taking_part:
            key = actor.entity.path if actor.entity is not None else f"{actor.written}"
            found.setdefault(
                key,
                Participation(role, actor.written, sentence, agent=actor.entity, acting_as=_acting_as(actor)),
            )
        return tuple(found.values())

    def _date(self, number: int, clause: Clause, all_clauses: Sequence[Clause]) -> DateMention | None:
        """The date nearest to the trigger, unless it is nearer to another one or belongs to a document."""
        folded = self.reading.tokens.folded
        best: tuple[int, DateMention] | None = None
        for mention in self.dates.get(number, ()):
            if _dates_a_document(folded, mention.span):
                continue
            distance = _distance(clause.trigger.span, mention.span)
            if any(
                _distance(other.trigger.span, mention.span) < distance
                for other in all_clauses
                if other is not clause and not other.trigger.span.overlaps(clause.trigger.span)
            ):
                continue
            if best is None or distance < best[0]:
                best = (distance, mention)
        return best[1] if best is not None else None


def _acting_as(actor: Actor) -> Entity | None:
    return actor.acting_as


def _distance(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


_DOCUMENT_BEFORE = (
    " agreement of", " agreements of", " statement of", " statements of", " declaration of", " decree of", " order of",
    " dated", " resolution of", " anniversary of", " since", " agreed on", " of the",
)  # fmt: skip


def _dates_a_document(folded: str, date: Span) -> bool:
    """“The agreements of November 9” and “since 2003” say nothing of when this act took place."""
    return folded[max(0, date.start - 24) : date.start].rstrip().endswith(_DOCUMENT_BEFORE)


def _strongest(triggers: Iterable[Trigger]) -> list[Trigger]:
    """Of overlapping triggers of different types the longest; of equal ones the finite verb."""
    kept: list[Trigger] = []
    order = sorted(
        triggers, key=lambda t: (t.span.start - t.span.end, t.rule.kind != "verb", t.span.start, t.rule.type)
    )
    for trigger in order:
        if not any(trigger.span.overlaps(other.span) for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.span)


def _holders_in_item(reading: Reading) -> dict[str, Actor]:
    """Office → the person whom this item names in it; an office with two persons names neither."""
    found: dict[str, Actor | None] = {}
    for office in reading.offices:
        if office.person is None or office.entity is None or office.phase not in ("current", "acting"):
            continue
        name = office.person
        actor = Actor(name.first, name.end, reading.span(name.first, name.end), name.entity)
        known = found.setdefault(office.entity.path, actor)
        if known is not None and known.entity != actor.entity:
            found[office.entity.path] = None
    return {path: actor for path, actor in found.items() if actor is not None}


def dated(event: Event, document: Document) -> Event:
    """A main act without a date took place no later than the day it was published."""
    day = document.published
    if event.date is not None or not event.main or event.modality != "actual" or day is None:
        return event
    return replace(event, date=EventDate(day.isoformat(), day, day, "published"))
