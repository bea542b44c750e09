"""Puts the authority together: which sources feed which file.

Model: CONTRACT section 4, rows of Person, Office, Tenure, Organization and Place.
"""

from pathlib import Path

from graph_loader.authority.build.azerbaijan import azerbaijan
from graph_loader.authority.build.cities import cities
from graph_loader.authority.build.curated_terms import curated_terms
from graph_loader.authority.build.description import Description, document
from graph_loader.authority.build.offices import cabinet
from graph_loader.authority.build.organizations import organizations
from graph_loader.authority.build.people import People
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.settlements import added_districts, baku_districts, settlements, villages
from graph_loader.authority.build.states import states
from graph_loader.authority.build.tables import Tables
from graph_loader.authority.build.terms import described, settle
from graph_loader.authority.build.whosonfirst import WhosOnFirst
from graph_loader.authority.build.world import first_level_regions, world_places


def build(sources: Path) -> dict[str, str]:
    """The text of every file of the authority by file name, from the folder of source tables."""
    tables, report = Tables(sources), Report()
    files = _places(tables, report) | _offices(tables, report)
    return files | {"dropped.csv": report.text()}


def _places(tables: Tables, report: Report) -> dict[str, str]:
    wof = WhosOnFirst(tables, report)
    countries, paths_of_states = states(tables, report)
    divisions, paths = azerbaijan(tables, wof, report)
    towns, known = settlements(tables, wof, paths, report)
    home = [*divisions, *added_districts(tables), *baku_districts(tables), *towns]
    known |= {row["town_wof"] for row in tables.curated("az_districts.csv")}
    abroad = [*world_places(tables), *first_level_regions(tables)]
    taken = _paths([*countries, *home, *abroad])
    abroad += cities(tables, paths_of_states, taken, report)
    hamlets = villages(wof, paths, known, _paths([*home, *abroad]), report)
    return {
        "states.ttl": document("States and territories", countries),
        "places_az.ttl": document("Azerbaijan: divisions, cities, settlements", home),
        "places_az_villages.ttl": document("Azerbaijan: villages", hamlets),
        "places_world.ttl": document("Places beyond Azerbaijan", abroad),
    }


def _offices(tables: Tables, report: Report) -> dict[str, str]:
    people = People(tables, report)
    offices, terms = cabinet(tables, people, report)
    terms = curated_terms(tables, people, terms)
    single = {row["path"] for row in tables.curated("az_offices.csv") if row["holders"] == "one"}
    return {
        "organizations.ttl": document("Organizations", organizations(tables)),
        "offices.ttl": document("Offices", offices),
        "persons.ttl": document("Persons who hold or held an office", people.descriptions()),
        "tenures.ttl": document("Tenures", [described(term) for term in settle(terms, single, report)]),
    }


def _paths(descriptions: list[Description]) -> set[str]:
    return {description.path for description in descriptions}
