"""The triples of one graph, laid out by subject and by class (https://www.w3.org/TR/rdf11-concepts/)."""

from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import RDF

_TYPE = str(RDF.type)


class GraphView:
    """The triples of a graph by subject IRI."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = frozenset(triples)

    @cached_property
    def _by_subject(self) -> dict[str, list[Triple]]:
        found: dict[str, list[Triple]] = {}
        for triple in self.triples:
            if isinstance(triple.subject, NamedNode):
                found.setdefault(triple.subject.value, []).append(triple)
        return found

    @cached_property
    def _by_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for node, triples in self._by_subject.items():
            for triple in triples:
                if triple.predicate.value == _TYPE and isinstance(triple.object, NamedNode):
                    found.setdefault(triple.object.value, []).append(node)
        return found

    @property
    def subjects(self) -> Iterable[str]:
        """The IRIs of the subjects."""
        return self._by_subject.keys()

    def about(self, subject: str) -> list[Triple]:
        """The triples about one subject."""
        return self._by_subject.get(subject, [])

    def of_class(self, kind: str) -> list[str]:
        """The subjects of this type."""
        return self._by_class.get(str(kind), [])

    @cached_property
    def typed(self) -> frozenset[str]:
        """The subjects that have a type."""
        return frozenset(node for nodes in self._by_class.values() for node in nodes)

    def literal(self, subject: str, predicate: str) -> str | None:
        """The text of the one literal value of a property; None where there is none, or more than one."""
        values = [
            triple.object.value
            for triple in self.about(subject)
            if triple.predicate.value == str(predicate) and isinstance(triple.object, Literal)
        ]
        return values[0] if len(values) == 1 else None
