"""Cities beyond Azerbaijan: GeoNames coordinates, names of the languages that texts use.

Source: https://www.geonames.org/ (CC BY 4.0) through `curated/cities.csv`, which `extracts` writes.
"""

from collections.abc import Mapping, Set

from graph_loader.authority.build.description import Description, decimal_term, entity_term, text_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Row, Tables, listed
from ontology.folding import slug

_TABLE = "curated/cities.csv"
_GEONAMES = "https://sws.geonames.org/"


def cities(tables: Tables, states: Mapping[str, str], taken: Set[str], report: Report) -> list[Description]:
    """Cities by size, capitals first; `states` gives a state's path by code, `taken` are paths in use.

    The first city of a name has it; a later one, or one named like a state, is named only in context.
    """
    names = {(row["country"], row["name"]): row for row in tables.curated("city_names.csv")}
    parts = {(row["country"], row["name"]) for row in tables.curated("city_parts.csv")}
    rows = [
        _joined(row, names.get((row["country"], row["name"]), {})) for row in tables.curated("cities.csv")
    ]
    rows += [dict(row, geonameid="", name=row["en"]) for row in tables.curated("extra_cities.csv")]
    found: dict[str, Description] = {}
    for row in sorted(rows, key=_rank):
        if row["country"] == "AZ" or row["country"] not in states:
            continue  # Azerbaijan's cities are azerbaijan.py's; uninhabited territories have none
        if (row["country"], row["name"]) in parts:
            report.dropped(_TABLE, row["geonameid"], f"{row['name']} ({row['country']})", "part of a city")
        elif f"place/{slug(row['en'])}" == states[row["country"]]:
            # Singapore, Monaco, Djibouti: the state is what texts name.
            report.dropped(_TABLE, row["geonameid"], row["en"], "bears its state's name")
        else:
            place = _city(row, states[row["country"]], taken | found.keys(), report)
            found[place.path] = place
    return list(found.values())


def _joined(row: Row, names: Row) -> Row:
    return {
        **{name: names.get(name, "") for name in ("az", "ru", "tr", "alt_en", "alt_az", "alt_ru", "bare")},
        **row,
    } | {"en": names.get("en", "") or row["name"]}


def _rank(row: Row) -> tuple[bool, bool, int, str]:
    # Cities added by hand are small and wanted: after capitals, before the rest.
    return (row.get("capital") != "yes", bool(row["geonameid"]), -int(row.get("population") or 0), row["en"])


def _city(row: Row, state: str, taken: Set[str], report: Report) -> Description:
    path = f"place/{slug(row['en'])}"
    namesake = path in taken
    if namesake:
        country = state.partition("/")[2]
        report.corrected(
            _TABLE, row["geonameid"], row["en"], f"namesake of <{path}>: named only with {country}"
        )
        path = f"{path}-{country}"
    place = Description(path=path, type="Place", only_in_context=namesake or row.get("bare") == "no")
    for language in ("en", "az", "ru", "tr"):
        place.name(language, row.get(language, ""))
        place.name(language, *listed(row.get(f"alt_{language}", "")))
    place.add("xr:placeKind", text_term("city"))
    place.add("xr:containedIn", entity_term(state))
    place.add("wgs:lat", decimal_term(row["lat"]))
    place.add("wgs:long", decimal_term(row["lon"]))
    place.add(
        "dcterms:source",
        f"<{_GEONAMES}{row['geonameid']}/>" if row["geonameid"] else "<https://www.geonames.org/>",
    )
    return place
