"""Terms of office that no source table has, or that are known better than there.

Table: `curated/tenures.csv`; a row takes the place of a source's row for the same person and office.
"""

from graph_loader.authority.build.people import People
from graph_loader.authority.build.tables import Tables
from graph_loader.authority.build.terms import Term

_TABLE = "curated/tenures.csv"


def curated_terms(tables: Tables, people: People, terms: list[Term]) -> list[Term]:
    """The terms of the sources with the curated ones among them; ValueError for a person nobody describes."""
    for identifier in people.curated_ids():
        people.person(identifier, "curated/persons.csv")
    curated = [_term(row, tables.addresses[row["source"]]) for row in tables.curated("tenures.csv")]
    unknown = sorted({term.holder for term in curated if not people.known(term.holder)})
    if unknown:
        raise ValueError(f"{_TABLE} names persons whom persons.csv lacks: {', '.join(unknown)}")
    replaced = {(term.holder, term.office) for term in curated}
    return curated + [term for term in terms if (term.holder, term.office) not in replaced]


def _term(row: dict[str, str], source: str) -> Term:
    start, _, end = row["edtf"].partition("/")
    return Term(
        holder=row["holder"],
        office=row["office"],
        start=start,
        end="" if end == ".." else end,
        as_of=row["as_of"],
        source=source,
        table=_TABLE,
    )
