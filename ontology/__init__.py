"""The vocabulary of official news: its terms, its prefixes, its graph.

Terms are declared in the Turtle files beside this module and read from there: https://www.w3.org/TR/owl2-overview/
"""

from typing import Final

from ontology.classes import directly_below, disjoint, event_types, members
from ontology.graph import ontology_graph
from ontology.prefixes import ONTOLOGY_IRI, PREFIXES, SCHEMA, WGS
from ontology.properties import Property, properties
from ontology.terms import XR, ClosedNamespace, defined_terms

__all__ = [
    "EVENT_TYPES",
    "ONTOLOGY_IRI",
    "PREFIXES",
    "SCHEMA",
    "WGS",
    "XR",
    "ClosedNamespace",
    "Property",
    "defined_terms",
    "directly_below",
    "disjoint",
    "event_types",
    "members",
    "ontology_graph",
    "properties",
]

EVENT_TYPES: Final[tuple[str, ...]] = event_types()
"""Local names of the event types, read from the Turtle."""
