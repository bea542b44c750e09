"""The gate alone: over the graphs of a dataset, or over RDF files (SHACL: https://www.w3.org/TR/shacl/).

Item graphs are checked as items, some at a time; all other graphs as graphs that items share, some
subjects at a time.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store, Triple
from rdflib import RDF

from graph_loader.authority.facts import packaged_files, quads_of
from graph_loader.conversion import to_graph
from graph_loader.errors import InputError
from graph_loader.generations import Generation
from graph_loader.imported_items import context_of, is_item
from graph_loader.ledger import Ledger
from graph_loader.rdf_files import RDF_FORMATS, format_of, opened
from graph_loader.stores import named, read_graph
from graph_loader.text_policy import restored, text_of
from ontology import XR
from ontology.iris import DEFAULT_BASE, Layout
from shapes import Violation, validate

ITEMS_AT_ONCE = 50
SUBJECTS_AT_ONCE = 2000

_BASE = re.compile(r"(https?://.*?/)id/")


def validate_dataset(generation: Generation) -> Iterator[Violation]:
    """What the shapes say of a generation, warnings and infos too."""
    store, ledger = generation.open(), Ledger(generation.open("records"))
    yield from validate_store(store, generation.manifest.layout, (store,), partial(text_of, ledger))


def validate_file(path: Path, generation: Generation | None) -> Iterator[Violation]:
    """What the shapes say of an RDF file.

    What it refers to is looked up in the file, in the dataset if there is one, and in the packaged authority.
    InputError where the file cannot be read.
    """
    store = _read(path)
    layout = generation.manifest.layout if generation else Layout(_base_in(store))
    known = generation.open() if generation else Store()
    if generation is None:
        known.bulk_extend(quads_of(packaged_files(), layout))
    yield from validate_store(store, layout, (store, known))


def validate_store(
    store: Store,
    layout: Layout,
    known: Sequence[Store],
    withheld_text: Callable[[str], str | None] = lambda _: None,
) -> Iterator[Violation]:
    """Check every graph of a store; `known` are the stores to look up in what the graphs point at.

    `withheld_text` gives the text of an item that its source's policy keeps out of the store.
    """
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    items = iter([graph for graph in graphs if is_item(graph, layout)])
    while some := list(islice(items, ITEMS_AT_ONCE)):
        whole = (restored(read_graph(store, graph), graph, partial(withheld_text, graph)) for graph in some)
        said = frozenset(triple for graph in whole for triple in graph)
        yield from validate(to_graph(said), context_of(said, known, layout))
    for name in (None, *graphs):
        if name is None or not (is_item(name, layout) or name == layout.graph("ontology")):
            yield from _shared(store, NamedNode(name) if name else DefaultGraph(), layout, known)


def _shared(
    store: Store, graph: NamedNode | DefaultGraph, layout: Layout, known: Sequence[Store]
) -> Iterator[Violation]:
    subjects = iter({quad.subject for quad in store.quads_for_pattern(None, None, None, graph)})
    while some := list(islice(subjects, SUBJECTS_AT_ONCE)):
        nodes = [node for node in some if not isinstance(node, Triple)]
        said = frozenset(
            quad.triple for node in nodes for quad in store.quads_for_pattern(node, None, None, graph)
        )
        context = context_of(said, known, layout) + to_graph(_around(store, nodes))
        yield from validate(to_graph(said), context, scope="dataset")


def _around(store: Store, nodes: Iterable[NamedNode | BlankNode]) -> Iterator[Triple]:
    """The types that nodes have in other graphs; of happenings, the accounts with their types."""
    for node in nodes:
        yield from _types(store, node)
        for quad in store.quads_for_pattern(None, named(XR.accountOf), node, None):
            yield quad.triple
            if isinstance(quad.subject, NamedNode):
                yield from _types(store, quad.subject)


def _types(store: Store, node: NamedNode | BlankNode) -> Iterator[Triple]:
    for quad in store.quads_for_pattern(node, named(RDF.type), None, None):
        yield quad.triple


def _read(path: Path) -> Store:
    store = Store()
    with opened(path) as file:
        try:
            store.bulk_load(file, format_of(path, RDF_FORMATS), base_iri=path.resolve().as_uri())
        except SyntaxError as error:
            raise InputError(f"{path} cannot be parsed: {error}") from error
    return store


def _base_in(store: Store) -> str:
    """The base IRI of the first entity or graph of a known form."""
    for quad in store:
        for term in (quad.subject, quad.graph_name):
            found = _BASE.match(term.value) if isinstance(term, NamedNode) else None
            if found:
                return found[1]
    return DEFAULT_BASE
