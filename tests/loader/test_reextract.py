"""`xronika reextract`: today's rules over the records kept (CONTRACT section 2)."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from rdflib import URIRef

from graph_loader.generations import Dataset
from graph_loader.ledger import Ledger
from graph_loader.stores import named, read_graph
from graph_loader.versions import Version
from ontology import XR
from shapes import Violation
from tests.support.datasets import BASE, CHRONICLE, dump_lines, xronika
from tests.support.desk import Desk, desk
from tests.support.news import at, changed, item_iri, prepared, record

ITEM = f"{BASE}id/item/a01cc29f95cdb852"
FIRST = record("Bridge opened", "A bridge was opened in Sus.", url="https://news.example/1", retrieved=at(1))
SECOND = changed(FIRST, body="A bridge was opened in Zabux.", retrieved=at(2))


def test_what_comes_out_as_it_stands_changes_nothing(loaded: Path) -> None:
    ran = xronika("reextract", data=loaded)
    assert (ran.status, ran.out.partition(";")[0]) == (0, "6 read: 6 unchanged")
    assert Dataset(loaded).current_number() == 2


def test_graphs_are_made_anew_from_the_records_alone(loaded: Path) -> None:
    before = dump_lines(loaded, "provenance")
    with Dataset(loaded).writer() as writer, writer.draft() as draft:
        graph = NamedNode(ITEM)
        for quad in list(draft.served.quads_for_pattern(None, named(XR.exact), None, graph)):
            draft.served.remove(quad)
        draft.served.add(Quad(graph, named(XR.reports), graph, graph))
        draft.publish()
    ran = xronika("reextract", data=loaded)
    assert (ran.status, ran.out.partition(";")[0]) == (0, "6 read: 1 committed, 5 unchanged")
    assert dump_lines(loaded, "provenance") == before
    assert xronika("check", data=loaded).status == 0
    kinds = xronika(
        "query",
        "--format",
        "csv",
        f"SELECT ?k {{ <{ITEM}> prov:wasGeneratedBy/dcterms:type ?k }}",
        data=loaded,
    )
    assert kinds.out.split() == ["k", "reextract"]


def test_many_workers_extract_the_same(loaded: Path) -> None:
    assert xronika("reextract", "--workers", "2", data=loaded).out.startswith("6 read: 6 unchanged")


def test_the_authority_is_renewed(loaded: Path) -> None:
    with Dataset(loaded).writer() as writer, writer.draft() as draft:
        draft.authority = "of another day"
        draft.publish()
    before = len(dump_lines(loaded))
    ran = xronika("reextract", data=loaded)
    assert (ran.status, ran.out.partition(";")[0]) == (0, "6 read: 6 unchanged")
    assert len(dump_lines(loaded)) > before
    assert xronika("check", data=loaded).status == 0


def versions(over: Desk) -> tuple[Version, ...]:
    return Ledger(over.draft.records).versions(item_iri(FIRST))


def test_versions_keep_their_times_and_are_no_new_revisions() -> None:
    over = desk()
    over.load(prepared(FIRST), prepared(SECOND))
    known = versions(over)
    newer = [(version, prepared(one, ["Zabux"])) for version, one in zip(known, (FIRST, SECOND), strict=True)]
    outcome = over.renew(item_iri(FIRST), newer)
    assert outcome.status == "committed"
    assert versions(over) == known
    assert any(t.predicate == named(XR.refersTo) for t in read_graph(over.served, item_iri(FIRST)))
    assert over.renew(item_iri(FIRST), newer).status == "unchanged"
    assert over.draft.counts["items"] == 1


REFUSAL = Violation(
    URIRef(item_iri(FIRST)), None, None, "Violation", "No.", "https://e.org/shape", "https://e.org/c"
)


@pytest.mark.parametrize("refused", [(0,), (1,), (0, 1)])
def test_what_is_refused_today_leaves_the_served_data_and_may_come_back(refused: tuple[int, ...]) -> None:
    over = desk()
    over.load(prepared(FIRST), prepared(SECOND))
    before, known = over.state(), versions(over)
    judged = [
        prepared(one, refusals=(REFUSAL,) if n in refused else ()) for n, one in enumerate((FIRST, SECOND))
    ]
    assert over.renew(item_iri(FIRST), list(zip(known, judged, strict=True))).status == "quarantined"
    assert len(versions(over)) == 2 - len(refused)
    assert over.draft.counts["refused"] == len(refused)
    assert over.draft.counts["items"] == (len(refused) < 2)
    good = [prepared(FIRST), prepared(SECOND)]
    assert over.renew(item_iri(FIRST), list(zip(known, good, strict=True))).status == "committed"
    assert over.state() == before


def test_records_are_kept_whole(loaded: Path) -> None:
    with Dataset(loaded).reading() as generation:
        (version,) = Ledger(generation.open("records")).versions(ITEM)
    assert version.record.headline in CHRONICLE.read_text(encoding="utf-8")
    assert version.record.section == "Visits" and version.record.path == str(CHRONICLE)
