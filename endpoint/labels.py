"""What to call a thing on a page: its label in the reader's language, or a name made of what is known of it.

Labels fall back from the reader's language to English to any. What an item says has no label of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from rdflib import RDFS, URIRef

from endpoint.reading import Reading
from endpoint.term_labels import labels as term_labels
from endpoint.term_labels import preferred
from endpoint.terms import Term
from ontology import SCHEMA, XR

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the language it is in, None where it is in none."""

    text: str
    language: str | None = None


class Labels:
    """Labels of one state of the data for one reader; each is looked up once."""

    def __init__(self, reading: Reading, language: str) -> None:
        self._reading = reading
        self._language = language
        self._known: dict[str, Label] = {}

    def of(self, thing: NamedNode) -> Label:
        """The label of a thing or of a term of the vocabulary."""
        if thing.value not in self._known:
            self._known[thing.value] = self._find(thing)
        return self._known[thing.value]

    def _find(self, thing: NamedNode) -> Label:
        if thing.value in term_labels():
            chosen = preferred(term_labels()[thing.value], self._language)
            return Label(*chosen) if chosen else Label(_tail(thing.value))
        for predicate in (RDFS.label, SCHEMA.headline):
            chosen = preferred(self._by_language(thing, predicate), self._language)
            if chosen:
                return Label(*chosen)
        return Label(self._composed(thing) or _tail(thing.value))

    def _by_language(self, thing: NamedNode, predicate: URIRef) -> dict[str, str]:
        found = (o for o in self._reading.objects(thing, predicate) if isinstance(o, Literal))
        return {literal.language or "": literal.value for literal in found}

    def _composed(self, thing: NamedNode) -> str:
        for name in sorted(self._reading.classes(thing)):
            compose = _COMPOSERS.get(name)
            if compose is not None:
                return shortened(compose(self, thing))
        return ""

    def _joined(self, thing: NamedNode, *predicates: URIRef, by: str = ", ") -> str:
        values = (self._reading.value(thing, predicate) for predicate in predicates)
        return by.join(text for value in values if (text := self._plain(value)))

    def _plain(self, value: Term | None) -> str:
        if isinstance(value, NamedNode):
            return self.of(value).text
        return value.value if isinstance(value, Literal) else ""


def _event(labels: Labels, event: NamedNode) -> str:
    return labels._joined(event, XR.eventType, XR.place, XR.edtf)


def _figure(labels: Labels, figure: NamedNode) -> str:
    return labels._joined(figure, XR.value, XR.populationAsWritten, XR.measureAsWritten, by=" ")


def _tenure(labels: Labels, tenure: NamedNode) -> str:
    return labels._joined(tenure, XR.holder, XR.office, XR.startDate)


def _composer(*predicates: URIRef) -> Callable[[Labels, NamedNode], str]:
    return lambda labels, thing: labels._joined(thing, *predicates)


_COMPOSERS: dict[str, Callable[[Labels, NamedNode], str]] = {
    "Event": _event,
    "UnrealizedEvent": _event,
    "ReportedFigure": _figure,
    "Tenure": _tenure,
    "OfficeReport": _composer(XR.holder, XR.office),
    "Quotation": _composer(XR.quote),
    "Sentence": _composer(XR.exact),
    "Mention": _composer(XR.nameAsWritten),
    "Participation": _composer(XR.agentAsWritten),
    "EventLink": _composer(XR.linkKind, XR["from"], XR.to),
}


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text cut at a word, with an ellipsis, where it is longer."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"


def _tail(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1] or iri
