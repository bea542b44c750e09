"""What links join.

SHACL-SPARQL twin: `shapes/sparql/links.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from ontology import XR
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_KIND: Final = XR.linkKind
_FROM: Final = XR["from"]
_TO: Final = XR.to
_ACCOUNT_OF: Final = XR.accountOf


def links(index: Index) -> Iterator[Violation]:
    """Links between things of the wrong kind, and accounts said to be of one happening that lead to two."""
    for link in index.of_class(XR.EventLink):
        kind = index.text(link, _KIND) or ""
        refused = _refused().get(kind)
        for path in (_FROM, _TO):
            for value in index.values(link, path):
                if refused in index.types(value):
                    yield rule("link-ends").broken(link, path, value)
        if kind == "sameEvent" and _differ(index, link):
            yield rule("link-happening").broken(link)


def _differ(index: Index, link: Node) -> bool:
    ones, others = (
        {happening for end in index.values(link, path) for happening in index.values(end, _ACCOUNT_OF)}
        for path in (_FROM, _TO)
    )
    return any(one != other for one in ones for other in others)


@cache
def _refused() -> Mapping[str, URIRef]:
    """Kind of link → the class that it does not join."""
    return {"sameEvent": XR.NewsItem, "translation": XR.Event, "teaser": XR.Event}
