"""A graph laid out for checking: subject → property → values.

Reading an rdflib graph once and looking up in dictionaries afterwards is what keeps the gate cheap.
Terms: https://www.w3.org/TR/rdf11-concepts/#section-triples
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import XR, members

_TYPE: Final = RDF.type
_ITEM: Final = re.compile(r".*/id/item/[^/]+")


class Index:
    """What is checked (`data`, several graphs united) and what it is checked against (`context`, too).

    `focus` are the subjects to check.
    """

    __slots__ = ("_by_class", "_items", "_nodes", "_typed", "focus")

    def __init__(
        self, data: Iterable[Graph], context: Graph | None = None, focus: Iterable[Node] | None = None
    ) -> None:
        self._nodes: dict[Node, dict[Node, list[Node]]] = {}
        for graph in data:
            self._add(graph)
        self.focus: Collection[Node] = list(self._nodes) if focus is None else _known(focus, self._nodes)
        self._by_class = self._sorted(self.focus)
        self._typed = self._by_class if focus is None else self._sorted(self._nodes)
        self._items = {str(item): URIRef(str(item)) for item in self._typed.get(XR.NewsItem, ())}
        if context is not None:
            self._add(context)

    def _add(self, graph: Graph) -> None:
        """Lay out another graph; what two graphs both say stands once."""
        nodes: dict[Node, dict[Node, list[Node]]] = {}
        for subject, path, value in graph:
            nodes.setdefault(subject, {}).setdefault(path, []).append(value)
        for subject, said in nodes.items():
            known = self._nodes.setdefault(subject, said)
            if known is not said:
                for path, values in said.items():
                    there = known.setdefault(path, [])
                    there += [value for value in values if value not in there]

    def _sorted(self, nodes: Iterable[Node]) -> dict[Node, list[Node]]:
        found: dict[Node, list[Node]] = {}
        for node in nodes:
            for type_ in self._nodes[node].get(_TYPE, ()):
                found.setdefault(type_, []).append(node)
        return found

    def of_class(self, *classes: URIRef) -> Iterator[Node]:
        """The nodes to check that `data` gives one of these types."""
        for cls in classes:
            yield from self._by_class.get(cls, ())

    def everywhere(self, *classes: URIRef) -> Iterator[Node]:
        """The nodes that `data` gives one of these types, whether they are to be checked or not."""
        for cls in classes:
            yield from self._typed.get(cls, ())

    def said(self, node: Node) -> Mapping[Node, Sequence[Node]]:
        """All properties of a node with their values."""
        return self._nodes.get(node, {})

    def values(self, node: Node, path: Node) -> Sequence[Node]:
        return self._nodes.get(node, {}).get(path, ())

    def value(self, node: Node, path: Node) -> Node | None:
        """The first value; None when there is none. How many there may be is the core shapes' matter."""
        return next(iter(self.values(node, path)), None)

    def text(self, node: Node, path: Node) -> str | None:
        """The lexical form of the first value where that is a literal."""
        value = self.value(node, path)
        return str(value) if isinstance(value, Literal) else None

    def types(self, node: Node) -> Sequence[Node]:
        """The types that the graphs give the node; those of a concept or event type by the vocabulary."""
        return self.values(node, _TYPE) or _vocabulary().get(node, ())

    def subjects(self, path: Node, value: Node) -> Iterator[Node]:
        """The subjects that have this value: a walk over the whole index, for rare use."""
        for subject, said in self._nodes.items():
            if value in said.get(path, ()):
                yield subject

    def under_item(self, node: Node) -> URIRef | None:
        """The news item of `data` below whose IRI the node's IRI lies, or that it is."""
        iri = str(node)
        while iri and iri not in self._items:
            iri = iri.rpartition("/")[0]
        return self._items.get(iri)

    def item(self, node: Node) -> URIRef | None:
        """The news item to blame for the node: by the items of `data`, else by the pattern of the IRI."""
        if (found := self.under_item(node)) is not None:
            return found
        match = _ITEM.match(str(node))
        return URIRef(match[0]) if match else None


@cache
def _vocabulary() -> Mapping[Node, tuple[Node, ...]]:
    return {URIRef(term): tuple(URIRef(cls) for cls in classes) for term, classes in members().items()}


def _known(nodes: Iterable[Node], known: Mapping[Node, object]) -> list[Node]:
    return [node for node in nodes if node in known]
