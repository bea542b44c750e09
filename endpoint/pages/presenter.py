"""Turning terms into what pages show: labels, links that stay on this site, links that leave it.

Only http and https addresses become links: https://html.spec.whatwg.org/multipage/links.html
"""

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode
from rdflib import XSD

from endpoint.interface import words
from endpoint.labels import Labels
from endpoint.pages.model import Cell, Part, Passage, Value
from endpoint.reading import Reading
from endpoint.snapshots import Snapshot
from endpoint.terms import Term
from ontology import PREFIXES, SCHEMA, XR

_XR = PREFIXES["xr"]
_ITEM = re.compile(r"item/[^/]+")
_SPAN = re.compile(r"(?:-|\.p)(\d+)-(\d+)$")
_COMPACT = frozenset(str(datatype) for datatype in (XSD.date, XSD.integer, XSD.decimal))
_PATH_CHARACTERS = "/:@!$&'()*+,;=-._~%"

Span = tuple[int, int]


class Presenter:
    """Shows one state of the data to one reader."""

    def __init__(self, snapshot: Snapshot, language: str) -> None:
        self.layout = snapshot.state.layout
        self.reading = Reading(snapshot.store)
        self.labels = Labels(self.reading, language)
        self.words = words(language)

    def value(self, term: Term | None) -> Value:
        """A term as a value to show."""
        if isinstance(term, NamedNode):
            return self.link(term)
        if isinstance(term, Literal):
            return Value(term.value, language=term.language, compact=term.datatype.value in _COMPACT)
        return Value("" if term is None else str(term))

    def cell(self, *terms: Term | None) -> Cell:
        """A table's cell of these terms; what is missing is left out."""
        return tuple(self.value(term) for term in terms if term is not None)

    def link(self, thing: NamedNode, text: str | None = None) -> Value:
        """A thing by its label, linked to its page where it has one."""
        label = self.labels.of(thing)
        href = self.href(thing)
        outside = href is not None and not href.startswith("/")
        if outside and text is None:
            return Value(thing.value, href, None, outside=True)
        return Value(text or label.text, href, None if text else label.language, outside)

    def href(self, thing: NamedNode) -> str | None:
        """Where a thing's page is: here, elsewhere on the web, or nowhere."""
        iri = thing.value
        if iri.startswith(self.layout.entities):
            return "/doc/" + quote(iri[len(self.layout.entities) :], safe=_PATH_CHARACTERS)
        if iri.startswith(_XR):
            return "/ontology#" + quote(iri[len(_XR) :], safe="")
        return iri if _is_web_address(iri) else None

    def item_of(self, thing: NamedNode) -> NamedNode | None:
        """The news item that says this, None for what is shared or is an item itself."""
        if not thing.value.startswith(self.layout.entities):
            return None
        found = _ITEM.match(thing.value, len(self.layout.entities))
        return NamedNode(found.string[: found.end()]) if found and found.end() < len(thing.value) else None

    def reported_by(self, thing: NamedNode) -> Cell:
        """The source of the item that says this, and the item."""
        item = self.item_of(thing)
        return self.cell(self.reading.value(item, XR.source), item) if item else ()

    def passage(self, sentence: NamedNode, spans: Iterable[Span] = ()) -> Passage:
        """A sentence with the words at these spans of its item's text marked."""
        start = self.reading.number(sentence, XR.start) or 0
        exact = self.reading.text(sentence, XR.exact)
        item = self.reading.iri(sentence, XR.inItem)
        language = self.reading.text(item, SCHEMA.inLanguage) if item else None
        if exact is None:  # its source withholds its words: where they stand is all that can be shown
            end = self.reading.number(sentence, XR.end) or start
            return Passage((Part(f"[{start}–{end}]"),), None, self.href(sentence))
        return Passage(mark(exact, start, spans), language, self.href(sentence))


def span_of(thing: NamedNode) -> list[Span]:
    """The span of the words a thing rests on, which its IRI ends with; none for other things."""
    found = _SPAN.search(thing.value)
    return [(int(found[1]), int(found[2]))] if found else []


def mark(text: str, offset: int, spans: Iterable[Span]) -> tuple[Part, ...]:
    """A stretch of an item's text that begins at `offset`, parted where spans begin and end."""
    parts: list[Part] = []
    position = 0
    for start, end in sorted(set(spans)):
        first, last = max(start - offset, position), min(end - offset, len(text))
        if first >= last:
            continue
        parts += [Part(text[position:first]), Part(text[first:last], marked=True)]
        position = last
    parts.append(Part(text[position:]))
    return tuple(part for part in parts if part.text)


def _is_web_address(iri: str) -> bool:
    try:
        parts = urlsplit(iri)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
