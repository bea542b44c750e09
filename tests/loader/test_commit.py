"""What becomes of records that the dataset knows, knows otherwise, or refuses (CONTRACT sections 2 and 4)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import DCTERMS, PROV, RDF, URIRef

from graph_loader.item_writes import items_served
from graph_loader.ledger import Ledger
from graph_loader.model import Record
from graph_loader.stores import named, objects, read_graph
from ontology import SCHEMA, XR
from shapes import Violation
from tests.support.desk import Desk, desk
from tests.support.news import LAYOUT, at, changed, item_iri, prepared, record

URL = "https://news.example/1"
FIRST = record("Bridge opened", "A bridge was opened in Sus.", url=URL)
SECOND = changed(FIRST, body="A bridge was opened in Sus and Zabux.")


def headline(over: Desk, of: Record) -> list[str]:
    return list(objects(over.served, item_iri(of), SCHEMA.headline))


def text(over: Desk, of: Record) -> list[str]:
    return list(objects(over.served, item_iri(of), XR.text))


def test_new_then_unchanged() -> None:
    over = desk()
    assert [outcome.status for outcome in over.load(prepared(FIRST))] == ["committed"]
    before = over.state()
    assert [outcome.status for outcome in over.load(prepared(FIRST))] == ["unchanged"]
    assert over.state() == before


def test_a_later_record_is_the_newest_where_none_tells_when_it_was_retrieved() -> None:
    over = desk()
    over.load(prepared(FIRST))
    (outcome,) = over.load(prepared(SECOND))
    assert (outcome.status, "revision" in outcome.reason) == ("committed", True)
    assert text(over, FIRST) == ["Bridge opened\n\nA bridge was opened in Sus and Zabux."]


@pytest.mark.parametrize("rows", [(FIRST, SECOND), (SECOND, FIRST)], ids=["shorter first", "longer first"])
def test_the_later_of_two_rows_of_one_file_is_the_newest(rows: tuple[Record, Record]) -> None:
    over = desk()
    over.load(*map(prepared, rows))
    assert text(over, FIRST) == [f"Bridge opened\n\n{rows[1].body}"]


def test_loading_an_outdated_state_again_changes_nothing() -> None:
    over = desk()
    over.load(prepared(FIRST))
    over.load(prepared(SECOND))
    before = over.state()
    assert [outcome.status for outcome in over.load(prepared(FIRST))] == ["unchanged"]
    assert over.state() == before


def test_a_record_retrieved_earlier_becomes_the_revision_though_it_comes_later() -> None:
    over = desk()
    over.load(prepared(changed(SECOND, retrieved=at(9))))
    over.load(prepared(changed(FIRST, retrieved=at(3))))
    assert text(over, FIRST) == ["Bridge opened\n\nA bridge was opened in Sus and Zabux."]
    (revision,) = objects(over.served, item_iri(FIRST), XR.hasRevision)
    assert list(objects(over.served, revision, XR.retrieved)) == ["2024-05-11T03:00:00Z"]
    archived = objects(over.draft.archive, item_iri(FIRST), XR.text, revision)
    assert list(archived) == ["Bridge opened\n\nA bridge was opened in Sus."]


def test_a_state_seen_again_after_another_is_the_newest_once_more() -> None:
    over = desk()
    over.load(prepared(changed(FIRST, retrieved=at(1))))
    over.load(prepared(changed(SECOND, retrieved=at(2))))
    over.load(prepared(changed(FIRST, retrieved=at(3))))
    assert text(over, FIRST) == ["Bridge opened\n\nA bridge was opened in Sus."]
    assert list(objects(over.served, item_iri(FIRST), XR.retrieved)) == ["2024-05-11T01:00:00Z"]
    assert len(list(objects(over.served, item_iri(FIRST), XR.hasRevision))) == 1
    assert sum(1 for _ in over.draft.archive.named_graphs()) == 1


def test_a_revision_says_what_it_was_and_has_its_graph_in_the_archive() -> None:
    over = desk()
    over.load(prepared(changed(FIRST, headline="Bridge", retrieved=at(1))))
    over.load(prepared(changed(FIRST, retrieved=at(2))))
    over.load(prepared(changed(SECOND, retrieved=at(3))))
    item = item_iri(FIRST)
    revisions = sorted(objects(over.served, item, XR.hasRevision), key=lambda r: number(over, r))
    assert [number(over, revision) for revision in revisions] == ["1", "2"]
    assert [list(objects(over.served, r, SCHEMA.headline)) for r in revisions] == [
        ["Bridge"],
        ["Bridge opened"],
    ]
    assert all(read_graph(over.draft.archive, revision) for revision in revisions)
    assert all(revision.startswith(f"{item}/") for revision in revisions)


def number(over: Desk, revision: str) -> str:
    return next(objects(over.served, revision, XR.number))


@pytest.mark.parametrize("headline_first", [True, False])
@pytest.mark.parametrize("url", [None, URL])
def test_a_headline_gives_way_to_the_full_item_and_never_the_reverse(
    headline_first: bool, url: str | None
) -> None:
    over = desk()
    entry = prepared(record("Bridge opened", section="Side list"))
    article = prepared(changed(FIRST, url=url))
    for one in (entry, article) if headline_first else (article, entry):
        over.load(one)
    assert items_served(over.served) == {item_iri(article.document.record)}
    assert text(over, article.document.record)[0].endswith("opened in Sus.")
    assert not list(objects(over.served, item_iri(article.document.record), XR.hasRevision))
    assert over.draft.counts["items"] == 1


def test_the_iri_of_a_headline_that_gave_way_leads_on() -> None:
    over = desk()
    entry = record("Bridge opened")
    over.load(prepared(entry))
    over.load(prepared(FIRST))
    assert list(objects(over.served, item_iri(entry), DCTERMS.isReplacedBy)) == [item_iri(FIRST)]


def test_a_headline_that_an_article_had_before_gives_way_too() -> None:
    over = desk()
    over.load(prepared(FIRST))
    over.load(prepared(changed(FIRST, headline="Bridge and road opened")))
    (outcome,) = over.load(prepared(record("Bridge opened")))
    assert outcome.status == "unchanged" and item_iri(FIRST) in outcome.reason


def test_spellings_of_one_headline_are_one_item_without_revisions() -> None:
    over = desk()
    over.load(prepared(record("Bridge opened")))
    over.load(prepared(record("BRIDGE OPENED.")))
    assert len(items_served(over.served)) == 1
    assert not list(over.served.quads_for_pattern(None, named(XR.hasRevision), None, None))


def test_items_of_different_days_sources_or_languages_are_different_items() -> None:
    over = desk()
    over.load(
        prepared(record("Bridge opened")),
        prepared(record("Bridge opened", published=date(2024, 5, 11))),
        prepared(record("Bridge opened", source="another desk")),
        prepared(record("Bridge opened", language="az")),
    )
    assert over.draft.counts["items"] == 4


def test_newer_software_that_reads_a_record_to_another_text_makes_no_revision() -> None:
    over = desk()
    over.load(prepared(FIRST))
    item = item_iri(FIRST)
    ledger = Ledger(over.draft.records)
    (known,) = ledger.versions(item)
    ledger.keep(item, [replace(known, state="0123456789ab", content_hash="0" * 64)])
    assert [outcome.status for outcome in over.load(prepared(FIRST))] == ["unchanged"]


REFUSAL = Violation(
    focus=URIRef(item_iri(FIRST)),
    path=str(XR.text),
    value=None,
    severity="Violation",
    message="There is no text.",
    shape="https://w3id.org/xronika/shapes#NewsItem",
    component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
)


def test_a_refused_item_is_only_in_quarantine_until_it_is_accepted() -> None:
    over = desk()
    (outcome,) = over.load(prepared(FIRST, refusals=(REFUSAL,)))
    assert (outcome.status, outcome.reason) == ("quarantined", "There is no text.")
    assert not read_graph(over.served, item_iri(FIRST))
    assert [v.record for v in Ledger(over.draft.records).refused(item_iri(FIRST))] == [FIRST]
    assert read_graph(over.served, LAYOUT.graph("quarantine"))
    assert over.draft.counts["refused"] == 1
    over.load(prepared(FIRST))
    assert read_graph(over.served, item_iri(FIRST))
    assert not read_graph(over.served, LAYOUT.graph("quarantine"))
    assert over.draft.counts["refused"] == 0


def test_what_was_accepted_stands_when_a_newer_version_is_refused() -> None:
    over = desk()
    over.load(prepared(FIRST))
    before = read_graph(over.served, item_iri(FIRST))
    (outcome,) = over.load(prepared(SECOND, refusals=(REFUSAL,)))
    assert outcome.status == "quarantined"
    assert read_graph(over.served, item_iri(FIRST)) == before


def test_a_dropped_statement_is_reported_and_the_item_is_committed() -> None:
    over = desk()
    (outcome,) = over.load(prepared(FIRST, dropped=(REFUSAL,)))
    assert outcome.status == "committed" and "There is no text." in outcome.reason
    assert read_graph(over.served, LAYOUT.graph("quarantine"))
    assert over.draft.counts.get("refused", 0) == 0


def test_each_graph_is_generated_by_its_load_and_derived_from_its_file() -> None:
    over = desk()
    over.load(prepared(changed(FIRST, digest="a1" * 32, path="folder/first.jsonl")))
    over.load(prepared(changed(SECOND, digest="b2" * 32, path="folder/second.jsonl")))
    item = item_iri(FIRST)
    (revision,) = objects(over.served, item, XR.hasRevision)
    loads = [list(objects(over.served, node, PROV.wasGeneratedBy)) for node in (item, revision)]
    files = [list(objects(over.served, node, PROV.wasDerivedFrom)) for node in (item, revision)]
    assert files == [[LAYOUT.iri("file/" + "b2" * 32)], [LAYOUT.iri("file/" + "a1" * 32)]]
    assert loads[0] != loads[1] and all(len(load) == 1 for load in loads)
    assert list(objects(over.served, files[0][0], SCHEMA.name)) == ["second.jsonl"]
    assert list(objects(over.served, loads[1][0], PROV.startedAtTime)) == ["2026-01-01T00:00:00Z"]
    (agent,) = objects(over.served, loads[0][0], PROV.wasAssociatedWith)
    assert NamedNode(agent) == NamedNode(LAYOUT.iri(agent.removeprefix(LAYOUT.entities)))
    assert over.served.quads_for_pattern(NamedNode(agent), named(RDF.type), named(PROV.SoftwareAgent), None)


def test_a_time_of_retrieval_without_a_zone_is_taken_as_utc() -> None:
    over = desk()
    over.load(prepared(changed(FIRST, retrieved=datetime(2024, 5, 11, 3))))
    over.load(prepared(changed(SECOND, retrieved=datetime(2024, 5, 11, 2, tzinfo=UTC))))
    assert text(over, FIRST)[0].endswith("opened in Sus.")
    quads = over.served.quads_for_pattern(NamedNode(item_iri(FIRST)), named(XR.retrieved), None, None)
    assert [quad.object for quad in quads] == [
        Literal("2024-05-11T03:00:00Z", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#dateTime"))
    ]
