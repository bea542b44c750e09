"""What a node of an item rests on: the item and its text, reached through the evidence.

An item's text and offsets: the terms `xr:evidence`, `xr:inItem` and `xr:text` of the vocabulary
(https://w3id.org/xronika/ontology).
"""

from collections.abc import Iterator
from typing import Final

from rdflib import Literal
from rdflib.term import Node

from ontology import XR
from shapes.index import Index

_EVIDENCE: Final = XR.evidence
_IN_ITEM: Final = XR.inItem
_TEXT: Final = XR.text


def items_of(index: Index, node: Node) -> Iterator[Node]:
    """The news items in whose text the evidence of the node stands: one, in a sound graph."""
    items = (item for sentence in index.values(node, _EVIDENCE) for item in index.values(sentence, _IN_ITEM))
    yield from dict.fromkeys(items)


def texts_of(index: Index, node: Node) -> Iterator[str]:
    """Their texts, where the graph holds them."""
    for item in items_of(index, node):
        text = index.text(item, _TEXT)
        if text is not None:
            yield text


def number(index: Index, node: Node, path: Node) -> int | None:
    """The first value as an integer; None where it is none, which is the core shapes' matter."""
    value = index.value(node, path)
    told = value.value if isinstance(value, Literal) else None
    return told if isinstance(told, int) and not isinstance(told, bool) else None
