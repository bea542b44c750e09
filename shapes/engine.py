"""Core shapes evaluated by pySHACL, the only module that touches it.

pySHACL is driven below its `validate` function, which builds all shapes anew on each call, looks at
each focus node of each property shape singly, and switches a setting of rdflib for the whole process. A
test compares the results with those of `pyshacl.validate`. https://www.w3.org/TR/shacl/ ·
https://github.com/RDFLib/pySHACL
"""

import logging
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, cast

from rdflib import SH, Graph, IdentifiedNode, URIRef
from rdflib.term import Node

from ontology import XR
from shapes import membership, order
from shapes.index import Index
from shapes.library import core_shapes, dataset_shapes
from shapes.violation import Severity, Violation, named

if TYPE_CHECKING:
    from pyshacl.shape import Shape

Scope = Literal["item", "dataset"]

_LOGGER: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Targeted:
    """A shape and the classes whose members it is about."""

    shape: "Shape"
    classes: tuple[URIRef, ...]


class _View(Graph):
    """What pySHACL asks of a data graph, answered from the index."""

    def __init__(self, index: Index) -> None:
        super().__init__(bind_namespaces="none")
        self._index = index

    def objects(self, subject: Node, predicate: Node) -> Generator[Node, None, None]:  # type: ignore[override]
        """Narrower than rdflib's, whose arguments are optional: pySHACL asks nothing else here."""
        yield from self._index.values(subject, predicate)

    def subjects(self, predicate: Node, value: Node) -> Generator[Node, None, None]:  # type: ignore[override]
        """Narrower than rdflib's, for the same reason; it serves inverse paths."""
        yield from self._index.subjects(predicate, value)


def evaluate(index: Index, scope: Scope) -> Iterator[Violation]:
    """The violations of the core shapes, but for what `shapes.membership` and `shapes.order` check."""
    # Here, since importing it takes 0.1 s, and most commands validate nothing.
    from pyshacl.pytypes import SHACLExecutor

    executor = SHACLExecutor(validator=None)
    view = _View(index)
    for targeted in _targeted(scope):
        nodes = cast(list[IdentifiedNode], list(dict.fromkeys(index.of_class(*targeted.classes))))
        if nodes:
            _, results = targeted.shape.validate(executor, view, focus=nodes)
            for _, _, triples in results:
                yield _violation(triples)


@cache
def _targeted(scope: Scope) -> tuple[_Targeted, ...]:
    from pyshacl.shapes_graph import ShapesGraph

    shapes = core_shapes() if scope == "item" else core_shapes() + dataset_shapes()
    graph = ShapesGraph(_lifted(_remaining(shapes)), False, _LOGGER)
    found = ((shape, tuple(shape.target_classes())) for shape in graph.shapes)
    return tuple(_Targeted(shape, classes) for shape, classes in found if classes)


def _remaining(shapes: Graph) -> Graph:
    """A copy of the shapes without the constraints that are checked elsewhere."""
    rest = Graph(bind_namespaces="none") + shapes
    for shape in shapes.subjects(SH.path):
        elsewhere = membership.PARAMETERS if membership.is_checked(shapes, shape) else ()
        for parameter in (*elsewhere, *order.PARAMETERS):
            rest.remove((shape, parameter, None))
    return rest


def _lifted(shapes: Graph) -> Graph:
    """The shapes with each property shape a target of its own.

    It asks the same, but pySHACL evaluates a property shape inside a node shape anew for each focus node, and
    one with a target for all of them at once.
    """
    for node_shape, target in list(shapes.subject_objects(SH.targetClass)):
        for shape in list(shapes.objects(node_shape, SH.property)):
            shapes.add((shape, SH.targetClass, target))
    shapes.remove((None, SH.property, None))
    for shape, path in list(shapes.subject_objects(SH.path)):
        shapes.set((shape, SH.path, _same_object(path)))
    return shapes


def _same_object(path: Node) -> Node:
    """The term as the namespace of the vocabulary gives it, so that looking it up compares no strings."""
    namespace, _, name = str(path).partition("#")
    return XR[name] if f"{namespace}#" == str(XR) else path


def _violation(triples: Iterable[tuple[Node, Node, Node | tuple[Graph, Node]]]) -> Violation:
    """From the triples of a result, where terms of the data come in a pair with their graph."""
    told = {path: value[1] if isinstance(value, tuple) else value for _, path, value in triples}
    path = told.get(SH.resultPath)
    return Violation(
        focus=URIRef(str(named(told[SH.focusNode]))),
        path=str(path) if isinstance(path, URIRef) else None,
        value=told.get(SH.value),
        severity=cast(Severity, str(told[SH.resultSeverity]).removeprefix(str(SH))),
        message=str(told[SH.resultMessage]),
        shape=str(told[SH.sourceShape]),
        component=str(told[SH.sourceConstraintComponent]),
    )
