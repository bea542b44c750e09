"""References within the dataset: whatever a graph points at under `{base}id/` has a type somewhere.

Graphs and entities: CONTRACT section 4.
"""

from collections.abc import Container, Iterable, Iterator

from pyoxigraph import NamedNode, Store, Triple
from rdflib import RDF

from graph_loader.check.finding import Finding
from graph_loader.stores import named
from ontology.iris import Layout


class References:
    """Looks each entity up once."""

    def __init__(self, store: Store, layout: Layout) -> None:
        self._store = store
        self._entities = layout.entities
        self._typed: dict[str, bool] = {}

    def dangling(self, triples: Iterable[Triple], typed: Container[str] = ()) -> Iterator[Finding]:
        """What triples point at and nothing gives a type; `typed` has one for certain."""
        for triple in triples:
            target = triple.object
            if not isinstance(target, NamedNode) or not target.value.startswith(self._entities):
                continue
            if target.value not in typed and not self._is_typed(target):
                source = (
                    triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
                )
                message = f"{triple.predicate.value} leads to {target.value}, which has no type"
                yield Finding("dangling", source, message)

    def _is_typed(self, node: NamedNode) -> bool:
        if node.value not in self._typed:
            types = self._store.quads_for_pattern(node, named(RDF.type), None, None)
            self._typed[node.value] = next(types, None) is not None
        return self._typed[node.value]
