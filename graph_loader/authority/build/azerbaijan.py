"""Azerbaijan's regions, districts and cities: ISO 3166-2 codes, Who's On First coordinates, spellings in use.

Codes: https://www.iso.org/obp/ui/#iso:code:3166:AZ; places: https://whosonfirst.org/
"""

from graph_loader.authority.build.description import Description, entity_term, text_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.spelling import turkish
from graph_loader.authority.build.tables import Row, Tables, listed
from graph_loader.authority.build.whosonfirst import WhosOnFirst
from ontology.folding import slug

_ISO = "registry/pycountry_iso3166-2_AZ.csv"
_STATE = "place/azerbaijan"
_AUTONOMOUS = "place/nakhchivan-autonomous-republic"


def azerbaijan(tables: Tables, wof: WhosOnFirst, report: Report) -> tuple[list[Description], dict[str, str]]:
    """Places of the ISO 3166-2 divisions and their towns, and the path of the district or city of each code."""
    curated = {row["iso"]: row for row in tables.curated("az_districts.csv")}
    found: dict[str, Description] = {}
    paths: dict[str, str] = {}
    for row in tables.source(_ISO):
        division = _division(row, curated[row["code"]], tables.addresses["iso3166"], wof, report)
        found.setdefault(division.path, division)
        paths[row["code"]] = division.path
        if row["type"] == "Rayon" and (town := curated[row["code"]]["town_wof"]):
            place = _town(row, curated[row["code"]], town, wof, report)
            # A city that is a division itself does not lie in the district of its name.
            if place.path not in found:
                place.add("xr:containedIn", entity_term(division.path))
                found[place.path] = place
    for region in _economic_regions(tables):
        found[region.path] = region
    _put_into_economic_regions(tables, found, paths)
    return list(found.values()), paths


def _division(row: Row, curated: Row, iso: str, wof: WhosOnFirst, report: Report) -> Description:
    azeri = _azeri_letters(row["name"])
    if azeri != row["name"]:
        report.corrected(
            _ISO, row["code"], row["name"], f"written with another letter for ə; read as {azeri}"
        )
    if row["type"] == "Rayon":
        place = _district(row, curated, azeri, report)
    elif row["type"] == "Municipality":
        place = _city(row, curated, azeri, wof, report)
    else:
        place = _autonomous_republic(curated)
    place.add("xr:containedIn", entity_term(_AUTONOMOUS if row["parent"] else _STATE))
    place.add("skos:notation", text_term(row["code"]))
    place.add("dcterms:source", iso)
    if row["type"] != "Municipality":
        wof.describe_region(place, row["code"], report)
    return place


def _district(row: Row, curated: Row, azeri: str, report: Report) -> Description:
    english = curated["en"]
    place = Description(path=f"place/{slug(english)}-district", type="Place")
    place.name("en", *(f"{name} district" for name in (english, *listed(curated["alt_en"]))))
    place.name("az", f"{azeri} rayonu")
    place.name("ru", curated["ru_district"] or row["ru"])
    place.name("tr", f"{curated['tr'] or turkish(azeri)} rayonu")
    if curated["ru_district"] and curated["ru_district"] != row["ru"]:
        report.corrected(_ISO, row["code"], row["ru"], f"Russian name in use: {curated['ru_district']}")
    place.add("xr:placeKind", text_term("district"))
    return place


def _city(row: Row, curated: Row, azeri: str, wof: WhosOnFirst, report: Report) -> Description:
    place = _named_city(curated, azeri)
    wof.describe_locality(place, curated["town_wof"], report, row["code"])
    if row["ru"].endswith("район"):
        report.corrected(_ISO, row["code"], row["ru"], "names the district, not the city")
    return place


def _town(row: Row, curated: Row, town: str, wof: WhosOnFirst, report: Report) -> Description:
    place = _named_city(curated, _azeri_letters(row["name"]))
    wof.describe_locality(place, town, report)
    return place


def _named_city(curated: Row, azeri: str) -> Description:
    place = Description(path=f"place/{slug(curated['en'])}", type="Place")
    place.name("en", curated["en"], *listed(curated["alt_en"]))
    place.name("az", azeri, *listed(curated["alt_az"]))
    place.name("ru", curated["ru_town"])
    place.name("tr", curated["tr"] or turkish(azeri))
    place.add("xr:placeKind", text_term("city"))
    return place


def _autonomous_republic(curated: Row) -> Description:
    place = Description(path=_AUTONOMOUS, type="Place")
    place.name("en", curated["en"], *listed(curated["alt_en"]))
    place.name("az", *listed(curated["alt_az"]))
    place.name("ru", curated["ru_district"])
    place.name("tr", "Nahçıvan Özerk Cumhuriyeti")
    place.add("xr:placeKind", text_term("autonomous republic"))
    return place


def _economic_regions(tables: Tables) -> list[Description]:
    found = []
    for row in tables.curated("az_economic_regions.csv"):
        place = Description(path=f"place/{slug(row['en'])}", type="Place")
        place.name("en", row["en"], *listed(row["alt_en"]))
        place.name("az", row["az"], *listed(row["alt_az"]))
        place.name("ru", row["ru"])
        place.add("xr:placeKind", text_term("economic region"))
        place.add("xr:containedIn", entity_term(_STATE))
        place.add("dcterms:source", tables.addresses[row["source"]])
        found.append(place)
    return found


def _put_into_economic_regions(tables: Tables, found: dict[str, Description], paths: dict[str, str]) -> None:
    for row in tables.curated("az_economic_regions.csv"):
        for code in listed(row["members"]):
            found[paths[code]].add("xr:containedIn", entity_term(f"place/{slug(row['en'])}"))


def _azeri_letters(name: str) -> str:
    return name.replace("ǝ", "ə").replace("Ǝ", "Ə")
