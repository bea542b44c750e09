"""Whether values are of the classes that the core shapes ask for.

In pySHACL `sh:class` and `sh:or` cost more than all other core constraints together (27 ms against 7
for an item of 200 triples), so they are read out of the shapes and looked up in a dictionary here. A
test compares both. https://www.w3.org/TR/shacl/#ClassConstraintComponent ·
https://www.w3.org/TR/shacl/#OrConstraintComponent
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from shapes.index import Index
from shapes.library import core_shapes
from shapes.violation import Violation, named

_CLASS: Final = SH["class"]
_OR: Final = SH["or"]
PARAMETERS: Final = (_CLASS, _OR)


@dataclass(frozen=True, slots=True)
class _Membership:
    """The values of a property are members of one of `classes`, or literals of one of `datatypes`."""

    classes: frozenset[Node]
    datatypes: frozenset[Node]
    shape: str
    component: str
    message: str

    def accepts(self, value: Node, types: tuple[Node, ...]) -> bool:
        if isinstance(value, Literal):
            return value.datatype in self.datatypes and value.value is not None
        return any(type_ in self.classes for type_ in types)


def membership(index: Index) -> Iterator[Violation]:
    """The values of the focus nodes that are not of the class asked for; all are of severity "Violation"."""
    rules = _memberships()
    for node in index.focus:
        for type_ in index.types(node):
            for path, rule in rules.get(type_, {}).items():
                for value in index.values(node, path):
                    if not rule.accepts(value, tuple(index.types(value))):
                        yield _violation(index, node, path, value, rule)


def is_checked(shapes: Graph, shape: Node) -> bool:
    """Whether what this property shape asks of classes is checked here and not by pySHACL."""
    return _read(shapes, shape) is not None


def _violation(index: Index, node: Node, path: Node, value: Node, rule: _Membership) -> Violation:
    untyped = not isinstance(value, Literal) and not index.types(value)
    remark = (
        f" Nothing here says what {value} is: give its rdf:type, or load what defines it." if untyped else ""
    )
    return Violation(
        focus=URIRef(str(named(node))),
        path=str(path),
        value=value,
        severity="Violation",
        message=rule.message + remark,
        shape=rule.shape,
        component=rule.component,
    )


@cache
def _memberships() -> Mapping[Node, Mapping[Node, _Membership]]:
    """Class of the focus node → property → what its values must be."""
    graph = core_shapes()
    found: dict[Node, dict[Node, _Membership]] = {}
    for node_shape, target in graph.subject_objects(SH.targetClass):
        for shape in graph.objects(node_shape, SH.property):
            rule = _read(graph, shape)
            path = graph.value(shape, SH.path)
            if rule is not None and path is not None:
                found.setdefault(target, {})[path] = rule
    return found


def _read(graph: Graph, shape: Node) -> _Membership | None:
    """What a property shape asks of classes; None where it asks nothing, or along a path of several steps."""
    if not isinstance(graph.value(shape, SH.path), URIRef):
        return None
    alternatives = graph.value(shape, _OR)
    members = [shape] if alternatives is None else list(Collection(graph, alternatives))
    classes = frozenset(cls for member in members for cls in graph.objects(member, _CLASS))
    datatypes = frozenset(d for member in members for d in graph.objects(member, SH.datatype))
    if alternatives is None and not classes:
        return None
    return _Membership(
        classes=classes,
        datatypes=datatypes if alternatives is not None else frozenset(),
        shape=str(shape),
        component=str(SH.ClassConstraintComponent if alternatives is None else SH.OrConstraintComponent),
        message=str(graph.value(shape, SH.message)),
    )
