"""Pages of persons and offices: who held what, by the authority and by what items report.

An office by date rests on tenures (https://www.w3.org/TR/vocab-org/#membership-roles-posts-and-reporting).
"""

from pyoxigraph import Literal, NamedNode

from endpoint import queries
from endpoint.pages.model import Section, Table, Value
from endpoint.pages.presenter import Presenter
from ontology import XR


def tenures(presenter: Presenter, entity: NamedNode) -> Section:
    """Who held the office, or which offices the person held, by the authority and its sources."""
    words = presenter.words
    rows = []
    authority = NamedNode(presenter.layout.graph("authority"))
    for row in queries.rows(presenter.reading.store, "tenures", entity=entity, authority=authority):
        other = row["office"] if row["holder"] == entity else row["holder"]
        tenure = row["tenure"]
        link = presenter.link(tenure, words["details"]) if isinstance(tenure, NamedNode) else Value("")
        rows.append(
            (presenter.cell(other), presenter.cell(row["start"]), presenter.cell(row["end"]), (link,))
        )
    header = ("", words["from"], words["until"], "")
    return Section(words["tenures"], table=Table(header, tuple(rows)), note=words["tenures-note"])


def offices_reported(presenter: Presenter, person: NamedNode) -> Section:
    """Which offices items give a person."""
    found = queries.rows(presenter.reading.store, "offices_of_person", person=person)
    return _reported(presenter, "office", found)


def holders_reported(presenter: Presenter, office: NamedNode) -> Section:
    """Whom items give an office."""
    found = queries.rows(presenter.reading.store, "holders_of_office", office=office)
    return _reported(presenter, "holder", found)


def written_names(presenter: Presenter, entity: NamedNode) -> Section:
    """How items write the name."""
    rows = [
        (presenter.cell(row["form"]), presenter.cell(row["times"]))
        for row in queries.rows(presenter.reading.store, "written_names", entity=entity)
    ]
    words = presenter.words
    return Section(words["as-written"], table=Table((words["name"], words["items"]), tuple(rows)))


def is_private(presenter: Presenter, person: NamedNode) -> bool:
    """Whether a person holds no office and stands in no authority file: kept out of search engines."""
    reading = presenter.reading
    curated = Literal("curated") in reading.objects(person, XR.status)
    return not curated and not reading.subjects(XR.holder, person, limit=1)


def _reported(presenter: Presenter, variable: str, found: list[queries.Row]) -> Section:
    words = presenter.words
    rows = []
    for row in found:
        phase = row["phase"]
        name = phase.value if isinstance(phase, Literal) else ""
        rows.append(
            (
                presenter.cell(row[variable]),
                (Value(words.get(f"phase-{name}", name)),),
                presenter.cell(row["first"]),
                presenter.cell(row["last"]),
                presenter.cell(row["items"]),
            )
        )
    header = ("", words["phase"], words["first-day"], words["last-day"], words["items"])
    return Section(words["offices-reported"], table=Table(header, tuple(rows)), note=words["reported-note"])
