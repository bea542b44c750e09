"""What is read in a query's text before any parser sees it."""

import json
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.sparql_lexer import scan
from endpoint.sparql_tokens import Kind, tokens
from tests.support.served import CASES

LINES = (CASES / "endpoint" / "lexer.jsonl").read_text(encoding="utf-8").splitlines()
PIECES = st.sampled_from(
    [
        *"{}()[]<>.;,/|?$:'\"\\#@-+!=^&*_ \n\taé9",
        "SERVICE", "LOAD", "FROM", "'''", '"""', "<http://a/>", "ex:", ":b", "?x", "_:c", "true", "1.5", "\\u0022",
        "SELECT", "CONSTRUCT", "VALUES", "<<(", ")>>",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    "case", [pytest.param(json.loads(line), id=json.loads(line)["why"]) for line in LINES]
)
def test_case(case: dict[str, Any]) -> None:
    found = scan(case["query"])
    told = {name: getattr(found, name) for name in case if name not in ("why", "query")}
    if "undeclared" in told:
        told["undeclared"] = sorted(told["undeclared"])
    assert told == {name: case[name] for name in told}


@given(st.lists(PIECES, max_size=60).map("".join))
def test_tokens_are_the_text_in_its_order(text: str) -> None:
    found = list(tokens(text))
    position = 0
    for token in found:
        assert text[token.start : token.start + len(token.text)] == token.text
        between = text[position : token.start]
        assert all(line.strip() == "" or "#" in between for line in between.splitlines())
        position = token.start + len(token.text)
    scan(text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    scan(text)


@given(st.text(string.printable), st.sampled_from(["'", '"', "'''", '"""']))
def test_what_a_string_holds_calls_nobody(words: str, mark: str) -> None:
    held = words.replace("\\", "").replace("'", "").replace('"', "")
    if len(mark) == 1:
        held = held.replace("\n", " ").replace("\r", " ")
    query = f"SELECT * {{ ?s ?p {mark}{held} SERVICE <http://a/> {{}} {held}{mark} }}"
    found = scan(query)
    assert (found.calls_out, found.unclosed) == (False, None)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_call_behind_closed_strings_is_seen(before: str) -> None:
    kinds = {token.kind for token in tokens(f"{before} ")}
    if Kind.OPEN in kinds or "#" in before:
        return
    assert scan(f"{before} SERVICE <http://a/> {{ }}").calls_out


@pytest.mark.parametrize(
    "piece",
    [
        "'",
        '"',
        "<",
        "<a",
        "a.",
        "a:.",
        "'''a",
        '"\\"',
        "\\u0041",
        "_:a.",
        "a·-",
        "<<(",
        ":a%",
        "#\n",
        "?",
        "-",
        "{",
    ],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """A quadratic pattern would take minutes on the long text; the short one shows that it is read alike."""
    short, long = piece * 100, piece * (200_000 // len(piece))
    assert len({token.kind for token in tokens(long)}) <= len({token.kind for token in tokens(short)}) + 1
    scan(long)
