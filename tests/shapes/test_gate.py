"""What `validate` takes and gives: batches, context, focus, scope, blame."""

import subprocess
import sys

import pytest
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import SCHEMA, XR
from shapes import blame, validate
from tests.support.chronicle import (
    BASE,
    ITEM,
    OTHER_ITEM,
    constraint,
    named_graph,
    types_and_labels,
    whole,
)

CONTEXT = types_and_labels(whole())
SHARED = ("authority", "provisional", "sources")

HOSTILE: list[Node] = [
    Literal("2022-02-30", datatype=XSD.date),
    Literal("2022-02-28T25:00:00", datatype=XSD.dateTime),
    Literal("many", datatype=XSD.integer),
    Literal("1e400", datatype=XSD.decimal),
    Literal(10**40),
    Literal("", lang="en"),
    Literal(""),
    Literal("\ud800"),
    Literal(True),
    Literal("x", datatype=URIRef("https://example.org/own")),
    URIRef("https://example.org/elsewhere"),
    URIRef("not an IRI"),
    URIRef(""),
    BNode("b0"),
]


def test_an_item_with_the_types_of_what_it_refers_to() -> None:
    assert validate(named_graph(ITEM), CONTEXT) == []


def test_an_item_alone_lacks_what_it_refers_to() -> None:
    found = validate(named_graph(ITEM))
    assert found
    assert all("Nothing here says what" in v.message for v in found)
    assert {v.item for v in found} == {ITEM}


def test_context_is_not_checked_itself() -> None:
    context = CONTEXT + Graph()
    context.add((URIRef(f"{BASE}person/nobody"), RDF.type, XR.Person))
    assert validate(named_graph(ITEM), context) == []


def test_context_may_repeat_the_data() -> None:
    assert validate(named_graph(ITEM), whole()) == []


def test_a_batch_blames_the_item_that_is_wrong() -> None:
    batch = named_graph(ITEM) + named_graph(OTHER_ITEM)
    batch.remove((OTHER_ITEM, SCHEMA.inLanguage, None))
    batch.remove((URIRef(f"{ITEM}/Quotation-417-445"), XR.quote, None))
    blamed = blame(validate(batch, CONTEXT))
    assert {item: [constraint(v) for v in found] for item, found in blamed.items()} == {
        ITEM: ["Quotation-quote MinCount"],
        OTHER_ITEM: ["NewsItem-inLanguage MinCount"],
    }


def test_several_graphs_are_checked_as_if_united() -> None:
    graphs = [named_graph(name) for name in (ITEM, OTHER_ITEM, ITEM, "links", *SHARED)]
    assert validate(graphs, scope="dataset") == []
    graphs[0].remove((None, XR.exact, None))
    assert validate(graphs, scope="dataset") == [], "the third graph says it, too"
    graphs[2].remove((None, XR.exact, None))
    united = sum(graphs, Graph())
    assert validate(graphs, scope="dataset") == validate(united, scope="dataset") != []


def test_one_item_is_checked_as_in_a_batch() -> None:
    batch = named_graph(ITEM) + named_graph(OTHER_ITEM)
    singly = []
    for item in (ITEM, OTHER_ITEM):
        graph = named_graph(item)
        for union in (graph, batch):
            union.remove((item, XR.text, None))
            union.add((item, XR.textExtent, Literal("part")))
        singly += validate(graph, CONTEXT)
    assert sorted(singly, key=str) == sorted(validate(batch, CONTEXT), key=str)
    assert singly


def test_an_item_whose_iri_has_another_form_is_blamed_all_the_same() -> None:
    item = URIRef("https://elsewhere.example.org/news/7")
    graph = Graph()
    for triple in named_graph(OTHER_ITEM):
        graph.add(tuple(_renamed(term, item) for term in triple))  # type: ignore[arg-type]  # three terms again
    assert validate(graph, CONTEXT) == []
    graph.remove((None, XR.exact, None))
    assert {v.item for v in validate(graph, CONTEXT)} == {item}


def _renamed(term: Node, item: URIRef) -> Node:
    return URIRef(term.replace(str(OTHER_ITEM), item)) if isinstance(term, URIRef) else term


