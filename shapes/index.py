"""A graph laid out for checking: subject → property → values.

Reading an rdflib graph once and looking up in dictionaries afterwards is what keeps the gate cheap.
Terms: https://www.w3.org/TR/rdf11-concepts/#section-triples
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import XR

_ITEM: Final = re.compile(r".*/id/item/[^/]+")


class Index:
    """What is checked (`data`), what it is checked against (`data` and `context`), and which items it holds.

    `focus` are the subjects to check, `items` the news items typed in `data`.
    """

    __slots__ = ("_by_class", "_items", "_nodes", "focus")

    def __init__(
        self, data: Graph, context: Graph | None = None, focus: Iterable[Node] | None = None
    ) -> None:
        self._nodes: dict[Node, dict[Node, list[Node]]] = {}
        for subject, path, value in data:
            self._nodes.setdefault(subject, {}).setdefault(path, []).append(value)
        self.focus: Collection[Node] = list(self._nodes) if focus is None else _known(focus, self._nodes)
        self._by_class: dict[Node, list[Node]] = {}
        for node in self.focus:
            for type_ in self._nodes[node].get(RDF.type, ()):
                self._by_class.setdefault(type_, []).append(node)
        self._items = {n for n, said in self._nodes.items() if XR.NewsItem in said.get(RDF.type, ())}
        if context is not None:
            self._add(context)

    def _add(self, context: Graph) -> None:
        for subject, path, value in context:
            values = self._nodes.setdefault(subject, {}).setdefault(path, [])
            if value not in values:
                values.append(value)

    def of_class(self, *classes: URIRef) -> Iterator[Node]:
        """The nodes to check that `data` gives one of these types."""
        for cls in classes:
            yield from self._by_class.get(cls, ())

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
        return self.values(node, RDF.type)

    def subjects(self, path: Node, value: Node) -> Iterator[Node]:
        """The subjects that have this value: a walk over the whole index, for rare use."""
        for subject, said in self._nodes.items():
            if value in said.get(path, ()):
                yield subject

    def under_item(self, node: Node) -> URIRef | None:
        """The news item of `data` below whose IRI the node's IRI lies, or that it is."""
        iri = str(node)
        while iri:
            if (found := URIRef(iri)) in self._items:
                return found
            iri = iri.rpartition("/")[0]
        return None

    def item(self, node: Node) -> URIRef | None:
        """The news item to blame for the node: by the items of `data`, else by the pattern of the IRI."""
        if (found := self.under_item(node)) is not None:
            return found
        match = _ITEM.match(str(node))
        return URIRef(match[0]) if match else None


def _known(nodes: Iterable[Node], known: Mapping[Node, object]) -> list[Node]:
    return [node for node in nodes if node in known]
