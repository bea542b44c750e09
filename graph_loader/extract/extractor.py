"""The order of extraction: sentences, names, dates, then what the sentences report."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from graph_loader.authority.index import Authority
from graph_loader.extract.acts import settle
from graph_loader.extract.attributions import AttributionCue, attribution_rules, find_attributions
from graph_loader.extract.crowds import CrowdRules
from graph_loader.extract.date_rules import date_rules
from graph_loader.extract.datelines import dateline
from graph_loader.extract.dates import DateMention, find_calendar_spans, find_dates
from graph_loader.extract.designations import with_designations, with_subjects
from graph_loader.extract.events import Finder
from graph_loader.extract.figure_events import about, once
from graph_loader.extract.figure_rules import figure_rules
from graph_loader.extract.figures import find_figures
from graph_loader.extract.naming import Naming
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.numbers import number_rules
from graph_loader.extract.objects import ObjectRules
from graph_loader.extract.proposals import proposed_mentions
from graph_loader.extract.quotations import QuoteSpan, find_quotes
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.recognitions import Recognitions
from graph_loader.extract.reporting import reporting_rules
from graph_loader.extract.sentences import sentence_rules, split
from graph_loader.extract.speakers import Speakers
from graph_loader.extract.triggers import TriggerRules
from graph_loader.extract.voices import attributed_events, attributed_figures
from graph_loader.languages import Language, load_languages
from graph_loader.languages.by_language import ByLanguage
from graph_loader.model import (
    Document,
    Entity,
    Event,
    Item,
    Mention,
    OfficeReport,
    Participation,
    ReportedFigure,
    Span,
)
from graph_loader.propose.proposal import Proposer


@cache
def given_names() -> frozenset[str]:
    """The folded given names of many countries; where they come from, `graph_loader.authority.build` tells."""
    text = files("graph_loader.authority").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


class Extractor:
    """Reads documents by the rules of the languages and the names of the authority; holds no state of a document."""

    def __init__(
        self,
        authority: Authority,
        languages: Mapping[str, Language] | None = None,
        proposers: Sequence[Proposer] = (),
    ) -> None:
        languages = languages or load_languages()
        self._proposers = proposers
        self._authority = authority
        self._sentences = sentence_rules(languages)
        self._dates = date_rules(languages)
        self._figures = figure_rules(languages, number_rules(languages))
        self._reporting = reporting_rules(languages)
        self._attributions = attribution_rules(languages, self._reporting)
        self._naming_rules = ByLanguage(languages, NamingRules.of)
        self._triggers = ByLanguage(languages, TriggerRules.of)
        self._crowds = ByLanguage(languages, CrowdRules.of)
        self._objects = ByLanguage(languages, ObjectRules.of)
        self._recognitions = Recognitions(authority)
        self._naming = Naming(authority, self._naming_rules, given_names())

    def __call__(self, document: Document) -> Item:
        """What the document says, each statement with the sentence it rests on."""
        reading = Reading.of(document, split(document.text, self._sentences, document.language))
        self._naming.read(reading)
        dates = self._find_dates(reading)
        quotes = find_quotes(document.text, reading.sentences, self._reporting)
        quoted = tuple(quote.quote for quote in quotes if _is_speech(quote, document))
        quoted += self._speech_of_the_body(reading)
        finder = Finder(
            reading,
            self._naming_rules,
            self._triggers,
            dates,
            quoted,
            self._is_state,
            lambda office: self._holders(office, document),
            self._recognitions,
            self._crowds,
            self._objects,
        )
        grammar = self._naming_rules[document.language].grammar
        headed, owner = dateline(reading, self._naming_rules), _owner(reading, quotes)
        events = settle(finder.sightings(), document, self._contains, headed, owner, grammar)
        events = with_subjects(reading, with_designations(reading, events, self._crowds))
        mentions = self._naming.mentions(reading)
        proposed = proposed_mentions(reading, mentions, self._proposers)
        speakers = Speakers(reading, finder.holders, grammar.pronouns)
        cues = self._find_attributions(reading, [quote.quote for quote in quotes])
        return Item(
            document=document,
            sentences=reading.sentences,
            mentions=(*mentions, *proposed),
            entities=_entities(reading, proposed),
            events=attributed_events(events, cues, speakers),
            office_reports=tuple(_office_reports(reading)),
            figures=attributed_figures(self._find_figures(reading, dates, events), cues, speakers),
            quotations=speakers.quotations(quotes),
            credited_to=self._credited(reading),
        )

    def _holders(self, office: str, document: Document) -> tuple[Entity, ...]:
        """Who may have held an office of the authority on the day of the item."""
        day = document.published
        if day is None or office.startswith("name/"):
            return ()
        return self._authority.possible_holders(office, day)

    def _speech_of_the_body(self, reading: Reading) -> tuple[Span, ...]:
        """The body of an address printed without quotation marks: it speaks in the first person, and names no speaker.

        What a speaker says of the world is no report of the item's own.
        """
        body = [n for n, s in enumerate(reading.sentences) if s.span.start >= reading.document.body.start]
        if len(body) < _SHORTEST_ADDRESS:
            return ()
        spoken = 0
        for number in body:
            first, stop = reading.bounds[number]
            person = self._naming_rules[reading.sentences[number].language].grammar.first_person
            spoken += any(word in person for word in reading.tokens.words[first:stop])
        return (reading.document.body,) if spoken > len(body) * _SPOKEN_SHARE else ()

    def _credited(self, reading: Reading) -> Entity | None:
        """The agency that the item credits: the organization right before “reports” or “xəbər verir”."""
        words = reading.tokens.words
        for name in reading.names:
            if name.entity.kind == "organization" and name.end < len(words):
                sentence = reading.sentences[reading.sentence_of(name.first)]
                if words[name.end] in self._naming_rules[sentence.language].grammar.crediting:
                    return name.entity
        return None

    def _find_dates(self, reading: Reading) -> dict[int, tuple[DateMention, ...]]:
        document = reading.document
        found = {}
        for number, sentence in enumerate(reading.sentences):
            rules = self._dates[sentence.language]
            if dates := find_dates(document.text, sentence, rules, document.published):
                found[number] = dates
        return found

    def _find_attributions(self, reading: Reading, quoted: Sequence[Span]) -> list[AttributionCue]:
        return [
            cue
            for sentence in reading.sentences
            for cue in find_attributions(
                reading.document.text, sentence, self._attributions[sentence.language], quoted
            )
        ]

    def _find_figures(
        self,
        reading: Reading,
        dates: Mapping[int, Sequence[DateMention]],
        events: Sequence[Event],
    ) -> tuple[ReportedFigure, ...]:
        """The figures of the item, joined with the attack or accident that they count the victims of."""
        found: list[ReportedFigure] = []
        for number, sentence in enumerate(reading.sentences):
            calendar = find_calendar_spans(reading.document.text, sentence, self._dates[sentence.language])
            rules = self._figures[sentence.language]
            found.extend(
                find_figures(reading.document.text, sentence, rules, calendar, dates.get(number, ()))
            )
        return tuple(about(figure, events) for figure in once(found))

    def _is_state(self, entity: Entity) -> bool:
        return (
            entity.kind == "place"
            and not entity.provisional
            and self._authority.place_kind(entity.path) == "state"
        )

    def _contains(self, outer: Entity, inner: Entity) -> bool:
        """Whether `inner` lies in `outer`, by the authority's scheme."""
        if inner.container == outer.path:
            return True
        path = inner.container if inner.provisional else inner.path
        if path is None or path not in self._authority:
            return False
        return any(place.path == outer.path for place in self._authority.containers(path))


