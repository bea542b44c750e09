"""The graphs of one item in a draft: the served one, and those of its earlier versions in the archive.

The served graph ends with a node for each revision (CONTRACT section 4); an archived graph is named by
the IRI of its revision and says what the item said then.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import RDF, XSD

from graph_loader.drafts import Draft
from graph_loader.imported_items import ImportedItem
from graph_loader.stores import Triples, named, read_graph, write_graph
from graph_loader.text_policy import TextPolicies
from graph_loader.versions import Version, Versions
from ontology import SCHEMA, XR


class ItemGraphs:
    """Reads and writes the graphs of items, named by their IRI; of their words, what their sources let be published."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._policies = TextPolicies(draft.served, draft.layout)

    def served(self, item: str) -> Triples:
        """What the item says now, without its revisions."""
        triples = read_graph(self._draft.served, item)
        revisions = {t.object for t in triples if t.predicate == named(XR.hasRevision)}
        return frozenset(t for t in triples if t.object not in revisions and t.subject not in revisions)

    def archived(self, item: str, version: Version) -> Triples:
        """What the item said in this earlier version."""
        return read_graph(self._draft.archive, revision_iri(item, version))

    def serve(self, item: str, said: Triples, versions: Versions) -> bool:
        """Show the newest version, whose graph is given, and list the others; tells whether it changed."""
        return write_graph(self._draft.served, item, self._shown(item, said, versions))

    def shows(self, item: str, said: Triples, versions: Versions) -> bool:
        """Whether `serve` would change nothing."""
        return read_graph(self._draft.served, item) == self._shown(item, said, versions)

    def _shown(self, item: str, said: Triples, versions: Versions) -> Triples:
        told = _retrieved(item, self._policies.published(said), versions[-1])
        return frozenset([*told, *_revisions(item, versions[:-1])])

    def archive(self, item: str, version: Version, said: Triples) -> bool:
        """Keep the graph of an earlier version."""
        triples = frozenset(_retrieved(item, self._policies.published(said), version))
        return write_graph(self._draft.archive, revision_iri(item, version), triples)

    def keeps(self, item: str, version: Version, said: Triples) -> bool:
        """Whether `archive` would change nothing."""
        told = _retrieved(item, self._policies.published(said), version)
        return self.archived(item, version) == frozenset(told)

    def unarchive(self, item: str, version: Version) -> None:
        """This version is no earlier one any more."""
        self._draft.archive.remove_graph(NamedNode(revision_iri(item, version)))

    def take(self, item: ImportedItem) -> None:
        """Make the graphs of an item those of a file."""
        write_graph(self._draft.served, item.iri, self._policies.published(item.graph))
        for version in item.versions:
            if version.graph != item.iri:
                write_graph(self._draft.archive, version.graph, self._policies.published(version.said))

    def remove(self, item: str, versions: Versions) -> None:
        """Remove an item that gave way to another, with its earlier versions."""
        self._draft.served.remove_graph(NamedNode(item))
        for version in versions[:-1]:
            self.unarchive(item, version)


def revision_iri(item: str, version: Version) -> str:
    """The IRI of an earlier version below its item."""
    return f"{item}/{version.segment}"


def _retrieved(item: str, said: Triples, version: Version) -> Iterator[Triple]:
    """The item's graph with the time when this version was first retrieved, whichever record told it."""
    node, predicate = NamedNode(item), named(XR.retrieved)
    yield from (triple for triple in said if triple.predicate != predicate or triple.subject != node)
    if version.first:
        yield Triple(node, predicate, _date_time(version))


def _revisions(item: str, earlier: Versions) -> Iterator[Triple]:
    for number, version in enumerate(earlier, start=1):
        node = NamedNode(revision_iri(item, version))
        yield Triple(NamedNode(item), named(XR.hasRevision), node)
        yield Triple(node, named(RDF.type), named(XR.Revision))
        yield Triple(node, named(XR.number), Literal(number))
        yield Triple(node, named(XR.contentHash), Literal(version.content_hash))
        yield Triple(node, named(SCHEMA.headline), Literal(version.headline, language=version.language))
        if version.first:
            yield Triple(node, named(XR.retrieved), _date_time(version))


def _date_time(version: Version) -> Literal:
    assert version.first  # noqa: S101  (asked for only where there is one)
    text = version.first.isoformat().replace("+00:00", "Z")
    return Literal(text, datatype=named(XSD.dateTime))
