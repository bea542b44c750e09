"""Records as they are kept, and as the graph of an item gives them back."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from graph_loader import records
from graph_loader.document import make_document
from graph_loader.model import Record
from graph_loader.recovery import names_in, record_of
from graph_loader.stores import parse_triples, read_graph
from tests.support.desk import desk
from tests.support.news import LAYOUT, item_iri, prepared, record

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=40)
LINE = TEXT.filter(lambda text: make_document(Record(text)).text != "")
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
RECORDS = st.builds(
    Record,
    headline=LINE,
    body=st.lists(TEXT, max_size=3).map("\n".join),
    published=st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    language=st.sampled_from(["az", "en"]),
    url=st.none() | st.just("https://news.example/1"),
    section=st.none() | LINE,
    source=st.none() | st.sampled_from(["Example desk", "desk"]),
    retrieved=st.none() | TIMES,
    metadata=st.dictionaries(TEXT, TEXT, max_size=2),
    path=TEXT,
    digest=st.just("ab" * 32),
)


@given(RECORDS)
def test_a_record_survives_being_kept(of: Record) -> None:
    assert records.from_json(records.to_json(of)) == of


@given(RECORDS, RECORDS)
def test_which_record_speaks_does_not_depend_on_the_file_it_stood_in(one: Record, other: Record) -> None:
    moved = replace(one, path=other.path, digest="", metadata=other.metadata, retrieved=other.retrieved)
    assert records.rank(one) == records.rank(moved)


@given(RECORDS)
def test_the_graph_of_an_item_gives_back_its_document(of: Record) -> None:
    before = make_document(of)
    recovered = record_of(
        item_iri(of), parse_triples(prepared(of).triples), Store(), LAYOUT, Record("", path="f")
    )
    assert recovered is not None
    after = make_document(recovered)
    assert (after.text, after.key, after.path, after.content_hash) == (
        before.text,
        before.key,
        before.path,
        before.content_hash,
    )
    assert recovered.retrieved == of.retrieved and recovered.path == "f"


def test_a_form_that_stands_in_for_an_english_one_is_not_taken_for_one() -> None:
    over = desk()
    visit = record("Sus kəndinə gəldi", language="az")
    over.load(prepared(visit, ["Sus"]))
    (entity,) = names_in(read_graph(over.served, item_iri(visit)), over.served, LAYOUT)
    assert (entity.path, entity.label, entity.language) == ("name/place/sus", "Sus", "az")
