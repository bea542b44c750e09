"""What the gate says of one node: a value, not an exception.

It holds what a result of a SHACL report holds: https://www.w3.org/TR/shacl/#results
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rdflib import BNode, URIRef
from rdflib.term import Node

Severity = Literal["Violation", "Warning", "Info"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One result: this node breaks this shape.

    `path` is the property (an IRI) and `value` the offending value where there is one; `shape` and
    `component` are IRIs. `item` is the news item to blame, None for what items share. A blank node as
    focus goes by its Skolem IRI, see `named`.
    """

    focus: URIRef
    path: str | None
    value: Node | None
    severity: Severity
    message: str
    shape: str
    component: str
    item: URIRef | None = None

    @property
    def blocks(self) -> bool:
        """Whether this refuses what it is about; warnings and infos are only shown."""
        return self.severity == "Violation"


def blame(violations: Iterable[Violation]) -> dict[URIRef | None, list[Violation]]:
    """Sort the violations of a batch by the news item to blame; None stands for what items share."""
    blamed: dict[URIRef | None, list[Violation]] = {}
    for violation in violations:
        blamed.setdefault(violation.item, []).append(violation)
    return blamed


def named(node: Node) -> Node:
    """The node itself, or the Skolem IRI of a blank node.

    https://www.w3.org/TR/rdf11-concepts/#section-skolemization
    """
    return node.skolemize("https://w3id.org/") if isinstance(node, BNode) else node
