"""The graphs /authority and /ontology: copies of what the software ships, renewed when that has changed."""

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from graph_loader.authority.facts import digest_of, packaged_files, quads_of
from graph_loader.drafts import Draft
from graph_loader.stores import Triples, write_graph
from ontology import ontology_graph


def refresh(draft: Draft, authority_files: Sequence[Path] = ()) -> tuple[bool, bool]:
    """Bring both graphs of a draft up to date; tells whether the ontology and whether the authority changed.

    `authority_files` are the user's own, beside the packaged ones.
    """
    layout = draft.layout
    files = (*packaged_files(), *authority_files)
    digest = digest_of(files)
    ontology_changed = write_graph(draft.served, layout.graph("ontology"), vocabulary(layout.base))
    if draft.authority == digest:
        return ontology_changed, False
    write_graph(draft.served, layout.graph("authority"), {quad.triple for quad in quads_of(files, layout)})
    draft.authority = digest
    return ontology_changed, True


def vocabulary(base: str) -> Triples:
    """The ontology's triples, with canonical names for its blank nodes: the same in every dataset and dump.

    RDF Dataset Canonicalization: https://www.w3.org/TR/rdf-canon/
    """
    text = ontology_graph(base).serialize(format="nt", encoding="utf-8")
    dataset = Dataset(parse(text, format=RdfFormat.N_TRIPLES))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(quad.triple for quad in dataset)
