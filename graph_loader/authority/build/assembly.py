"""Puts the authority together: which sources feed which file.

Model: CONTRACT section 4, rows of Person, Office, Tenure, Organization and Place.
"""

from pathlib import Path

from graph_loader.authority.build.azerbaijan import azerbaijan
from graph_loader.authority.build.curated_terms import curated_terms
from graph_loader.authority.build.description import document
from graph_loader.authority.build.offices import cabinet
from graph_loader.authority.build.organizations import organizations
from graph_loader.authority.build.people import People
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.states import states
from graph_loader.authority.build.tables import Tables
from graph_loader.authority.build.terms import described, settle
from graph_loader.authority.build.whosonfirst import WhosOnFirst


def build(sources: Path) -> dict[str, str]:
    """The text of every file of the authority by file name, from the folder of source tables."""
    tables, report = Tables(sources), Report()
    wof = WhosOnFirst(tables, report)
    people = People(tables, report)
    divisions, _ = azerbaijan(tables, wof, report)
    offices, terms = cabinet(tables, people, report)
    terms = curated_terms(tables, people, terms)
    single = {row["path"] for row in tables.curated("az_offices.csv") if row["holders"] == "one"}
    files = {
        "states.ttl": document("States and territories", states(tables, report)),
        "places_az.ttl": document("Azerbaijan: divisions, cities, settlements", divisions),
        "organizations.ttl": document("Organizations", organizations(tables)),
        "offices.ttl": document("Offices", offices),
        "persons.ttl": document("Persons who hold or held an office", people.descriptions()),
        "tenures.ttl": document("Tenures", [described(term) for term in settle(terms, single, report)]),
    }
    return files | {"dropped.csv": report.text()}