_SHORTEST_ADDRESS = 8  # sentences
_SPOKEN_SHARE = 0.5  # of the sentences in the first person
_SPEECH = 8  # words: what is quoted at this length is somebody's speech, and no report of the item's own


def _is_speech(quote: QuoteSpan, document: Document) -> bool:
    return quote.kind == "label" or len(document.slice(quote.quote).split()) >= _SPEECH


def _owner(reading: Reading, quotes: Sequence[QuoteSpan]) -> Participation | None:
    """The first person or office named below the headline, outside of what is quoted: who the chronicle is about."""
    body = reading.document.body.start
    offices = [office for office in reading.offices if office.entity is not None]
    persons = [
        name for name in reading.names if name.entity.kind == "person" and not reading.is_byline(name.first)
    ]
    candidates = [
        *(
            (name.first, reading.span(name.first, name.end), name.entity, _office_of(reading, name))
            for name in persons
        ),
        *((o.first, reading.span(o.first, o.end), o.entity, o.entity) for o in offices if o.person is None),
    ]
    for first, span, entity, office in sorted(candidates, key=lambda candidate: candidate[0]):
        if span.start >= body and not any(quote.quote.covers(span) for quote in quotes):
            sentence = reading.sentences[reading.sentence_of(first)].span
            return Participation("agent", span, sentence, entity, office)
    return None


def _office_of(reading: Reading, name: Name) -> Entity | None:
    offices = [o.entity for o in reading.offices if o.person is name and o.phase in ("current", "acting")]
    return offices[0] if offices else None


def _entities(reading: Reading, proposed: Sequence[Mention]) -> tuple[Entity, ...]:
    found = {mention.entity.path: mention.entity for mention in proposed}
    found.update({name.entity.path: name.entity for name in reading.names})
    found.update({o.entity.path: o.entity for o in reading.offices if o.entity is not None})
    return tuple(found[path] for path in sorted(found))


def _office_reports(reading: Reading) -> list[OfficeReport]:
    """One report per person, office and phase, at its first place."""
    found: dict[tuple[str, str, str], OfficeReport] = {}
    for office in reading.offices:
        if office.person is None or office.entity is None:
            continue
        first, end = min(office.first, office.person.first), max(office.end, office.person.end)
        key = (office.person.entity.path, office.entity.path, office.phase)
        report = OfficeReport(
            holder=office.person.entity,
            office=office.entity,
            span=reading.span(first, end),
            evidence=reading.sentences[reading.sentence_of(office.first)].span,
            phase=office.phase,
            as_of=reading.document.published,
        )
        found.setdefault(key, report)
    return list(found.values())
