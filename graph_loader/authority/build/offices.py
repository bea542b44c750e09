"""Offices of Azerbaijan, with the tenures that the cabinet tables give.

Source: azerbaijan-cabinet (Wikidata's holders of cabinet positions, by mid-2022). Model: CONTRACT section 4.
"""

from dataclasses import replace

from graph_loader.authority.build.description import Description, entity_term, text_term, wikidata_term
from graph_loader.authority.build.people import People
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Row, Tables, listed
from graph_loader.authority.build.terms import Term

_POSITIONS = "azerbaijan-cabinet/positions.csv"
_HOLDERS = (
    "azerbaijan-cabinet/holders21.csv",
    "azerbaijan-cabinet/current.csv",
    "azerbaijan-cabinet/legislators.csv",
)
# The newest dated change in the tables: until then, what they leave open was open.
AS_OF = "2022-07-16"
_MEMBER = "office/member-of-the-milli-majlis"
_NEXT_ELECTION = "2020-02-09"


def described_office(row: Row, addresses: dict[str, str]) -> Description:
    """An office from a row of a curated table of offices."""
    office = Description(path=row["path"], type="Office")
    for language in ("en", "az", "ru"):
        office.name(language, row[f"label_{language}"])
        office.name(language, *listed(row.get(f"alt_{language}", "")))
        office.add(
            "xr:officeTitle", *(text_term(title, language) for title in listed(row[f"title_{language}"]))
        )
    office.add("xr:officeOf", *(entity_term(path) for path in listed(row["of"])))
    office.add("owl:sameAs", wikidata_term(row.get("wikidata", "")))
    office.add("dcterms:source", addresses[row["source"]])
    return office


def foreign_offices(tables: Tables) -> list[Description]:
    """Offices of other states and of international organizations; titles by kind, with the row's own added."""
    kinds = {row["kind"]: row for row in tables.curated("titles.csv")}
    found = []
    for row in tables.curated("foreign_offices.csv"):
        office = described_office(row, tables.addresses)
        for language in ("en", "az", "ru"):
            titles = listed(kinds[row["kind"]][language]) if row["kind"] else []
            office.add("xr:officeTitle", *(text_term(title, language) for title in titles))
        found.append(office)
    return found


def single_offices(tables: Tables) -> frozenset[str]:
    """The curated offices that one person holds at a time."""
    rows = [*tables.curated("az_offices.csv"), *tables.curated("foreign_offices.csv")]
    return frozenset(row["path"] for row in rows if row["holders"] == "one")


def cabinet(tables: Tables, people: People, report: Report) -> tuple[list[Description], list[Term]]:
    """The offices of the curated table and the terms of the cabinet tables."""
    rows = tables.curated("az_offices.csv")
    _check_positions(tables, rows, report)
    by_position = {position: row["path"] for row in rows for position in listed(row["position"])}
    offices = [described_office(row, tables.addresses) for row in rows]
    terms: dict[tuple[str, str, str], Term] = {}
    for table in _HOLDERS:
        for row in tables.source(table):
            office = by_position.get(row["position"])
            if office is None:
                report.dropped(
                    table, f"{row['personID']} {row['start']}", row["position"], "receiving state not given"
                )
                continue
            term = _term(table, row, office, people)
            terms.setdefault((term.holder, term.office, term.start), term)
    return offices, _with_ended_mandates(list(terms.values()), report)


def _check_positions(tables: Tables, rows: list[Row], report: Report) -> None:
    ours = {row["wikidata"] for row in rows if row["wikidata"]}
    theirs = {row["id"]: row["position"] for row in tables.source(_POSITIONS)}
    for identifier in sorted(theirs.keys() - ours):
        report.dropped(_POSITIONS, identifier, theirs[identifier], "no office of the curated table")
    for identifier in sorted(ours - theirs.keys()):
        raise ValueError(f"az_offices.csv: {identifier} is no position of {_POSITIONS}")


def _term(table: str, row: Row, office: str, people: People) -> Term:
    person = people.person(row["personID"], table, row["person"], row["enwiki"], state="place/azerbaijan")
    return Term(
        holder=person.path,
        office=office,
        start=row["start"],
        end=row.get("end", ""),
        as_of="" if row.get("end") else AS_OF,
        source=wikidata_term(row["personID"]),
        table=table,
    )


def _with_ended_mandates(terms: list[Term], report: Report) -> list[Term]:
    """Close mandates of the parliament before that of 2020, which the table leaves open.

    They ended when the member took an office of state, at the latest with the election of the next parliament.
    """
    again = {term.holder for term in terms if term.office == _MEMBER and term.start >= _NEXT_ELECTION}
    settled = []
    for term in terms:
        if term.office != _MEMBER or term.end or term.start >= _NEXT_ELECTION or term.holder in again:
            settled.append(term)
            continue
        offices = [t.start for t in terms if t.holder == term.holder and t.office != _MEMBER]
        end = min((day for day in offices if term.start < day < _NEXT_ELECTION), default=_NEXT_ELECTION[:4])
        reason = f"left open: ended by {end}, with another office or the next parliament"
        report.corrected(term.table, term.path, term.edtf, reason)
        settled.append(replace(term, end=end, as_of=""))
    return settled
