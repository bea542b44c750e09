"""Where each item's graph comes from, in the graph /provenance (PROV-O: https://www.w3.org/TR/prov-o/).

An activity a load, associated with this software in its version; it used the files read and generated the
graphs. What is written says when and from what, and never what the news says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath

from pyoxigraph import Literal, NamedNode, Store, Triple
from rdflib import DCTERMS, PROV, RDF, RDFS, XSD

from graph_loader.drafts import Draft
from graph_loader.model import Record
from graph_loader.stores import exchange, named, write_node
from graph_loader.version import software_version
from ontology import SCHEMA
from ontology.folding import slug
from ontology.iris import Layout


@dataclass(frozen=True, slots=True)
class Activity:
    """One run of a command that writes; `kind` is `load`, `reextract`, `import` or `trusted import`.

    `proposers` are the names of the models that were asked for names beside the rules.
    """

    kind: str
    started: datetime
    proposers: tuple[str, ...] = ()

    @classmethod
    def start(cls, kind: str, proposers: Iterable[str] = ()) -> "Activity":
        return cls(kind, datetime.now(UTC), tuple(proposers))

    def iri(self, layout: Layout) -> str:
        return layout.iri(f"activity/{self.kind.replace(' ', '-')}-{self.started:%Y%m%dT%H%M%S%fZ}")


class Provenance:
    """Writes the provenance of a draft's graphs."""

    def __init__(self, draft: Draft, activity: Activity) -> None:
        self._served: Store = draft.served
        self._layout = draft.layout
        self._graph = draft.layout.graph("provenance")
        self._activity = activity
        self._node = NamedNode(activity.iri(draft.layout))
        self._new: set[Triple] = set()

    def generated(self, graph: str, record: Record | None = None) -> None:
        """This activity made the graph, or node, of this IRI; from the record's file where there is one."""
        node = NamedNode(graph)
        triples = {Triple(node, named(PROV.wasGeneratedBy), self._node)}
        if record and record.digest:
            triples.add(Triple(node, named(PROV.wasDerivedFrom), self.used(record)))
        write_node(self._served, self._graph, graph, triples)

    def used(self, record: Record) -> NamedNode:
        """This activity used the file of a record; gives the file's node."""
        file = NamedNode(self._layout.iri(f"file/{record.digest}"))
        self._new |= {Triple(self._node, named(PROV.used), file), *_file(file, record)}
        return file

    def moved(self, item: str, revision: str) -> None:
        """What the item said is now what its revision says."""
        there = self._served.quads_for_pattern(NamedNode(item), None, None, NamedNode(self._graph))
        moved = {Triple(NamedNode(revision), quad.predicate, quad.object) for quad in there}
        write_node(self._served, self._graph, revision, moved)

    def refused(self, report: str) -> None:
        """This activity refused an item: when, is told here; what was wrong, by the report itself."""
        created = _date_time(self._activity.started)
        triples = {
            Triple(NamedNode(report), named(PROV.wasGeneratedBy), self._node),
            Triple(NamedNode(report), named(DCTERMS.created), created),
        }
        write_node(self._served, self._graph, report, triples)

    def replaced(self, item: str, by: str | None) -> None:
        """The item is gone, and gave way to another where one is named."""
        node = NamedNode(item)
        left = {Triple(node, named(DCTERMS.isReplacedBy), NamedNode(by))} if by else set()
        write_node(self._served, self._graph, item, left)

    def forget(self, node: str) -> None:
        """Nothing of this IRI is left to account for."""
        write_node(self._served, self._graph, node, ())

    def write(self) -> None:
        """Describe the activity as it stands: it has lasted until now."""
        started, ended = named(PROV.startedAtTime), named(PROV.endedAtTime)
        graph = NamedNode(self._graph)
        for quad in list(self._served.quads_for_pattern(self._node, ended, None, graph)):
            self._served.remove(quad)
        self._new |= {
            Triple(self._node, named(RDF.type), named(PROV.Activity)),
            Triple(self._node, named(DCTERMS.type), Literal(self._activity.kind)),
            Triple(self._node, started, _date_time(self._activity.started)),
            Triple(self._node, ended, _date_time(datetime.now(UTC))),
            *self._agents(),
        }
        exchange(self._served, self._graph, (), self._new)
        self._new.clear()

    def _agents(self) -> Iterator[Triple]:
        version = software_version()
        xronika = NamedNode(self._layout.iri(f"agent/xronika-{version}"))
        yield Triple(xronika, named(SCHEMA.softwareVersion), Literal(version))
        agents = {xronika: f"Xronika {version}"} | {
            NamedNode(self._layout.iri(f"agent/{slug(name)}")): name for name in self._activity.proposers
        }
        for agent, label in agents.items():
            yield Triple(self._node, named(PROV.wasAssociatedWith), agent)
            yield Triple(agent, named(RDF.type), named(PROV.SoftwareAgent))
            yield Triple(agent, named(RDFS.label), Literal(label, language="en"))


def _file(file: NamedNode, record: Record) -> Iterator[Triple]:
    yield Triple(file, named(RDF.type), named(PROV.Entity))
    yield Triple(file, named(SCHEMA.sha256), Literal(record.digest))
    if record.path:
        yield Triple(file, named(SCHEMA.name), Literal(PurePath(record.path).name))


def _date_time(moment: datetime) -> Literal:
    return Literal(moment.isoformat().replace("+00:00", "Z"), datatype=named(XSD.dateTime))
