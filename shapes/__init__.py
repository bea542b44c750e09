"""The gate's rules: SHACL shapes per class, and `validate`, which says what in a graph breaks them.

SHACL: https://www.w3.org/TR/shacl/
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from rdflib import Graph, URIRef
from rdflib.graph import ReadOnlyGraphAggregate

from shapes.engine import core_shapes, evaluate
from shapes.violation import Severity, Violation, blame

__all__ = ["Severity", "Violation", "blame", "shapes_graph", "validate"]

_ITEM = re.compile(r".*/id/item/[^/]+")


def validate(
    data: Graph,
    context: Graph | None = None,
    *,
    focus: Iterable[URIRef] | None = None,
    scope: Literal["item", "dataset"] = "item",
) -> list[Violation]:
    """Check the nodes of `data` against the shapes.

    `context` holds types and labels of the entities that `data` refers to. `focus` limits the check to these nodes
    (default: every subject of `data`). `scope` "item": `data` is one item's graph or several united; "dataset":
    shared graphs or everything, where each Event must also have its Happening. Several items are checked best in one
    call; each violation names the item to blame.
    """
    nodes = (
        set(focus) if focus is not None else {s for s in data.subjects(unique=True) if isinstance(s, URIRef)}
    )
    whole = data if context is None else ReadOnlyGraphAggregate([data, context])
    return [replace(found, item=_item(found.focus)) for found in evaluate(whole, sorted(nodes))]


def _item(focus: URIRef) -> URIRef | None:
    match = _ITEM.match(focus)
    return URIRef(match[0]) if match else None


def shapes_graph() -> Graph:
    """All shapes in one new graph."""
    return Graph() + core_shapes()
