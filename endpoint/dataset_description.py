"""What `/.well-known/void` says: the dataset, its size by class and property, its sources, its measured quality.

VoID: https://www.w3.org/TR/void/ · DCAT 3: https://www.w3.org/TR/vocab-dcat-3/ · DQV: https://www.w3.org/TR/vocab-dqv/
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import NamedNode
from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, VOID, XSD, Graph, Literal, Namespace, URIRef

from endpoint.dataset_counts import Counts, Partition, dataset_counts
from endpoint.interface import languages, words
from endpoint.media import DOCUMENTS
from endpoint.overview import Overview, overview
from endpoint.reading import Reading
from endpoint.snapshots import Snapshot
from graph_loader.conversion import to_term
from graph_loader.quality import VOID_PATH, dataset_iri, quality_graph
from ontology import PREFIXES, SCHEMA, XR

DESCRIPTION_PATH: Final = f"/{VOID_PATH}"

_SD = Namespace(PREFIXES["sd"])
_LANGUAGES = Namespace("http://id.loc.gov/vocabulary/iso639-1/")
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_EXAMPLES = 3
_FROM_SOURCES = (
    RDFS.label, SCHEMA.url, SCHEMA.publisher, XR.coveredFrom, XR.coveredTo, XR.textPolicy, DCTERMS.rights
)  # fmt: skip

_Triple = tuple[URIRef, URIRef, URIRef | Literal]


def describe_dataset(snapshot: Snapshot, licence: str) -> Graph:
    """The description of a state of the dataset, with the quality measured of this version of the software.

    `licence` is the IRI of the statements' licence. The graph has no blank nodes; everything it names of its own
    lies in the document `{base}.well-known/void`.
    """
    graph = quality_graph(snapshot.state.layout.base)
    for triple in _Description(snapshot, licence).triples():
        graph.add(triple)
    return graph


class _Description:
    def __init__(self, snapshot: Snapshot, licence: str) -> None:
        self._snapshot = snapshot
        self._licence = URIRef(licence)
        self._base = snapshot.state.layout.base
        self._document = URIRef(f"{self._base}{VOID_PATH}")
        self._dataset = dataset_iri(self._base)
        self._publisher = self._iri("publisher")
        self._counts: Counts = dataset_counts(snapshot)
        self._overview: Overview = overview(snapshot)

    def triples(self) -> Iterator[_Triple]:
        yield from self._about_document()
        yield from self._about_dataset()
        yield from self._dates()
        yield from self._ways_in()
        yield from self._statistics()
        for part in self._counts.classes:
            yield from self._partition("class", part, VOID.classPartition, VOID["class"], VOID.entities)
        for part in self._counts.properties:
            yield from self._partition("property", part, VOID.propertyPartition, VOID.property, VOID.triples)
        yield from self._coverage()
        yield from self._sources()

    def _about_document(self) -> Iterator[_Triple]:
        yield self._document, RDF.type, VOID.DatasetDescription
        yield self._document, FOAF.primaryTopic, self._dataset
        for language in languages():
            yield (
                self._document,
                DCTERMS.title,
                Literal(words(language)["dataset-description"], lang=language),
            )

    def _about_dataset(self) -> Iterator[_Triple]:
        dataset = self._dataset
        for kind in (VOID.Dataset, DCAT.Dataset, _SD.Dataset):
            yield dataset, RDF.type, kind
        for language in languages():
            text = words(language)
            yield dataset, DCTERMS.title, Literal(text["site"], lang=language)
            yield (
                dataset,
                DCTERMS.description,
                Literal(f"{text['tagline']} {text['neutral-note']}", lang=language),
            )
            yield dataset, DCTERMS.rights, Literal(text["licence-note"], lang=language)
        yield dataset, DCTERMS.license, self._licence
        yield dataset, DCTERMS.publisher, self._publisher
        yield self._publisher, RDF.type, FOAF.Agent
        yield self._publisher, FOAF.name, Literal(urlsplit(self._base).netloc)
        yield self._publisher, FOAF.homepage, URIRef(self._base)

    def _dates(self) -> Iterator[_Triple]:
        state = self._snapshot.state
        yield self._dataset, OWL.versionInfo, Literal(str(state.number))
        if self._counts.first_load:
            yield (
                self._dataset,
                DCTERMS.issued,
                Literal(self._counts.first_load, datatype=XSD.dateTime, normalize=False),
            )
        if state.generation is not None:
            created = Literal(state.generation.manifest.created, datatype=XSD.dateTime, normalize=False)
            yield self._dataset, DCTERMS.modified, created

    def _ways_in(self) -> Iterator[_Triple]:
        dataset, endpoint, access = self._dataset, URIRef(f"{self._base}sparql"), self._iri("access")
        yield dataset, FOAF.homepage, URIRef(self._base)
        yield dataset, DCAT.landingPage, URIRef(self._base)
        yield dataset, VOID.sparqlEndpoint, endpoint
        yield dataset, DCAT.distribution, access
        yield access, RDF.type, DCAT.Distribution
        yield access, DCAT.accessURL, endpoint
        yield access, DCAT.accessService, endpoint
        yield access, DCTERMS.license, self._licence
        yield endpoint, RDF.type, DCAT.DataService
        yield endpoint, DCTERMS.title, Literal("SPARQL", lang="en")
        yield endpoint, DCAT.endpointURL, endpoint
        yield endpoint, DCAT.servesDataset, dataset
        yield dataset, VOID.uriSpace, Literal(self._snapshot.state.layout.entities)
        for media in DOCUMENTS:
            if media.iri:
                yield dataset, VOID.feature, URIRef(media.iri)
        for row in self._overview.newest[:_EXAMPLES]:
            if isinstance(item := row["item"], NamedNode):
                yield dataset, VOID.exampleResource, URIRef(item.value)

    def _statistics(self) -> Iterator[_Triple]:
        for name, count in self._counts.totals.items():
            yield self._dataset, VOID[name], _integer(count)
        terms = [part.term for part in (*self._counts.classes, *self._counts.properties)]
        for namespace in PREFIXES.values():
            if any(term.startswith(namespace) for term in terms):
                yield self._dataset, VOID.vocabulary, URIRef(namespace)

    def _partition(
        self, kind: str, part: Partition, has: URIRef, of: URIRef, counted: URIRef
    ) -> Iterator[_Triple]:
        node = self._iri(kind, _name(part.term))
        yield self._dataset, has, node
        yield node, RDF.type, VOID.Dataset
        yield node, of, URIRef(part.term)
        yield node, counted, _integer(part.count)

    def _coverage(self) -> Iterator[_Triple]:
        for tag in sorted({one.language for one in self._overview.coverage}):
            yield self._dataset, SCHEMA.inLanguage, Literal(tag)
            if len(tag) == len("az"):
                yield self._dataset, DCTERMS.language, _LANGUAGES[tag]
        days = {day for one in self._overview.coverage for day in (one.first, one.last) if day}
        if days:
            period = self._iri("period")
            yield self._dataset, DCTERMS.temporal, period
            yield period, RDF.type, DCTERMS.PeriodOfTime
            yield period, DCAT.startDate, Literal(min(days), datatype=XSD.date)
            yield period, DCAT.endDate, Literal(max(days), datatype=XSD.date)

    def _sources(self) -> Iterator[_Triple]:
        reading = Reading(self._snapshot.store)
        for node in sorted({one.source for one in self._overview.coverage}, key=str):
            source = URIRef(node.value)
            yield self._dataset, DCTERMS.source, source
            yield source, RDF.type, XR.Source
            for predicate in _FROM_SOURCES:
                for value in map(to_term, reading.objects(node, predicate)):
                    if isinstance(value, URIRef | Literal):
                        yield source, predicate, value

    def _iri(self, *parts: str) -> URIRef:
        return URIRef(f"{self._document}#{'-'.join(parts)}")


def _name(term: str) -> str:
    """A name for a term that no other term has: prefix and local name, else a digest of its IRI."""
    for prefix, namespace in PREFIXES.items():
        if _LOCAL_NAME.fullmatch(local := term.removeprefix(namespace)):
            return f"{prefix}-{local}"
    return hashlib.sha256(term.encode()).hexdigest()[:16]


def _integer(count: int) -> Literal:
    return Literal(count, datatype=XSD.integer)
