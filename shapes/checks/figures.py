"""Parts of figures.

SHACL-SPARQL twin: `shapes/sparql/figures.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from rdflib import Literal
from rdflib.term import Node

from ontology import XR
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_PART_OF: Final = XR.partOfFigure
_VALUE: Final = XR.value
_UNIT: Final = XR.unit


def figures(index: Index) -> Iterator[Violation]:
    """Figures that exceed what they are part of, each alone, or that are part of themselves.

    Parts are not added up: items count one person in several sub-groups.
    """
    for figure in index.of_class(XR.ReportedFigure):
        for whole in index.values(figure, _PART_OF):
            yield from _exceeds(index, figure, whole)
        if figure in _wholes(index, figure):
            yield rule("figure-cycle").broken(figure, _PART_OF)


def _exceeds(index: Index, figure: Node, whole: Node) -> Iterator[Violation]:
    if (index.text(figure, _UNIT) or "") != (index.text(whole, _UNIT) or ""):
        return
    for value in index.values(figure, _VALUE):
        for limit in index.values(whole, _VALUE):
            part, most = _number(value), _number(limit)
            if part is not None and most is not None and part > most:
                yield rule("figure-part").broken(figure, _VALUE, value, limit=limit)


def _number(value: Node) -> Decimal | int | None:
    told = value.value if isinstance(value, Literal) else None
    return told if isinstance(told, Decimal | int) else None


def _wholes(index: Index, figure: Node) -> set[Node]:
    """Everything that the figure is part of, directly or through others."""
    found: set[Node] = set()
    waiting = list(index.values(figure, _PART_OF))
    while waiting:
        whole = waiting.pop()
        if whole not in found:
            found.add(whole)
            waiting += index.values(whole, _PART_OF)
    return found
