"""What an item reports and names.

SHACL-SPARQL twin: `shapes/sparql/reports.ttl` (https://www.w3.org/TR/shacl/#sparql-constraints)
"""

from collections.abc import Iterator
from typing import Final

from rdflib.term import Node

from ontology import XR
from shapes.index import Index
from shapes.rules import rule
from shapes.violation import Violation

_REPORTS: Final = XR.reports
_MAIN: Final = XR.mainEvent
_MENTIONS: Final = XR.mentions
_PARTICIPATION: Final = XR.participation
_AGENT: Final = XR.agent
_IN_ITEM: Final = XR.inItem
_REFERS_TO: Final = XR.refersTo


def reports(index: Index) -> Iterator[Violation]:
    """Events and statements that no item reports, and entities that items name without mentioning them."""
    reported = {v for item in index.everywhere(XR.NewsItem) for v in index.values(item, _REPORTS)}
    statements = (XR.ReportedFigure, XR.OfficeReport, XR.Quotation)
    for node in index.of_class(XR.Event, XR.UnrealizedEvent, *statements):
        if node not in reported:
            yield rule("reported").broken(node)
    named = _named(index)
    for item in index.of_class(XR.NewsItem):
        told = set(index.values(item, _REPORTS))
        for value in index.values(item, _MAIN):
            if value not in told:
                yield rule("main-reported").broken(item, _MAIN, value)
        for value in named.get(item, set()).difference(index.values(item, _MENTIONS)):
            yield rule("mentions-all").broken(item, _MENTIONS, value)


def _named(index: Index) -> dict[Node, set[Node]]:
    """Item → the agents of its events and what its mentions refer to."""
    found: dict[Node, set[Node]] = {}
    for mention in index.everywhere(XR.Mention):
        for item in index.values(mention, _IN_ITEM):
            found.setdefault(item, set()).update(index.values(mention, _REFERS_TO))
    for item in index.everywhere(XR.NewsItem):
        for event in index.values(item, _REPORTS):
            for participation in index.values(event, _PARTICIPATION):
                found.setdefault(item, set()).update(index.values(participation, _AGENT))
    return found
