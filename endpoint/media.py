"""The forms in which answers are written: names, media types, file extensions, and the engine's writers.

Results: https://www.w3.org/TR/sparql11-overview/ · graphs: https://www.w3.org/TR/rdf11-new/
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import Quad, RdfFormat, Triple, serialize


@dataclass(frozen=True, slots=True)
class Media:
    """One form of answer. `aliases` are media types that ask for it too; `iri` is the form's name in RDF."""

    name: str
    type: str
    extension: str
    aliases: tuple[str, ...] = ()
    charset: bool = False
    iri: str | None = None

    @property
    def content_type(self) -> str:
        return f"{self.type}; charset=utf-8" if self.charset else self.type


_FORMATS = "http://www.w3.org/ns/formats/"

HTML = Media("html", "text/html", "html", ("application/xhtml+xml",), charset=True)
JSON = Media(
    "json",
    "application/sparql-results+json",
    "srj",
    ("application/json",),
    iri=f"{_FORMATS}SPARQL_Results_JSON",
)
XML = Media(
    "xml",
    "application/sparql-results+xml",
    "srx",
    ("application/xml", "text/xml"),
    iri=f"{_FORMATS}SPARQL_Results_XML",
)
CSV = Media("csv", "text/csv", "csv", charset=True, iri=f"{_FORMATS}SPARQL_Results_CSV")
TSV = Media("tsv", "text/tab-separated-values", "tsv", charset=True, iri=f"{_FORMATS}SPARQL_Results_TSV")
TURTLE = Media(
    "turtle", "text/turtle", "ttl", ("application/x-turtle",), charset=True, iri=f"{_FORMATS}Turtle"
)
NTRIPLES = Media(
    "ntriples", "application/n-triples", "nt", ("text/plain",), charset=True, iri=f"{_FORMATS}N-Triples"
)
RDF_XML = Media(
    "rdfxml", "application/rdf+xml", "rdf", ("application/xml", "text/xml"), iri=f"{_FORMATS}RDF_XML"
)
JSON_LD = Media("jsonld", "application/ld+json", "jsonld", ("application/json",), iri=f"{_FORMATS}JSON-LD")
TRIG = Media("trig", "application/trig", "trig", charset=True, iri=f"{_FORMATS}TriG")
NQUADS = Media("nquads", "application/n-quads", "nq", charset=True, iri=f"{_FORMATS}N-Quads")

RESULTS: tuple[Media, ...] = (JSON, XML, CSV, TSV)
"""Forms of SELECT and ASK, the server's preference first."""
GRAPHS: tuple[Media, ...] = (TURTLE, NTRIPLES, RDF_XML, JSON_LD, TRIG, NQUADS)
"""Forms of CONSTRUCT and DESCRIBE, the server's preference first."""
DOCUMENTS: tuple[Media, ...] = (HTML, TURTLE, JSON_LD, NTRIPLES, RDF_XML)
"""Forms of an entity's document, the server's preference first."""

GRAPH_WRITERS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        TURTLE.name: RdfFormat.TURTLE,
        NTRIPLES.name: RdfFormat.N_TRIPLES,
        RDF_XML.name: RdfFormat.RDF_XML,
        JSON_LD.name: RdfFormat.JSON_LD,
        TRIG.name: RdfFormat.TRIG,
        NQUADS.name: RdfFormat.N_QUADS,
    }
)


def written(triples: Iterable[Triple] | Iterable[Quad], media: Media, prefixes: Mapping[str, str]) -> bytes:
    """Triples in one of the forms of graphs."""
    return serialize(triples, format=GRAPH_WRITERS[media.name], prefixes=dict(prefixes)) or b""
