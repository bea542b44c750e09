"""What a query's text tells before any parser sees it: form, depth, dataset, calls to other hosts.

Linear in the length of the text, so that what crashes or stalls the engine is answered with a sentence
instead. It reads as the standard does (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), and takes the
stricter view where parsers differ: some do not ask for a space after a keyword, some undo `\\u` escapes
before they parse.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from endpoint.sparql_tokens import Kind, Token, tokens

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_FORMS: tuple[Form, ...] = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_OPENING = frozenset({"{", "(", "[", "<<", "<<(", "{|"})
_CLOSING = frozenset({"}", ")", "]", ">>", ")>>", "|}"})
_TERMS = frozenset({Kind.IRI, Kind.NAME, Kind.VARIABLE, Kind.BLANK, Kind.STRING, Kind.NUMBER})
_TERM_WORDS = frozenset({"A", "TRUE", "FALSE"})
_VOLATILE = re.compile("NOW|RAND|UUID|BNODE")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_HIGHEST_CODE_POINT = 0x10FFFF


@dataclass(slots=True)
class Scan:
    """What a query's text tells.

    `form` is None where the text begins no query. `dataset` tells whether it names its own (FROM),
    `calls_out` whether it may ask another host, `volatile` whether two runs may differ. `unclosed` is the
    offset of a string that nothing closes, `undeclared` the prefixes used without declaration.
    """

    form: Form | None = None
    dataset: bool = False
    calls_out: bool = False
    volatile: bool = False
    depth: int = 0
    patterns: int = 0
    unclosed: int | None = None
    undeclared: frozenset[str] = frozenset()


def scan(text: str) -> Scan:
    """Read a query's text once; never fails, whatever the text."""
    found = list(tokens(text))
    result = Scan(
        form=_form(found),
        dataset=_names_dataset(found),
        volatile=any(t.kind is Kind.WORD and _VOLATILE.search(t.text.upper()) for t in found),
        depth=_depth(found),
        patterns=_PatternCounter().count(found),
        unclosed=next((t.start for t in found if t.kind is Kind.OPEN), None),
        undeclared=_undeclared(found),
    )
    result.calls_out = (
        _calls(found, "SERVICE") or _calls(found, "LOAD") or _calls_by_another_reading(text, found)
    )
    return result


def _form(found: list[Token]) -> Form | None:
    previous = ""
    for token in found:
        upper = token.text.upper()
        if token.kind is Kind.WORD or (token.kind is Kind.NAME and previous != "PREFIX"):
            for form in _FORMS:
                if upper.startswith(form):
                    return form
        previous = upper
    return None


def _names_dataset(found: Iterable[Token]) -> bool:
    for token in found:
        if token.text == "{":
            return False
        if token.kind is Kind.WORD and "FROM" in token.text.upper():
            return True
    return False


def _calls(found: list[Token], keyword: str) -> bool:
    """Whether the keyword stands anywhere, also glued to what is before or behind it.

    A prefixed name that has it before its colon and stands before a brace may be the keyword and a name.
    """
    texts = [*(token.text for token in found), ""]
    for position, token in enumerate(found):
        if token.kind is Kind.WORD and keyword in token.text.upper():
            return True
        if token.kind is Kind.NAME and keyword in token.text.partition(":")[0].upper():
            names_graph = position > 0 and texts[position - 1].upper() in ("GRAPH", "FROM", "NAMED")
            if texts[position + 1] == "{" and not names_graph:
                return True
    return False


def _calls_by_another_reading(text: str, found: list[Token]) -> bool:
    readings = []
    if any(token.kind is Kind.IRI and "'" in token.text for token in found):
        readings.append(list(tokens(text, apostrophes=False)))
    if _ESCAPE.search(text):
        readings.append(list(tokens(_ESCAPE.sub(_unescape, text))))
    return any(_calls(reading, "SERVICE") or _calls(reading, "LOAD") for reading in readings)


def _unescape(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= _HIGHEST_CODE_POINT else escape[0]


def _depth(found: Iterable[Token]) -> int:
    depth = deepest = 0
    for token in found:
        if token.kind is not Kind.MARK:
            continue
        if token.text in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif token.text in _CLOSING:
            depth = max(0, depth - 1)
    return deepest


def _undeclared(found: Iterable[Token]) -> frozenset[str]:
    declared: set[str] = set()
    used: set[str] = set()
    previous = ""
    for token in found:
        if token.kind is Kind.NAME:
            prefix = token.text.partition(":")[0]
            (declared if previous == "PREFIX" else used).add(prefix)
        previous = token.text.upper()
    return frozenset(used - declared)


@dataclass(slots=True)
class _Frame:
    """A pair of braces or brackets; `terms` tells whether a term stands in it that no mark has closed yet."""

    counted: bool
    parentheses: int = 0
    terms: bool = False


@dataclass(slots=True)
class _PatternCounter:
    """Counts triple patterns: what a mark, a keyword or the end of its group closes, and steps of paths.

    Templates of CONSTRUCT and data of VALUES are not planned, so they do not count. The count may be a little
    high.
    """

    patterns: int = 0
    frames: list[_Frame] = field(default_factory=list)
    last_word: str = ""
    previous: str = ""

    def count(self, found: Iterable[Token]) -> int:
        for token in found:
            if token.kind is Kind.MARK:
                self._mark(token.text)
            elif self.frames and self.frames[-1].parentheses == 0:
                self._word_or_term(token)
            if token.kind is Kind.WORD:
                self.last_word = token.text.upper()
            self.previous = token.text.upper()
        return self.patterns

    def _word_or_term(self, token: Token) -> None:
        frame = self.frames[-1]
        word = token.text.upper() if token.kind is Kind.WORD else ""
        if token.kind in _TERMS or word in _TERM_WORDS:
            frame.terms = True
        elif word == "WHERE":
            frame.terms = False
        elif word:
            self._close_pattern(frame)

    def _mark(self, mark: str) -> None:
        if mark in ("{", "["):
            self._open(mark)
        elif self.frames:
            self._inside(mark, self.frames[-1])

    def _open(self, mark: str) -> None:
        outer = self.frames[-1].counted if self.frames else True
        template = mark == "{" and self.previous == "CONSTRUCT"
        data = mark == "{" and self.last_word == "VALUES"
        if mark == "{" and self.frames:
            self.frames[-1].terms = False
        self.frames.append(_Frame(outer and not template and not data))
        self.last_word = ""

    def _inside(self, mark: str, frame: _Frame) -> None:
        if mark in ("}", "]"):
            self._close_pattern(frame)
            self.frames.pop()
            if mark == "]" and self.frames:
                self.frames[-1].terms = True
        elif mark == "(":
            frame.parentheses += 1
        elif mark == ")":
            frame.parentheses = max(0, frame.parentheses - 1)
        elif mark in (".", ";", ",") and frame.parentheses == 0:
            self._close_pattern(frame)
        elif mark in ("/", "|") and frame.counted:
            self.patterns += 1

    def _close_pattern(self, frame: _Frame) -> None:
        if frame.terms and frame.counted:
            self.patterns += 1
        frame.terms = False
