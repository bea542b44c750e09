"""What the stages before the commit make of one record: a document, its graph, the gate's verdict."""

from dataclasses import dataclass

from graph_loader.model import Document, Entity
from shapes import Violation


@dataclass(frozen=True, slots=True)
class Prepared:
    """A news item on its way into the dataset; it can be sent between processes.

    `triples` is the item's graph as N-Triples, `entities` are those it refers to. `refusals` says why the
    gate refuses the item (empty when it passes), `dropped` which derived statements it left out, and why.
    """

    document: Document
    triples: bytes
    entities: tuple[Entity, ...] = ()
    refusals: tuple[Violation, ...] = ()
    dropped: tuple[Violation, ...] = ()
