"""Legislatures of states and of constituent countries: one parliament each, and its chambers where several are listed.

Source: https://github.com/everypolitician/everypolitician-data
"""

from collections import Counter
from collections.abc import Mapping

from graph_loader.authority.build.description import Description, entity_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Row, Tables
from ontology.folding import search_key, slug

_TABLE = "parliaments/legislatures_everypolitician.csv"
# Words of which the names of many bodies are made: a name of these alone means a body only beside its country.
_COMMON = frozenset(
    """
    al-shura and asamblea assemblee assembleia assembly assemblée chamber chief commission commons congreso
    congress consell constituent council cámara da de delegates deputies diputados duma estates federal
    general grand great house island keys kuvendi kuvendit legislative legislature los majles majlis mejlis
    nacional national nationale of parlament parlamento parliament parliamentary people people's peoples
    pleas pontifical popular representatives republic república senado senadores senate shura skupština
    sobranie state states supreme sénat territorial the union
    """.split()  # noqa: SIM905  (a list of words)
)
_COUNTRIES = {
    "Congo-Kinshasa (DRC)": "Congo-Kinshasa",
    "Saint Helena": "St. Helena",
    "Saint Martin": "St. Martin",
    "UK": "United Kingdom",
    "US Virgin Islands": "U.S. Virgin Islands",
    "Åland": "Åland Islands",
}


def legislatures(
    tables: Tables, places: Mapping[str, Description], bodies: Mapping[str, Description], report: Report
) -> list[Description]:
    """The parliaments that no curated body stands for; curated ones get the parliament's names added."""
    by_name = _places_by_name(places)
    curated = {row["country"]: row["path"] for row in tables.curated("legislatures.csv")}
    rows = tables.source(_TABLE)
    listed = Counter(row["country"] for row in rows)
    found: dict[str, Description] = {}
    for row in rows:
        place = by_name.get(search_key(_COUNTRIES.get(row["country"], row["country"])))
        if place is None:
            report.dropped(
                _TABLE,
                row["country"],
                row["legislature"],
                "country is no state, territory or constituent country of the authority",
            )
            continue
        if row["country"] in curated:
            _add_parliament_names(bodies[curated[row["country"]]], place)
            continue
        parliament = found.setdefault(place.path, _parliament(place, tables))
        if listed[row["country"]] > 1:
            chamber = _chamber(row, place, tables)
            found[chamber.path] = chamber
        else:
            _add_own_name(parliament, place, row, report)
    return list(found.values())


def _places_by_name(places: Mapping[str, Description]) -> dict[str, Description]:
    found: dict[str, Description] = {}
    for place in places.values():
        names = [place.labels["en"], *(text for text, language in place.alternatives if language == "en")]
        found.update((search_key(name), place) for name in names)
    return found


def _parliament(place: Description, tables: Tables) -> Description:
    body = Description(path=f"organization/parliament-of-{place.path.partition('/')[2]}", type="Organization")
    _add_parliament_names(body, place)
    body.add("xr:ofState", entity_term(place.path))
    body.add("dcterms:source", tables.addresses["everypolitician"])
    return body


def _add_parliament_names(body: Description, place: Description) -> None:
    body.name("en", f"Parliament of {place.labels['en']}")
    for term in sorted(place.terms.get("xr:demonym", ())):
        adjective, _, language = term.strip('"').rpartition('"@')
        if language == "en" and not adjective.endswith("s"):
            body.name("en", f"{adjective} Parliament")
    if "az" in place.labels:
        body.name("az", f"{place.labels['az']} Parlamenti")


def _chamber(row: Row, place: Description, tables: Tables) -> Description:
    name = f"{row['legislature']} of {place.labels['en']}"
    body = Description(path=f"organization/{slug(name)}", type="Organization")
    body.name("en", name)
    body.contextual_name("en", row["legislature"])
    body.add("xr:ofState", entity_term(place.path))
    body.add("dcterms:source", tables.addresses["everypolitician"])
    return body


def _add_own_name(parliament: Description, place: Description, row: Row, report: Report) -> None:
    name = row["legislature"].rstrip("'").replace("’", "'")
    if name != row["legislature"].replace("’", "'"):
        report.corrected(_TABLE, row["country"], row["legislature"], f"read as {name}")
    if set(name.lower().split()) <= _COMMON:
        parliament.contextual_name("en", name)
        parliament.name("en", f"{name} of {place.labels['en']}")
    else:
        parliament.name("en", name)
