"""Provisional names: described by the items that use them now, and by nothing else (CONTRACT section 4)."""

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import DCTERMS, RDF, RDFS, SKOS

from graph_loader.stores import named, objects, read_graph
from ontology import XR
from tests.support.desk import Desk, desk
from tests.support.news import LAYOUT, at, changed, prepared, record

SUS = LAYOUT.iri("name/place/sus")
URL = "https://news.example/1"


def labels(over: Desk, predicate: str = RDFS.label) -> set[tuple[str, str | None]]:
    quads = over.served.quads_for_pattern(NamedNode(SUS), named(predicate), None, None)
    return {(quad.object.value, quad.object.language) for quad in quads if isinstance(quad.object, Literal)}


def test_a_name_is_described_with_class_label_keys_and_status() -> None:
    over = desk()
    over.load(prepared(record("He came to Sus"), ["Sus"]))
    assert labels(over) == {("Sus", "en")}
    assert list(objects(over.served, SUS, XR.searchKey)) == ["sus"]
    assert list(objects(over.served, SUS, XR.sortKey)) == ["252825"]
    assert list(objects(over.served, SUS, XR.status)) == ["provisional"]
    assert list(objects(over.served, SUS, RDF.type)) == [str(XR.Place)]


def test_a_name_without_an_english_form_repeats_its_own_as_english() -> None:
    over = desk()
    over.load(prepared(record("Sus kəndinə gəldi", language="az"), ["Sus"]))
    assert labels(over) == {("Sus", "az"), ("Sus", "en")}
    over.load(prepared(record("He came to SUS"), ["SUS"]))
    assert labels(over) == {("Sus", "az"), ("SUS", "en")}


def test_one_label_a_language_and_the_other_forms_beside_it() -> None:
    over = desk()
    over.load(prepared(record("HE CAME TO SUS"), ["SUS"]), prepared(record("He left Sus"), ["Sus"]))
    assert labels(over) == {("Sus", "en")}
    assert labels(over, SKOS.altLabel) == {("SUS", "en")}


def test_a_name_that_no_item_uses_any_more_is_gone() -> None:
    over = desk()
    over.load(prepared(record("Visit", "He came to Sus.", url=URL, retrieved=at(1)), ["Sus"]))
    over.load(prepared(record("Visit", "He came to Zabux.", url=URL, retrieved=at(2)), ["Zabux"]))
    subjects = {t.subject for t in read_graph(over.served, LAYOUT.graph("provisional"))}
    assert subjects == {NamedNode(LAYOUT.iri("name/place/zabux"))}


def test_a_name_that_has_become_curated_leads_to_the_curated_entity() -> None:
    over = desk()
    visit = record("Visit", "He came to Sus.", url=URL, retrieved=at(1))
    over.load(prepared(visit, ["Sus"]))
    curated, graph = NamedNode(LAYOUT.iri("place/sus")), NamedNode(LAYOUT.graph("authority"))
    over.served.add(Quad(curated, named(RDF.type), named(XR.Place), graph))
    over.served.add(Quad(curated, named(XR.searchKey), Literal("sus"), graph))
    over.load(prepared(changed(visit, body="He came there.", retrieved=at(2))))
    described = {(t.predicate, t.object) for t in read_graph(over.served, LAYOUT.graph("provisional"))}
    assert described == {(named(DCTERMS.isReplacedBy), curated)}
