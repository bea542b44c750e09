"""How the builder settles terms of office that contradict each other."""

import pytest

from graph_loader.authority.build.report import Report
from graph_loader.authority.build.terms import Term, settle

_OFFICE = "office/y"


def _term(holder: str, start: str, end: str = "", as_of: str = "") -> Term:
    return Term(f"person/{holder}", _OFFICE, start, end, as_of, "<https://source.example/>", "table.csv")


@pytest.mark.parametrize(
    ("terms", "settled"),
    [
        ([_term("a", "2001", "2005"), _term("b", "2005", "2009")], ["a 2001/2005", "b 2005/2009"]),
        ([_term("a", "2001", "2006-02-01"), _term("b", "2005-01-01")], ["a 2001/2005-01-01", "b 2005-01-01/.."]),
        ([_term("a", "2001"), _term("b", "2005")], ["a 2001/2005", "b 2005/.."]),
        ([_term("a", "2001", "2005"), _term("a", "2005", "2009")], ["a 2001/2009"]),
        ([_term("a", "2001", "2005"), _term("b", "2005", "2007"), _term("a", "2007")],
         ["a 2001/2005", "b 2005/2007", "a 2007/.."]),
        ([_term("a", "", "2005"), _term("b", "2001")], ["a /2005", "b 2001/.."]),
    ],
)  # fmt: skip
def test_terms_of_one_holder_offices(terms: list[Term], settled: list[str]) -> None:
    found = settle(terms, {_OFFICE}, Report())

    assert [f"{term.holder.removeprefix('person/')} {term.edtf}" for term in found] == settled


def test_an_office_of_several_keeps_its_terms() -> None:
    terms = [_term("a", "2001"), _term("b", "2005")]

    assert settle(terms, set(), Report()) == terms


def test_what_was_put_right_is_reported() -> None:
    report = Report()
    settle([_term("a", "2001"), _term("b", "2005")], {_OFFICE}, report)

    assert "left open; the successor began in 2005" in report.text()
