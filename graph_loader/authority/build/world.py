"""Places beyond Azerbaijan: continents, regions, seas, and the regions of Ukraine and Russia.

Names: https://cldr.unicode.org/ and ISO 3166-2 where they have them, usage elsewhere (`curated/sources.csv`).
"""

from graph_loader.authority.build.description import Description, entity_term, text_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Row, Tables, listed
from ontology.folding import slug

_CLDR = "registry/babel_territories.csv"
_STATES = {"UA": "place/ukraine", "RU": "place/russia"}


def world_places(tables: Tables, report: Report) -> list[Description]:
    """Continents, regions, seas, rivers and constituent countries of the curated table."""
    rows = tables.curated("world_places.csv")
    used = {row["code"] for row in rows}
    for row in tables.source(_CLDR):
        if row["code"].isdigit() and row["code"] not in used:
            report.dropped(_CLDR, row["code"], row["en"], "grouping for statistics that texts do not name")
    found = []
    for row in rows:
        place = _named(row, tables)
        place.add("xr:placeKind", text_term(row["kind"]))
        if row["in"]:
            place.add("xr:containedIn", entity_term(row["in"]))
        if row["note"]:
            place.add("skos:note", text_term(row["note"], "en"))
        found.append(place)
    return found


def first_level_regions(tables: Tables) -> list[Description]:
    """The regions of Ukraine and Russia by ISO 3166-2 code."""
    found = []
    for row in tables.curated("regions_ua_ru.csv"):
        place = _named(row, tables)
        place.add("xr:placeKind", text_term("region"))
        place.add("xr:containedIn", entity_term(_STATES[row["code"][:2]]))
        found.append(place)
    return found


def _named(row: Row, tables: Tables) -> Description:
    place = Description(path=f"place/{slug(row['en'])}", type="Place")
    for language in ("en", "az", "ru", "tr"):
        place.name(language, row.get(language, ""))
        place.name(language, *listed(row.get(f"alt_{language}", "")))
    if row["code"]:
        place.add("skos:notation", text_term(row["code"]))
    place.add("dcterms:source", tables.addresses[row["source"]])
    return place
