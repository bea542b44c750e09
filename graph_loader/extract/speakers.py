"""Who speaks: resolves the words before “said” and the labels of transcripts to persons, offices and organizations."""

from collections.abc import Mapping, Sequence

from graph_loader.extract.actors import Actor
from graph_loader.extract.quotations import QuoteSpan
from graph_loader.extract.reading import Reading
from graph_loader.model import Entity, Quotation, Span


class Speakers:
    """The speakers of one item; a pronoun means whoever spoke or was named last."""

    def __init__(self, reading: Reading, holders: Mapping[str, Actor], pronouns: frozenset[str]) -> None:
        self._reading = reading
        self._holders = holders
        self._pronouns = pronouns

    def quotations(self, quotes: Sequence[QuoteSpan]) -> tuple[Quotation, ...]:
        """The quotations of the item with their speakers, where they are known."""
        found: list[Quotation] = []
        last: Entity | None = None
        for quote in quotes:
            speaker = self._speaker(quote, last)
            last = speaker or last
            found.append(Quotation(quote.quote, self._evidence(quote), speaker))
        return tuple(found)

    def _speaker(self, quote: QuoteSpan, last: Entity | None) -> Entity | None:
        if quote.speaker is None:
            return last if quote.continues else None
        named = self.named(quote.speaker)
        if named is not None:
            return named
        words = self._reading.document.slice(quote.speaker).lower().split()
        if words and words[-1] in self._pronouns:
            return last or self._person_before(quote.speaker.start)
        return None

    def named(self, span: Span) -> Entity | None:
        """The person in these words, else the office's holder in this item, else the office, else the organization."""
        tokens = self._reading.tokens
        first, end = tokens.within(span)
        names = list(self._reading.names_in(first, end))
        for name in names:
            if name.entity.kind == "person":
                return name.entity
        for office in self._reading.offices:
            if first <= office.first < end and office.entity is not None:
                if office.person is not None:
                    return office.person.entity
                holder = self._holders.get(office.entity.path)
                return holder.entity if holder is not None else office.entity
        return next((name.entity for name in names if name.entity.kind == "organization"), None)

    def _person_before(self, position: int) -> Entity | None:
        before = [
            name
            for name in self._reading.names
            if name.entity.kind == "person" and self._reading.tokens.ends[name.end - 1] <= position
        ]
        return before[-1].entity if before else None

    def _evidence(self, quote: QuoteSpan) -> Span:
        """The sentence that holds the beginning of the quotation."""
        for sentence in self._reading.sentences:
            if sentence.span.start <= quote.quote.start < sentence.span.end:
                return sentence.span
        return self._reading.sentences[-1].span
