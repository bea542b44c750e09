"""Reads the sentences of an item for acts: a trigger with its actors, places and date is a sighting of an event."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph_loader.extract.act_dates import SentenceDates
from graph_loader.extract.actors import Actor, actors_in
from graph_loader.extract.clauses import Clause, clauses
from graph_loader.extract.continuations import attended, continued, occasion
from graph_loader.extract.crowds import CrowdRules, acting_crowd, crowd_in
from graph_loader.extract.dates import DateMention
from graph_loader.extract.event_places import event_places
from graph_loader.extract.holders import HoldersOf, holders_in_item
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.objects import ObjectRules
from graph_loader.extract.orders import signers_before, without_orders
from graph_loader.extract.participants import participants
from graph_loader.extract.participations import participations
from graph_loader.extract.reading import Reading
from graph_loader.extract.recognitions import Recognitions
from graph_loader.extract.sightings import Sighting
from graph_loader.extract.spoken_headlines import spoken
from graph_loader.extract.standing_triggers import stands, strongest
from graph_loader.extract.triggers import CONTINUATION, Trigger, TriggerRules
from graph_loader.model import Entity, Event, Participation, Sentence, Span

_BACKGROUND_MARK = ("x x x", "* * *", "***", "xxx")
_LISTED_TYPES = frozenset(["Visit", "March", "Commemoration"])
_TOGETHER = ("agent", "counterpart", "attendee")
_SPOKEN = frozenset(["Speech", "PressStatement", "Interview", "PhoneCall", "Correspondence"])
_NOTHING = Event("", Span(0, 0), ())


@dataclass(slots=True)
class Finder:
    """Walks the sentences of one item; remembers who acted last, for “he” and “she”."""

    reading: Reading
    naming: Mapping[str, NamingRules]
    rules: Mapping[str, TriggerRules]
    dates: Mapping[int, Sequence[DateMention]]
    quoted: Sequence[Span]
    is_state: Callable[[Entity], bool]
    holders_of: HoldersOf
    recognitions: Recognitions
    crowds: Mapping[str, CrowdRules]
    objects: Mapping[str, ObjectRules]
    last_agent: Actor | None = None
    last_group: tuple[Actor, ...] = ()
    holders: Mapping[str, Actor] = field(default_factory=dict)

    def sightings(self) -> list[Sighting]:
        """Every event that a sentence tells, in the order of the text; one act may be told several times."""
        self.holders = holders_in_item(self.reading, self.naming, self.holders_of)
        found: list[Sighting] = []
        background, lead = False, _lead_number(self.reading)
        for number, sentence in enumerate(self.reading.sentences):
            if self.reading.document.slice(sentence.span).strip().lower() in _BACKGROUND_MARK:
                background = True
                continue
            headline = sentence.span.start < self.reading.document.headline.end
            place = Sighting(_NOTHING, False, headline, number == lead, background)
            found.extend(self._in_sentence(number, place, found))
        if any((s.headline or s.lead) and not s.aside for s in found):
            return found
        if any(s.headline or s.lead for s in found):
            # Told in passing, and yet all that headline and lead tell: this is what the item is about.
            return [replace(s, aside=s.aside and not (s.headline or s.lead)) for s in found]
        return [*found, *self._statement(lead)]

    def _statement(self, lead: int) -> list[Sighting]:
        """What an official says, where headline and lead tell of no act."""
        for number in dict.fromkeys((0, lead)):
            if number < len(self.reading.sentences):
                at = Sighting(_NOTHING, False, number == 0, number == lead)
                if found := self._in_sentence(number, at, (), fallback=True)[:1]:
                    return found
        return []

    def _in_sentence(
        self, number: int, at: Sighting, earlier: Sequence[Sighting], *, fallback: bool = False
    ) -> list[Sighting]:
        reading, sentence = self.reading, self.reading.sentences[number]
        naming, (first, stop) = self.naming[sentence.language], reading.bounds[number]
        actors = [
            self._as_holder(actor)
            for actor in actors_in(
                reading, first, stop, naming, self.is_state, self.last_agent, self.last_group
            )
        ]
        found: list[Sighting] = []
        triggers = self._triggers(sentence, headline=at.headline, fallback=fallback)
        parts = clauses(reading, triggers, first, stop, naming.grammar)
        for index, clause in enumerate(parts):
            for event in self._events(number, clause, parts[:index], parts, actors, at, [*earlier, *found]):
                event = attended(reading, event, clause, found, naming.grammar)
                verb = clause.trigger.rule.kind == "verb"
                aside = at.background or clause.trigger.in_passing or clause.trigger.earlier
                found.append(replace(at, event=event, verb=verb, aside=aside))
                if (held := occasion(event, earlier)) is not None:
                    found.append(replace(at, event=held, verb=verb, aside=aside))
        if at.headline and not any(s.event.type in _SPOKEN or s.verb for s in found):
            statements = spoken(reading, actors, sentence.span, verb_last=naming.genitive)
            found.extend(replace(at, event=event, verb=True) for event in statements)
        self._remember(actors, found, verb_last=naming.genitive)
        before = signers_before(reading, first, stop, earlier, naming.grammar) if naming.genitive else ()
        return without_orders(found, before)

    def _triggers(self, sentence: Sentence, *, headline: bool, fallback: bool) -> list[Trigger]:
        """The triggers of a sentence outside of quoted speech and of the names of bodies."""
        found = self.rules[sentence.language].find(
            self.reading.tokens.folded, sentence.span, headline=headline, fallback=fallback
        )
        return [
            trigger
            for trigger in strongest(found)
            if not any(quote.covers(trigger.span) for quote in self.quoted) and not self._inside_body(trigger)
        ]

    def _inside_body(self, trigger: Trigger) -> bool:
        """The US Congress is no congress held, the Peace Summit Foundation no summit."""
        if trigger.rule.kind != "noun":
            return False
        first, end = self.reading.tokens.within(trigger.span)
        owner = self.reading.owner[first] if first < end else None
        return owner is not None and owner.entity.kind == "organization" and owner.end >= end

    def _as_holder(self, actor: Actor) -> Actor:
        """“The President” is the person whom the same item names with that office."""
        if actor.entity is None or actor.entity.kind != "office":
            return actor
        holder = self.holders.get(actor.entity.path)
        return replace(actor, entity=holder.entity) if holder is not None else actor

    def _remember(self, actors: Sequence[Actor], found: Sequence[Sighting], *, verb_last: bool) -> None:
        persons = [actor for actor in actors if actor.person and actor.marker == ""]
        if persons:
            self.last_agent = persons[0]
        for sighting in found:
            together = {p.agent for p in sighting.event.participations if p.role in _TOGETHER}
            group = tuple(actor for actor in actors if actor.person and actor.entity in together)
            # "Tərəflər", "nazirlər" are the two who met, not those who were there, too.
            there = verb_last and all(p.role == "attendee" for p in sighting.event.participations)
            if len(group) > 1 and not (there and self.last_group):
                self.last_group = group

    # --- one act --------------------------------------------------------------------------------------------------

    def _events(
        self,
        number: int,
        clause: Clause,
        earlier: Sequence[Clause],
        all_clauses: Sequence[Clause],
        actors: Sequence[Actor],
        at: Sighting,
        sightings: Sequence[Sighting],
    ) -> list[Event]:
        trigger, sentence = clause.trigger, self.reading.sentences[number]
        naming = self.naming[sentence.language]
        taking_part = participants(self.reading, clause, actors, earlier, naming, self.last_agent)
        mentions, narrow = self.dates.get(number, ()), at.headline or at.lead
        day = SentenceDates(self.reading, mentions, all_clauses, naming, narrow).date_of(clause)
        if trigger.rule.type == CONTINUATION:
            dated = day if naming.genitive else None
            return continued(self.reading, clause, taking_part, sentence.span, at, sightings, dated)
        where = event_places(self.reading, clause, naming) if trigger.rule.type != "LegalAct" else []
        event = Event(
            type=trigger.rule.type,
            trigger=trigger.span,
            evidence=(sentence.span,),
            modality=trigger.modality,
            participations=self._with_crowd(clause, participations(taking_part, sentence.span), number),
            place=where[0].entity if where else None,
            date=day.date if day is not None else None,
        )
        event = self.objects[sentence.language].with_object(self.reading, clause, event, sentence.span)
        if event.type == "Recognition" and (
            apart := self.recognitions.apart(self.reading, clause, event, actors, sentence.span)
        ):
            return apart
        if not stands(trigger, event, at):
            return []
        if event.type not in _LISTED_TYPES or len(where) < 2:
            return [event]
        return [event] + [
            replace(event, place=name.entity, trigger=self.reading.span(name.first, name.end))
            for name in where[1:]
        ]

    def _with_crowd(
        self, clause: Clause, named: tuple[Participation, ...], number: int
    ) -> tuple[Participation, ...]:
        sentence = self.reading.sentences[number]
        roles = [part.role for part in named]
        rules = self.crowds[sentence.language]
        told = (
            acting_crowd(self.reading, clause, rules, sentence.span, roles),
            crowd_in(self.reading, clause, rules, sentence.span, roles),
        )
        return (*named, *(crowd for crowd in told if crowd is not None))


def _lead_number(reading: Reading) -> int:
    """The first sentence of the body that is one: bylines and datelines have no full stop."""
    for number, sentence in enumerate(reading.sentences):
        if (
            sentence.span.start >= reading.document.body.start
            and reading.document.text[sentence.span.end - 1] in '.!?”"»:'
        ):
            return number
    return 1
