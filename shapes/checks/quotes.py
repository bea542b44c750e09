"""What is quoted stands in the text.

SHACL-SPARQL twin: `shapes/sparql/quotes.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from ontology import SCHEMA, XR
from shapes.checks.spoken import number, texts_of
from shapes.index import Index
from shapes.rules import Rule, rule
from shapes.violation import Violation

_CONTENT_HASH: Final = XR.contentHash
_HEADLINE: Final = SCHEMA.headline
_EXTENT: Final = XR.textExtent
_TEXT: Final = XR.text
_IN_ITEM: Final = XR.inItem
_START: Final = XR.start
_END: Final = XR.end
_QUOTE: Final = XR.quote
_WORDS: Final = (
    XR.agentAsWritten,
    XR.attributionAsWritten,
    XR.measureAsWritten,
    XR.populationAsWritten,
    XR.objectAsWritten,
    XR.designation,
)
_SPEAKING: Final = (
    XR.Event,
    XR.UnrealizedEvent,
    XR.Participation,
    XR.ReportedFigure,
    XR.OfficeReport,
    XR.Quotation,
)


def quotes(index: Index) -> Iterator[Violation]:
    """Sentences, names, hashes, headlines and words that are not what the text has."""
    yield from _between(index, XR.Sentence, XR.exact, rule("quote-exact"))
    yield from _between(index, XR.Mention, XR.nameAsWritten, rule("quote-name"))
    for item in index.of_class(XR.NewsItem):
        text = index.text(item, _TEXT)
        if text is not None:
            yield from _hash(index, item, text)
            yield from _headline(index, item, text)
    yield from _words(index)


def _between(index: Index, cls: URIRef, path: URIRef, broken: Rule) -> Iterator[Violation]:
    for node in index.of_class(cls):
        start, end = number(index, node, _START), number(index, node, _END)
        value = index.value(node, path)
        if start is None or end is None or value is None or not 0 <= start < end:
            continue
        for item in index.values(node, _IN_ITEM):
            text = index.text(item, _TEXT)
            if text is not None and text[start:end] != str(value):
                yield broken.broken(node, path, value, expected=text[start:end])


def _hash(index: Index, item: Node, text: str) -> Iterator[Violation]:
    expected = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    for value in index.values(item, _CONTENT_HASH):
        if str(value) != expected:
            yield rule("quote-hash").broken(item, _CONTENT_HASH, value, expected=expected)


def _headline(index: Index, item: Node, text: str) -> Iterator[Violation]:
    extent = index.text(item, _EXTENT)
    for value in index.values(item, _HEADLINE):
        opens = extent != "full" or text.startswith(f"{value}\n\n")
        is_all = extent != "headline" or text == str(value)
        if not (opens and is_all):
            yield rule("quote-headline").broken(item, _HEADLINE, value)


def _words(index: Index) -> Iterator[Violation]:
    quoted, written = rule("quote-words"), rule("words-as-written")
    for node in index.of_class(*_SPEAKING):
        said = index.said(node)
        for path in (_QUOTE, *_WORDS):
            for value in said.get(path, ()):
                if any(str(value) not in text for text in texts_of(index, node)):
                    yield (quoted if path == _QUOTE else written).broken(node, path, value)
