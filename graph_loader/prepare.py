"""The stages that need no dataset: document → item → graph → verdict of the gate.

They are functions of the document, the authority and the rules, so that they run in any process and in
any order (`functools.cache` keeps one set of rules a process:
https://docs.python.org/3/library/functools.html#functools.cache).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from rdflib import Graph, URIRef

from graph_loader.authority.index import Authority
from graph_loader.errors import XronikaError
from graph_loader.extract.extractor import Extractor
from graph_loader.gate import Verdict, judge
from graph_loader.mapping import context_graph, map_item
from graph_loader.mapping.context import referred
from graph_loader.model import Document, Entity, Item
from graph_loader.prepared import Prepared
from graph_loader.propose import proposers
from graph_loader.stores import parse_triples
from ontology.iris import Layout

ITEM_FAULTS = (
    XronikaError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the text of one item may provoke in the rules: it is reported with that item, and the others go on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What preparation depends on besides the document; small enough to send to another process."""

    base: str
    authority_files: tuple[Path, ...] = ()
    digest: str = ""
    propose: tuple[str, ...] = ()

    @classmethod
    def of(cls, base: str, authority_files: Sequence[Path], propose: Sequence[str] = ()) -> Self:
        """The settings with a digest of the files, so that a file that has changed is read again.

        `propose` names the proposers (`graph_loader.propose`) that are asked after the rules.
        """
        texts = (hashlib.sha256(path.read_bytes()).hexdigest() for path in authority_files)
        return cls(base, tuple(authority_files), " ".join(texts), tuple(propose))


@dataclass(frozen=True, slots=True)
class Fault:
    """A document that the rules could not deal with."""

    document: Document
    reason: str


@dataclass(frozen=True, slots=True)
class _Mapped:
    item: Item
    iri: URIRef
    graph: Graph


class Preparation:
    """Extracts, maps and judges documents by one set of rules."""

    def __init__(self, settings: Settings) -> None:
        self._layout = Layout(settings.base)
        self.authority = Authority.load(settings.authority_files)
        self._extract = Extractor(self.authority, proposers=proposers(settings.propose))

    def __call__(self, documents: Sequence[Document]) -> list[Prepared | Fault]:
        """Prepare documents together, which the gate does fastest; the results stand in the order given."""
        results: list[Prepared | Fault | _Mapped] = [self._mapped(document) for document in documents]
        for places in _each_item_once(results):
            batch = {place: one for place in places if isinstance(one := results[place], _Mapped)}
            for place, prepared in zip(batch, self._judged(list(batch.values())), strict=True):
                results[place] = prepared
        return [result for result in results if not isinstance(result, _Mapped)]

    def _mapped(self, document: Document) -> _Mapped | Fault:
        try:
            item = self._extract(document)
            graph = map_item(item, self._layout)
        except ITEM_FAULTS as error:
            return Fault(document, f"cannot be extracted ({type(error).__name__}: {error})")
        return _Mapped(item, URIRef(self._layout.iri(document.path)), graph)

    def _judged(self, batch: Sequence[_Mapped]) -> Iterator[Prepared | Fault]:
        context = context_graph([mapped.item for mapped in batch], self._layout)
        verdicts = judge({mapped.iri: mapped.graph for mapped in batch}, context)
        for mapped in batch:
            yield _prepared(mapped.item, verdicts[mapped.iri])


def _each_item_once(results: Sequence[object]) -> Iterator[list[int]]:
    """The places of mapped items, in groups that hold no item twice: the gate unites their graphs."""
    left = [(place, one.iri) for place, one in enumerate(results) if isinstance(one, _Mapped)]
    while left:
        first = {iri: place for place, iri in reversed(left)}
        yield sorted(first.values())
        left = [(place, iri) for place, iri in left if first[iri] != place]


def _prepared(item: Item, verdict: Verdict) -> Prepared | Fault:
    triples: bytes = verdict.graph.serialize(format="nt", encoding="utf-8")
    try:
        parse_triples(triples)
    except SyntaxError as error:
        return Fault(item.document, f"cannot be written as RDF ({error})")
    return Prepared(
        document=item.document,
        triples=triples,
        entities=_provisional(item),
        refusals=verdict.refusals,
        dropped=verdict.dropped,
    )


def _provisional(item: Item) -> tuple[Entity, ...]:
    """Every name that the item's graph points at, whether or not it stands in the text as such."""
    found = {entity.path: entity for entity in referred(item) if entity.provisional}
    return tuple(found[path] for path in sorted(found))


@cache
def preparation(settings: Settings) -> Preparation:
    """The preparation by these settings, made once a process: reading names and rules takes a second."""
    return Preparation(settings)