def test_shared_entities_blame_no_item() -> None:
    graph = named_graph("authority")
    graph.remove((None, XR.status, None))
    found = validate(graph, scope="dataset")
    assert {v.item for v in found} == {None}
    assert blame(found).keys() == {None}


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_graph_is_valid_with_its_context(name: str) -> None:
    assert validate(named_graph(name), CONTEXT, scope="dataset") == []


def test_only_a_dataset_must_have_the_happenings() -> None:
    graph = named_graph(ITEM)
    assert validate(graph, CONTEXT) == []
    missing = validate(graph, CONTEXT, scope="dataset")
    assert {constraint(v) for v in missing} == {"Event-happening MinCount"}
    assert len(missing) == 3


def test_focus_limits_the_check() -> None:
    graph = named_graph(ITEM)
    graph.remove((None, XR.exact, None))
    graph.remove((ITEM, XR.textExtent, None))
    one = URIRef(f"{ITEM}/Sentence-48-135")
    found = validate(graph, CONTEXT, focus=[one])
    assert [(constraint(v), v.focus) for v in found] == [("Sentence-exact MinCount", one)]
    assert validate(graph, CONTEXT, focus=[]) == []
    assert validate(graph, CONTEXT, focus=[URIRef("https://example.org/unknown")]) == []


def test_focus_finds_the_events_that_are_not_in_focus() -> None:
    graph = named_graph(ITEM)
    part = URIRef(f"{ITEM}/Opening-83-89.p70-78")
    figure = URIRef(f"{ITEM}/ReportedFigure-259-284")
    assert validate(graph, CONTEXT, focus=[part, figure]) == []


def test_a_link_to_what_is_typed_elsewhere_is_checked_too() -> None:
    """The graph of links says what events are accounts of, and does not say that they are events."""
    event = URIRef(f"{ITEM}/Opening-83-89")
    graph = named_graph("links")
    assert validate(graph, CONTEXT, scope="dataset") == []
    graph.add((event, XR.accountOf, URIRef(f"{BASE}place/northland")))
    found = validate(graph, CONTEXT, scope="dataset")
    assert (event, "Event-accountOf Class") in {(v.focus, constraint(v)) for v in found}


def test_violations_come_in_an_order_that_does_not_depend_on_the_graph() -> None:
    graph = whole()
    graph.remove((None, XR.evidence, None))
    graph.remove((None, XR.searchKey, None))
    found = validate(graph, scope="dataset")
    assert [v.focus for v in found] == sorted(v.focus for v in found)
    assert found == validate(graph + Graph(), scope="dataset")


def test_a_number_is_not_later_than_a_day() -> None:
    """The specification refuses what cannot be compared; pySHACL lets this pass."""
    graph = named_graph(ITEM)
    visit = URIRef(f"{ITEM}/Visit-470-480")
    graph.set((visit, XR.endDate, Literal(20250310)))
    found = {constraint(v) for v in validate(graph, CONTEXT)}
    assert found == {"Event-endDate Datatype", "Event-startDate LessThanOrEquals"}


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_no_value_makes_the_check_itself_fail(value: Node) -> None:
    graph = Graph()
    for subject, path, old in whole():
        graph.add((subject, path, old if path == RDF.type else value))
    assert any(v.blocks for v in validate(graph, scope="dataset"))


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
@pytest.mark.parametrize("path", [XR.startDate, XR.start, XR.value, XR.evidence, XR.inItem, RDFS.label])
def test_no_further_value_makes_the_check_itself_fail(path: URIRef, value: Node) -> None:
    graph = whole()
    for subject in set(graph.subjects(path)):
        graph.add((subject, path, value))
    assert any(v.blocks for v in validate(graph, scope="dataset"))


def test_an_empty_graph_breaks_nothing() -> None:
    assert validate(Graph()) == []
    assert validate(Graph(), Graph(), scope="dataset") == []


def test_importing_the_gate_loads_no_validator() -> None:
    """Commands that validate nothing do not wait for pySHACL."""
    code = "import sys, shapes; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pyshacl" not in loaded.stdout.split()
