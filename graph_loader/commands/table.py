"""Query solutions as a table of plain text, for people at a terminal."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from ontology import PREFIXES

WIDEST_COLUMN = 60

Term = NamedNode | Literal | BlankNode | Triple | None


def write_table(solutions: QuerySolutions, output: BinaryIO) -> None:
    """Write solutions with a heading and the number of rows; long values are cut with an ellipsis."""
    heading = [f"?{variable.value}" for variable in solutions.variables]
    rows = [[_shown(term) for term in solution] for solution in solutions]
    widths = [max(len(row[column]) for row in [heading, *rows]) for column in range(len(heading))]
    rule = ["-" * width for width in widths]
    for row in (heading, rule, *rows):
        output.write(_line(row, widths))
    output.write(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}\n".encode())


def _line(cells: Iterable[str], widths: Iterable[int]) -> bytes:
    return (
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"
    ).encode()


def _shown(term: Term) -> str:
    if term is None:
        return ""
    text = _short_iri(term.value) if isinstance(term, NamedNode) else getattr(term, "value", str(term))
    text = " ".join(text.split())
    return text if len(text) <= WIDEST_COLUMN else text[: WIDEST_COLUMN - 1] + "…"


def _short_iri(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
