"""What `/sparql` says of itself to programs.

https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterator

from flask import Response, request
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import RDF, RDFS, XSD

from endpoint.media import GRAPHS, RESULTS, Media, written
from endpoint.services import services, snapshot
from endpoint.terms import node
from graph_loader.quality import VOID_PATH, dataset_iri
from ontology import PREFIXES
from ontology.iris import SHARED_GRAPHS

_SD = PREFIXES["sd"]
_VOID = PREFIXES["void"]
_USED = ("sd", "void", "rdf", "rdfs", "xsd")


def describe_service(media: Media) -> Response:
    """The description in one of the forms of graphs."""
    prefixes = {prefix: PREFIXES[prefix] for prefix in _USED}
    return Response(written(_description(), media, prefixes), content_type=media.content_type)


def _description() -> Iterator[Triple]:
    state = snapshot().state
    service, default = NamedNode(request.base_url), BlankNode()
    dataset = node(dataset_iri(state.layout.base))
    yield Triple(service, node(RDF.type), _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if services().config.default_graph == "union":
        yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for media in (*RESULTS, *GRAPHS):
        if media.iri:
            yield Triple(service, _sd("resultFormat"), NamedNode(media.iri))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, node(RDF.type), _sd("Dataset"))
    yield Triple(dataset, node(RDFS.seeAlso), node(f"{state.layout.base}{VOID_PATH}"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, node(RDF.type), _sd("Graph"))
    if services().config.default_graph == "union":
        yield Triple(
            default, NamedNode(f"{_VOID}triples"), Literal(str(state.quads), datatype=node(XSD.integer))
        )
    for name in SHARED_GRAPHS:
        yield from _named_graph(dataset, NamedNode(state.layout.graph(name)))


def _named_graph(dataset: NamedNode, name: NamedNode) -> Iterator[Triple]:
    entry = BlankNode()
    yield Triple(dataset, _sd("namedGraph"), entry)
    yield Triple(entry, node(RDF.type), _sd("NamedGraph"))
    yield Triple(entry, _sd("name"), name)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
