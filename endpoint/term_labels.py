"""Labels and definitions of the vocabulary's terms, by language, for pages.

The vocabulary itself: `ontology`. Labels: https://www.w3.org/TR/rdf-schema/#ch_label
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rdflib import RDFS, SKOS, Literal, URIRef

from ontology import PREFIXES, ontology_graph
from ontology.iris import DEFAULT_BASE

_XR = PREFIXES["xr"]

ByLanguage = Mapping[str, str]


@cache
def labels() -> Mapping[str, ByLanguage]:
    """IRI of a term → language → label."""
    return _texts(RDFS.label)


@cache
def definitions() -> Mapping[str, ByLanguage]:
    """IRI of a term → language → definition."""
    return _texts(SKOS.definition)


def _texts(predicate: URIRef) -> Mapping[str, ByLanguage]:
    found: dict[str, dict[str, str]] = {}
    for subject, text in ontology_graph(DEFAULT_BASE).subject_objects(predicate):
        if isinstance(text, Literal) and str(subject).startswith(_XR):
            found.setdefault(str(subject), {})[text.language or ""] = str(text)
    return MappingProxyType(found)


def preferred(texts: ByLanguage, language: str) -> tuple[str, str | None] | None:
    """The text in this language, else in English, else in any; with the language it is in."""
    for wanted in (language, "en", *sorted(texts)):
        if wanted in texts:
            return texts[wanted], wanted or None
    return None
