"""The gate refuses one bad derived statement alone, an item where what carries it is bad (DESIGN section 6)."""

import pytest
from rdflib import XSD, Graph, Literal, URIRef

from graph_loader.gate import drop, judge
from ontology import SCHEMA, XR
from tests.support.chronicle import ITEM, OTHER_ITEM, named_graph, types_and_labels, whole

OPENING = URIRef(f"{ITEM}/Opening-83-89")
MINISTER = URIRef(f"{OPENING}.p70-78")


@pytest.fixture
def items() -> dict[URIRef, Graph]:
    return {ITEM: named_graph(ITEM), OTHER_ITEM: named_graph(OTHER_ITEM)}


@pytest.fixture(scope="module")
def context() -> Graph:
    return types_and_labels(whole())


def about(graph: Graph, node: URIRef) -> int:
    return sum(node in triple for triple in graph)


def test_good_items_pass_as_they_are(items: dict[URIRef, Graph], context: Graph) -> None:
    before = {item: set(graph) for item, graph in items.items()}
    verdicts = judge(items, context)
    assert all(not verdict.refusals and not verdict.dropped for verdict in verdicts.values())
    assert {item: set(verdict.graph) for item, verdict in verdicts.items()} == before


def test_a_bad_event_is_left_out_with_its_participations_and_references(
    items: dict[URIRef, Graph], context: Graph
) -> None:
    items[ITEM].set((OPENING, XR.startDate, Literal("2025-03-09", datatype=XSD.date)))
    verdict = judge(items, context)[ITEM]
    assert not verdict.refusals
    assert {violation.focus for violation in verdict.dropped} == {OPENING}
    assert about(verdict.graph, OPENING) == about(verdict.graph, MINISTER) == 0
    assert about(verdict.graph, URIRef(f"{ITEM}/Accident-292-298")) > 0


def test_a_bad_participation_is_left_out_and_its_event_stays(
    items: dict[URIRef, Graph], context: Graph
) -> None:
    items[ITEM].set((MINISTER, XR.role, XR.killed))
    verdict = judge(items, context)[ITEM]
    assert not verdict.refusals and about(verdict.graph, MINISTER) == 0
    participants = set(verdict.graph.objects(OPENING, XR.participant))
    assert participants == {URIRef("https://example.org/id/office/prime-minister")}


def test_a_participant_with_another_part_stays(items: dict[URIRef, Graph]) -> None:
    twice = URIRef(f"{OPENING}.p1-2")
    agent = next(items[ITEM].objects(MINISTER, XR.agent))
    items[ITEM].add((OPENING, XR.participation, twice))
    items[ITEM].add((twice, XR.agent, agent))
    drop(items[ITEM], MINISTER)
    assert (OPENING, XR.participant, agent) in items[ITEM]


@pytest.mark.parametrize(
    ("node", "path", "value"),
    [
        (ITEM, SCHEMA.headline, Literal("no language")),
        (ITEM, XR.contentHash, Literal("0" * 64)),
        (URIRef(f"{ITEM}/Sentence-48-135"), XR.exact, Literal("what nobody wrote")),
    ],
)
def test_an_item_is_refused_where_it_or_its_text_is_bad(
    items: dict[URIRef, Graph], context: Graph, node: URIRef, path: URIRef, value: Literal
) -> None:
    items[ITEM].set((node, path, value))
    verdicts = judge(items, context)
    assert {violation.focus for violation in verdicts[ITEM].refusals} == {node}
    assert not verdicts[OTHER_ITEM].refusals


def test_what_is_said_of_something_outside_is_blamed_on_the_item_that_says_it(
    items: dict[URIRef, Graph], context: Graph
) -> None:
    stranger = URIRef("https://example.org/id/person/nobody")
    items[OTHER_ITEM].add((stranger, XR.status, Literal("curated")))
    verdicts = judge(items, context)
    assert verdicts[OTHER_ITEM].refusals and not verdicts[ITEM].refusals


def test_warnings_refuse_nothing(items: dict[URIRef, Graph], context: Graph) -> None:
    figure = URIRef(f"{ITEM}/ReportedFigure-341-349")
    items[ITEM].set((figure, XR.value, Literal(4000)))
    verdict = judge(items, context)[ITEM]
    assert not verdict.refusals and not verdict.dropped
    assert (figure, XR.value, Literal(4000)) in verdict.graph
