"""What each item contributes to the nodes that items share: provisional names, sources.

A shared node is described from all contributions to it, so that its description depends on which items
there are and not on the order in which they came. Contributions stand in the records store, in the graph
of their item (https://www.rfc-editor.org/rfc/rfc4151 for the terms' names).
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

_TERM = "tag:xronika,2026:records#"
NAME = NamedNode(f"{_TERM}name")
SOURCE = NamedNode(f"{_TERM}source")

Contribution = tuple[str, Mapping[str, Any]]
"""The IRI of a shared node, and what an item says of it, as plain values."""


class Contributions:
    """The contributions of one kind in a records store."""

    def __init__(self, store: Store, kind: NamedNode) -> None:
        self._store = store
        self._kind = kind

    def replace(self, item: str, contributions: Collection[Contribution]) -> set[str]:
        """Make these the contributions of an item; gives the shared nodes that must be described anew."""
        graph = NamedNode(item)
        wanted = {
            Quad(NamedNode(iri), self._kind, Literal(_text(said)), graph) for iri, said in contributions
        }
        there = set(self._store.quads_for_pattern(None, self._kind, None, graph))
        gone = there - wanted
        for quad in gone:
            self._store.remove(quad)
        touched = {_subject(quad) for quad in gone if not self._said_elsewhere(quad)}
        new = wanted - there
        touched |= {_subject(quad) for quad in new if not self._said_elsewhere(quad)}
        self._store.extend(new)
        return touched

    def of(self, iri: str) -> list[dict[str, Any]]:
        """What all items say of a shared node, each once, in a fixed order."""
        found = self._store.quads_for_pattern(NamedNode(iri), self._kind, None, None)
        return [json.loads(text) for text in sorted({_value(quad) for quad in found})]

    def _said_elsewhere(self, quad: Quad) -> bool:
        """Whether another item says the same: then its coming or going changes no description."""
        same = self._store.quads_for_pattern(quad.subject, self._kind, quad.object, None)
        return any(other.graph_name != quad.graph_name for other in same)


def _text(said: Mapping[str, Any]) -> str:
    return json.dumps(
        {key: value for key, value in said.items() if value}, ensure_ascii=False, sort_keys=True
    )


def _subject(quad: Quad) -> str:
    assert isinstance(quad.subject, NamedNode)  # noqa: S101  (written by replace alone)
    return quad.subject.value


def _value(quad: Quad) -> str:
    assert isinstance(quad.object, Literal)  # noqa: S101  (written by replace alone)
    return quad.object.value
