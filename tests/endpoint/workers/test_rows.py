"""Rows counted in bytes equal the rows that the engine gives, whatever the literals hold and wherever bytes part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from endpoint.workers.evaluation import RESULT_WRITERS

PIECES = [
    '"',
    "\\",
    "}",
    "{",
    ",",
    "[",
    "]",
    "},{",
    "[{",
    "\n",
    "\r\n",
    "<result>",
    "</result>",
    "&",
    "a",
    "ə",
    "\t",
]
AWKWARD = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
VALUE, ITEM = NamedNode("http://a/value"), NamedNode("http://a/item")


@pytest.mark.parametrize("media", sorted(RESULT_WRITERS))
@given(values=st.lists(AWKWARD, max_size=8, unique=True), size=st.integers(1, 40))
def test_rows(media: str, values: list[str], size: int) -> None:
    store = Store()
    store.extend(Quad(ITEM, VALUE, Literal(value)) for value in values)
    written, counter = RESULT_WRITERS[media]
    answer = store.query("SELECT ?v ?never { ?s ?p ?v OPTIONAL { ?s <http://a/none> ?never } }")
    assert isinstance(answer, QuerySolutions)
    data = answer.serialize(format=written) or b""
    rows = counter()
    for position in range(0, len(data), size):
        rows.feed(data[position : position + size])
    assert rows.rows == len(values)


@pytest.mark.parametrize("media", sorted(RESULT_WRITERS))
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * {}", 1),
        ("SELECT * { FILTER(false) }", 0),
        ("SELECT * { VALUES ?x { UNDEF UNDEF 1 } }", 3),
        ("SELECT * { VALUES (?x ?y) { (UNDEF UNDEF) } }", 1),
    ],
)
def test_rows_without_values(media: str, query: str, expected: int) -> None:
    written, counter = RESULT_WRITERS[media]
    answer = Store().query(query)
    assert isinstance(answer, QuerySolutions)
    rows = counter()
    rows.feed(answer.serialize(format=written) or b"")
    assert rows.rows == expected
