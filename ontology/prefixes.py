"""Prefixes and namespaces used anywhere in the project, each spelled here and nowhere else.

Turtle's prefixes: https://www.w3.org/TR/turtle/#sec-iri
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rdflib import SDO, Namespace

ONTOLOGY_IRI: Final = "https://w3id.org/xronika/ontology"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "xr": f"{ONTOLOGY_IRI}#",
        "xsh": "https://w3id.org/xronika/shapes#",
        "schema": "https://schema.org/",
        "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "cc": "http://creativecommons.org/ns#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "time": "http://www.w3.org/2006/time#",
        "vann": "http://purl.org/vocab/vann/",
        "void": "http://rdfs.org/ns/void#",
        "wd": "http://www.wikidata.org/entity/",
        "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    }
)

SCHEMA: Final = SDO
"""schema.org under https; rdflib warns of a term it does not know."""

WGS: Final = Namespace(PREFIXES["wgs"])
"""W3C Basic Geo, whose namespace is http (rdflib's own WGS says https)."""
