"""What was opened, founded, signed, decreed or awarded, in the item's words (`xr:objectAsWritten`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_loader.extract.clauses import Clause
from graph_loader.extract.reading import Reading
from graph_loader.languages import Language, Section
from graph_loader.model import Event, Span
from ontology.folding import fold_characters

_TYPES = frozenset(["Opening", "Groundbreaking", "Signing", "LegalAct", "Award"])
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class ObjectRules:
    """Where the object stands: `behind` the trigger up to a stop, `inside` its words, or `before` it (verb last)."""

    behind: Mapping[str, re.Pattern[str]]
    before: Mapping[str, re.Pattern[str]]

    @classmethod
    def of(cls, language: Language) -> "ObjectRules":
        section = language.section("objects").expect("behind", "before", "stop")
        stop = section.text("stop", "$")
        return cls(_patterns(section.table("behind"), stop), _patterns(section.table("before"), stop))

    def with_object(self, reading: Reading, clause: Clause, event: Event, sentence: Span) -> Event:
        """The event with its object's words, where the pattern of its type finds them."""
        if event.type not in _TYPES:
            return event
        span = self._behind(reading, clause, event.type, sentence) or self._before(
            reading, clause, event.type
        )
        if span is None or len(reading.document.slice(span).split()) > _MOST_WORDS:
            return event
        language = reading.sentences[reading.sentence_of(clause.first)].language
        return replace(event, object_written=(reading.document.slice(span), language))

    def _behind(self, reading: Reading, clause: Clause, type_: str, sentence: Span) -> Span | None:
        pattern = self.behind.get(type_)
        if pattern is None:
            return None
        found = pattern.search(reading.tokens.folded, clause.trigger.span.start, sentence.end)
        return Span(*found.span("object")) if found is not None and found["object"].strip() else None

    def _before(self, reading: Reading, clause: Clause, type_: str) -> Span | None:
        """Verb last: the words between the last name and the trigger."""
        pattern = self.before.get(type_)
        if pattern is None or clause.first <= clause.left:
            return None
        names = [n for n in reading.names_in(clause.left, clause.first) if n.end < clause.first]
        start = reading.tokens.ends[names[-1].end - 1] if names else reading.tokens.starts[clause.left]
        end = reading.tokens.ends[clause.first - 1]
        found = pattern.fullmatch(reading.tokens.folded, start, end)
        return Span(*found.span("object")) if found is not None and found["object"].strip() else None


def _patterns(table: Section, stop: str) -> dict[str, re.Pattern[str]]:
    return {
        type_: re.compile(fold_characters(pattern.replace("<stop>", stop)).replace("(?p<", "(?P<"))
        for type_, pattern in table.strings().items()
    }
