"""What an item says stands below the item.

SHACL-SPARQL twin: `shapes/sparql/placement.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections.abc import Iterator
from typing import Final

from ontology import XR
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_OWN: Final = (
    XR.reports,
    XR.mainEvent,
    XR.hasRevision,
    XR.participation,
    XR.evidence,
    XR.placeEvidence,
    XR.dateEvidence,
    XR.aboutEvent,
    XR.partOfFigure,
    XR.inItem,
)


def under_item(index: Index) -> Iterator[Violation]:
    """Subjects that lie under no item of the graph; shared entities have graphs of their own."""
    for node in index.focus:
        if index.under_item(node) is None:
            yield rule("under-item").broken(node)


def own_item(index: Index) -> Iterator[Violation]:
    """Nodes of an item that refer to what another item says."""
    for node in index.focus:
        item = index.under_item(node)
        if item is None:
            continue
        said = index.said(node)
        for path in _OWN:
            for value in said.get(path, ()):
                if value != item and not str(value).startswith(f"{item}/"):
                    yield rule("own-item").broken(node, path, value)
