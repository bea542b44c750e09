"""The example queries answer on the packaged samples, over HTTP, as the README and the home page promise."""

import csv
import io
from collections.abc import Iterator

import pytest

from endpoint.queries.examples import Example, examples
from endpoint.sparql_lexer import scan
from tests.support.served import Server

NAMES = [example.name for example in examples()]


def table(server: Server, example: Example) -> list[dict[str, str]]:
    reply = server.query(example.text, "text/csv")
    assert reply.status == 200, reply.body
    return list(csv.DictReader(io.StringIO(reply.body.decode())))


def by_name(name: str) -> Example:
    return next(example for example in examples() if example.name == name)


def test_there_are_enough() -> None:
    assert len(examples()) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_titled_in_both_languages_and_self_contained(name: str) -> None:
    example = by_name(name)
    assert example.title("en") != example.title("az")
    found = scan(example.text)
    assert (found.undeclared, found.calls_out, found.unclosed) == (frozenset(), False, None)


@pytest.mark.parametrize("name", NAMES)
def test_answers_on_the_samples(demo: Server, name: str) -> None:
    assert table(demo, by_name(name))


def pairs(rows: list[dict[str, str]], *names: str) -> Iterator[tuple[str, ...]]:
    return (tuple(row[name] for name in names) for row in rows)


def test_prime_ministers_by_their_sources(demo: Server) -> None:
    rows = table(demo, by_name("office-holders"))
    assert ("Ali Asadov", "2019-10-08") in pairs(rows, "holder", "from")
    assert all(row["source"].startswith("http") for row in rows)


def test_the_same_march_under_two_prime_ministers(demo: Server) -> None:
    rows = table(demo, by_name("same-event-two-years"))
    assert {"2019", "2022"} <= {row["year"] for row in rows}


def test_the_item_that_changed(demo: Server) -> None:
    (row,) = table(demo, by_name("changed-items"))
    assert row["headline"] != row["earlier"]


def test_spellings_of_a_place(demo: Server) -> None:
    rows = table(demo, by_name("spellings-of-a-place"))
    assert {"en", "az"} <= {row["language"] for row in rows}
    assert any(row["written"].startswith("Xocalı") for row in rows)


def test_more_than_one_source_for_one_happening(demo: Server) -> None:
    rows = table(demo, by_name("accounts-side-by-side"))
    sources = {(row["happening"], row["source"]) for row in rows}
    assert len(sources) > len({happening for happening, _ in sources})


def test_figures_of_more_than_one_source_for_one_happening(demo: Server) -> None:
    rows = table(demo, by_name("figures-side-by-side"))
    for happening in {row["happening"] for row in rows}:
        assert len({row["source"] for row in rows if row["happening"] == happening}) > 1
