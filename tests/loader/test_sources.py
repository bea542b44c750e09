"""Sources: who published the items, and which days these cover (CONTRACT section 4)."""

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, RDFS

from graph_loader.stores import named, objects
from ontology import SCHEMA, XR
from tests.support.desk import Desk, desk
from tests.support.news import LAYOUT, at, changed, prepared, record

DESK = LAYOUT.iri("source/desk")


def covered(over: Desk) -> list[str]:
    return [day for p in (XR.coveredFrom, XR.coveredTo) for day in objects(over.served, DESK, p)]


def test_a_source_is_named_as_the_records_name_it_and_open() -> None:
    over = desk()
    over.load(
        prepared(
            record("One", source="The Désk", publisher="Ministry", url="https://desk.example:81/one?x=1")
        )
    )
    source = LAYOUT.iri("source/the-desk")
    described = {p: list(objects(over.served, source, p)) for p in (RDFS.label, SCHEMA.publisher, SCHEMA.url)}
    assert described == {
        RDFS.label: ["The Désk"],
        SCHEMA.publisher: ["Ministry"],
        SCHEMA.url: ["https://desk.example:81/"],
    }
    assert list(objects(over.served, source, XR.textPolicy)) == ["open"]


def test_without_a_source_it_is_the_unknown_one() -> None:
    over = desk()
    over.load(prepared(record("One", source=None)))
    assert list(objects(over.served, LAYOUT.iri("source/unknown"), RDFS.label)) == ["Unknown source"]


def test_the_days_covered_grow_and_shrink_with_the_items() -> None:
    over = desk()
    late = record("Late", "Text.", url="https://desk.example/1", published=date(2024, 6, 1), retrieved=at(1))
    over.load(prepared(record("Early", published=date(2024, 1, 1))), prepared(late))
    assert covered(over) == ["2024-01-01", "2024-06-01"]
    over.load(prepared(changed(late, published=date(2024, 5, 1), retrieved=at(2))))
    assert covered(over) == ["2024-01-01", "2024-05-01"]


@pytest.mark.parametrize("url", ["ftp://desk.example/1", "key 7"])
def test_an_address_that_is_none_of_the_web_names_no_site(url: str) -> None:
    over = desk()
    over.load(prepared(record("One", url=url)))
    assert not list(objects(over.served, DESK, SCHEMA.url))


def test_what_others_say_of_a_source_stays() -> None:
    over = desk()
    over.load(prepared(record("One")))
    graph = NamedNode(LAYOUT.graph("sources"))
    over.served.remove(Quad(NamedNode(DESK), named(XR.textPolicy), Literal("open"), graph))
    over.served.add(Quad(NamedNode(DESK), named(XR.textPolicy), Literal("evidence"), graph))
    over.served.add(Quad(NamedNode(DESK), named(XR.sourceKind), Literal("ministry"), graph))
    over.load(prepared(record("Two", published=date(2024, 7, 1))))
    assert list(objects(over.served, DESK, XR.textPolicy)) == ["evidence"]
    assert list(objects(over.served, DESK, XR.sourceKind)) == ["ministry"]
    assert list(objects(over.served, DESK, RDF.type)) == [str(XR.Source)]


def test_a_source_that_lost_its_only_item_is_gone() -> None:
    over = desk()
    entry = record("Bridge opened", url="https://desk.example/1", retrieved=at(1))
    over.load(prepared(entry))
    over.load(prepared(changed(entry, source="other", headline="Bridge opened now", retrieved=at(2))))
    assert not list(objects(over.served, DESK, RDF.type))
