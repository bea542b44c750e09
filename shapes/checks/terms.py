"""IRIs and literals that every tool reads alike.

SHACL-SPARQL twin: `shapes/sparql/terms.ttl` · IRIs: https://www.rfc-editor.org/rfc/rfc3987 · normalization:
https://www.unicode.org/reports/tr15/
"""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import is_normalized

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_NOT_ASCII: Final = re.compile(r"[^!-~]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def terms(index: Index) -> Iterator[Violation]:
    """Blank nodes, IRIs outside ASCII, and literals with control characters or not normalized."""
    for node in index.focus:
        if isinstance(node, BNode):
            yield rule("blank-node").broken(node)
        elif _NOT_ASCII.search(str(node)):
            yield rule("ascii-iri").broken(node, bad=node)
        for path, values in index.said(node).items():
            if _NOT_ASCII.search(str(path)):
                yield rule("ascii-iri").broken(node, path, bad=path)
            for value in values:
                yield from _value(node, str(path), value)


def _value(node: Node, path: str, value: Node) -> Iterator[Violation]:
    if isinstance(value, BNode):
        yield rule("blank-node").broken(node, path, value)
    elif isinstance(value, URIRef):
        if _NOT_ASCII.search(value):
            yield rule("ascii-iri").broken(node, path, value, bad=value)
    elif isinstance(value, Literal):
        if _CONTROL.search(value):
            yield rule("control-character").broken(node, path, value)
        if not is_normalized("NFC", value):
            yield rule("nfc").broken(node, path, value)
