"""The gate: what the shapes say of items on their way into the dataset, and what follows from it.

One bad derived statement is refused alone; the item is refused only when it or its sentences break their
own shapes, or when leaving out what is bad does not help (SHACL: https://www.w3.org/TR/shacl/).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rdflib import RDF, Graph, URIRef
from rdflib.graph import ReadOnlyGraphAggregate

from ontology import XR
from shapes import Violation, validate


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate lets pass of an item: its graph, unless `refusals` says why not, less `dropped`."""

    graph: Graph
    refusals: tuple[Violation, ...] = ()
    dropped: tuple[Violation, ...] = ()


def judge(items: Mapping[URIRef, Graph], context: Graph) -> dict[URIRef, Verdict]:
    """Check the graphs of several items together; `context` has types and labels of the entities they
    refer to.

    The graphs given may lose what is dropped.
    """
    verdicts = {
        item: _first_verdict(item, items[item], found) for item, found in _check(items, context).items()
    }
    again = {item: v.graph for item, v in verdicts.items() if v.dropped and not v.refusals}
    for item, found in (_check(again, context) if again else {}).items():
        verdicts[item] = replace(verdicts[item], refusals=found)
    return verdicts


def _check(items: Mapping[URIRef, Graph], context: Graph) -> dict[URIRef, tuple[Violation, ...]]:
    """What blocks each item, empty where nothing does."""
    together = ReadOnlyGraphAggregate(list(items.values()))  # uniting them by copy costs more than the check
    blocking: dict[URIRef, list[Violation]] = {item: [] for item in items}
    for violation in validate(together, context):
        if violation.blocks:
            for item in _to_blame(violation, items):
                blocking[item].append(violation)
    return {item: tuple(found) for item, found in blocking.items()}


def _to_blame(violation: Violation, items: Mapping[URIRef, Graph]) -> list[URIRef]:
    if violation.item is not None and violation.item in items:
        return [violation.item]
    return [item for item, graph in items.items() if (violation.focus, None, None) in graph]


def _first_verdict(item: URIRef, graph: Graph, found: tuple[Violation, ...]) -> Verdict:
    if not found:
        return Verdict(graph)
    if any(_carries_the_item(item, graph, violation) for violation in found):
        return Verdict(graph, refusals=found)
    for focus in {violation.focus for violation in found}:
        drop(graph, focus)
    return Verdict(graph, dropped=found)


def _carries_the_item(item: URIRef, graph: Graph, violation: Violation) -> bool:
    """Whether the violation is of the item itself or its text, on which everything else rests."""
    focus = violation.focus
    outside = not focus.startswith(f"{item}/")
    return outside or any(kind in (XR.Sentence, XR.Revision) for kind in graph.objects(focus, RDF.type))


def drop(graph: Graph, node: URIRef) -> None:
    """Leave a derived node out of an item's graph: what it says, its participations, and references to it."""
    for participation in list(graph.objects(node, XR.participation)):
        graph.remove((participation, None, None))
    owners = list(graph.subjects(XR.participation, node))
    graph.remove((node, None, None))
    graph.remove((None, None, node))
    for event in owners:
        _restore_participants(graph, event)


def _restore_participants(graph: Graph, event: object) -> None:
    """The shortcut from an event to its agents holds those that its remaining participations name."""
    assert isinstance(event, URIRef)  # noqa: S101  (nothing in item graphs is a blank node)
    named = {
        agent for part in graph.objects(event, XR.participation) for agent in graph.objects(part, XR.agent)
    }
    for agent in set(graph.objects(event, XR.participant)) - named:
        graph.remove((event, XR.participant, agent))
