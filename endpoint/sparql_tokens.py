"""The tokens of SPARQL, found in one pass over the text, in time linear in its length.

Grammar: https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a token is. WORD: a keyword or function; NAME: a prefixed name; OPEN: a string without end."""

    IRI = auto()
    STRING = auto()
    OPEN = auto()
    BLANK = auto()
    NUMBER = auto()
    NAME = auto()
    WORD = auto()
    VARIABLE = auto()
    TAG = auto()
    MARK = auto()
    OTHER = auto()


class Token(NamedTuple):
    """A token, its text, and where it begins, in code points."""

    kind: Kind
    text: str
    start: int


_RUN = r"\w(?:[\w\-·]|\.+(?=[\w\-·]))*+"
_LOCAL_CHARACTER = r"(?:[\w\-·:]|%[0-9A-Fa-f]{2}|\\[^\w\s])"
_LOCAL = rf"(?:{_LOCAL_CHARACTER}|\.+(?={_LOCAL_CHARACTER}))*+"
_APOSTROPHE = "'"

_TEMPLATE = rf"""
      (?P<SPACE>\s+|\#[^\n\r]*)
    | (?P<IRI><(?:[^<>"{{}}|^`\\\x00-\x20FORBIDDEN]|\\[uU][0-9A-Fa-f]+)*+>)
    | (?P<STRING>'''(?:[^'\\]|\\.|'(?!''))*+'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"
        |'(?!'')(?:[^'\\\n\r]|\\.)*+'|"(?!"")(?:[^"\\\n\r]|\\.)*+")
    | (?P<OPEN>['"].*)
    | (?P<BLANK>_:{_RUN})
    | (?P<NUMBER>[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)
    | (?P<NAME>(?:{_RUN})?:{_LOCAL})
    | (?P<WORD>{_RUN})
    | (?P<VARIABLE>[?$][\w·]+)
    | (?P<TAG>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*(?:--[a-zA-Z]+)?)
    | (?P<MARK><<\(?|\)?>>|\^\^|&&|\|\||[!<>]=|\{{\||\|\}}|[{{}}()\[\].;,*/|^?+\-!=<>&$])
    | (?P<OTHER>.)
"""
_STANDARD = re.compile(_TEMPLATE.replace("FORBIDDEN", ""), re.VERBOSE | re.DOTALL)
_WITHOUT_APOSTROPHES = re.compile(_TEMPLATE.replace("FORBIDDEN", _APOSTROPHE), re.VERBOSE | re.DOTALL)
_KINDS = {kind.name: kind for kind in Kind}
_PIECE = re.compile(r"\w+|\W")


def tokens(text: str, *, apostrophes: bool = True) -> Iterator[Token]:
    """The tokens of a text, white space and comments left out; what is no token comes as single characters.

    Whether `?x<'a'&&?y>` compares or names an IRI depends on the parser: `apostrophes=False` compares.
    """
    pattern = _STANDARD if apostrophes else _WITHOUT_APOSTROPHES
    for found in pattern.finditer(text):
        name = found.lastgroup or Kind.OTHER.name
        if name == Kind.WORD.name:
            yield from _words(found.group(), found.start())
        elif name in _KINDS:
            yield Token(_KINDS[name], found.group(), found.start())


def _words(run: str, start: int) -> Iterator[Token]:
    """A run of letters, points and hyphens that no colon follows is words with marks between."""
    for piece in _PIECE.finditer(run):
        kind = Kind.WORD if piece.group()[0] not in ".-·" else Kind.MARK
        yield Token(kind, piece.group(), start + piece.start())
