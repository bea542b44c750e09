"""Pairs quotation marks: the outermost stretches between them, over paragraphs, with marks inside marks.

Which marks open and close is in CLDR's delimiters (https://cldr.unicode.org/translation/characters/quotation-marks);
a straight mark opens or closes by what stands beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_loader.model import Span

_MARK = re.compile(r"[\"“”„«»]")
_SINGLE = re.compile(r"(?<!\w)‘(?P<quote>[^‘“”\"\n]{20,1500}?[,.!?…])’(?!\w)")
_OPENING = "“„«"
_CLOSING = "”»"
_BEFORE_OPENING = "([:"
_MOST_MARKS = (
    60  # so many marks inside a mark are no text, and looking through them again and again takes ages
)
_LONGEST = 6000  # characters after which an open mark is taken for a slip


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks; `whole` includes them."""

    inner: Span
    whole: Span


def quoted_stretches(text: str) -> Iterator[Quoted]:
    """The outermost quoted stretches of a text in order; a mark that is never closed opens nothing."""
    position = 0
    doubles: list[Quoted] = []
    while opening := _next_opening(text, position):
        place, closed = _closing(text, opening)
        if closed:
            doubles.append(Quoted(Span(opening + 1, place), Span(opening, place + 1)))
        position = place + 1
    yield from sorted([*doubles, *_singles(text, doubles)], key=lambda quoted: quoted.whole)


def _singles(text: str, doubles: list[Quoted]) -> Iterator[Quoted]:
    wholes = [double.whole for double in doubles]
    for match in _SINGLE.finditer(text):
        whole = Span(*match.span())
        if not overlaps_any(whole, wholes):
            yield Quoted(Span(*match.span("quote")), whole)


def overlaps_any(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span overlaps one of others, which are sorted and apart from each other."""
    place = bisect_left(others, span)
    return any(other.overlaps(span) for other in others[max(0, place - 1) : place + 1])


def _next_opening(text: str, position: int) -> int | None:
    for mark in _MARK.finditer(text, position):
        if mark[0] in _OPENING or (mark[0] == '"' and _has_text_after(text, mark.start())):
            return mark.start()
    return None


def _closing(text: str, opening: int) -> tuple[int, bool]:
    """The place of the mark that closes this one and True; else False and the place after which to go on."""
    depth = 1
    marks = _MARK.finditer(text, opening + 1, min(len(text), opening + _LONGEST))
    for count, mark in enumerate(marks):
        if _opens(text, mark.start(), text[opening]):
            # A new paragraph of one quotation opens with a mark again, which nothing closes.
            depth += text[mark.start() - 1] != "\n"
        else:
            depth -= 1
        if depth == 0:
            return mark.start(), True
        if count == _MOST_MARKS:
            return mark.start(), False
    return opening, False


def _opens(text: str, place: int, first: str) -> bool:
    mark = text[place]
    if mark == "“" and first == "„":
        return False  # „German quotation marks“
    if mark != '"':
        return mark in _OPENING
    before = text[place - 1] if place else " "
    return (before.isspace() or before in _BEFORE_OPENING) and _has_text_after(text, place)


def _has_text_after(text: str, place: int) -> bool:
    return place + 1 < len(text) and not text[place + 1].isspace()
