"""Rules across nodes, with severity and message as their SHACL-SPARQL twins in `shapes/sparql/` give them.

SPARQL-based constraints: https://www.w3.org/TR/shacl/#sparql-constraints
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from rdflib import SH, URIRef
from rdflib.term import Node

from ontology import PREFIXES
from shapes.library import sparql_shapes
from shapes.violation import Severity, Violation, named

_NAMESPACE: Final = PREFIXES["xsh"]
_COMPONENT: Final = str(SH.SPARQLConstraintComponent)
_VARIABLE: Final = re.compile(r"\{\?(\w+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its IRI; `message` names values as `{?value}`, as the specification has it."""

    shape: str
    severity: Severity
    message: str

    def broken(
        self, focus: Node, path: Node | str | None = None, value: Node | None = None, **words: object
    ) -> Violation:
        """The violation of this rule by `focus`; `words` fill the message beside path and value."""
        bound = {"this": focus, "path": path, "value": value, **words}
        return Violation(
            focus=URIRef(str(named(focus))),
            path=None if path is None else str(path),
            value=value,
            severity=self.severity,
            message=_VARIABLE.sub(lambda found: str(bound[found[1]]), self.message),
            shape=self.shape,
            component=_COMPONENT,
        )


def rule(name: str) -> Rule:
    """The rule of this local name; KeyError for one that no file of `shapes/sparql/` states."""
    return _rules()[name]


@cache
def _rules() -> Mapping[str, Rule]:
    graph = sparql_shapes()
    found = {}
    for shape, constraint in graph.subject_objects(SH.sparql):
        severity = graph.value(shape, SH.severity, default=SH.Violation)
        found[str(shape).removeprefix(_NAMESPACE)] = Rule(
            shape=str(shape),
            severity=cast(Severity, str(severity).removeprefix(str(SH))),
            message=str(graph.value(constraint, SH.message)),
        )
    return found
