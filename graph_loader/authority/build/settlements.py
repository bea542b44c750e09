"""Azerbaijan's settlements and villages, and the districts of Baku.

Source: https://github.com/whosonfirst-data/whosonfirst-data-admin-az, rows whose names and district bear checking.
"""

from collections import Counter
from collections.abc import Mapping, Set
from itertools import groupby

from graph_loader.authority.build.description import Description, entity_term, text_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.spelling import english, turkish
from graph_loader.authority.build.tables import Row, Tables, listed
from graph_loader.authority.build.whosonfirst import SOURCE, WhosOnFirst
from ontology.folding import phonetic_key, slug


def baku_districts(tables: Tables) -> list[Description]:
    """The twelve districts of the city of Baku."""
    found = []
    for row in tables.curated("az_baku_districts.csv"):
        place = Description(path=f"place/{slug(row['en'])}-district-baku", type="Place")
        place.name("en", *(f"{name} district" for name in (row["en"], *listed(row["alt_en"]))))
        place.name("az", f"{row['az']} rayonu")
        place.name("ru", row["ru"])
        place.name("tr", f"{turkish(row['az'])} rayonu")
        place.add("xr:placeKind", text_term("district"))
        place.add("xr:containedIn", entity_term("place/baku"))
        place.add("dcterms:source", tables.addresses[row["source"]])
        found.append(place)
    return found


def added_districts(tables: Tables) -> list[Description]:
    """Districts that ISO 3166-2 does not list yet."""
    found = []
    for row in tables.curated("az_added_districts.csv"):
        place = Description(path=f"place/{slug(row['en'])}-district", type="Place")
        place.name("en", *(f"{name} district" for name in (row["en"], *listed(row["alt_en"]))))
        place.name("az", f"{row['az']} rayonu")
        place.name("ru", row["ru"])
        place.name("tr", f"{turkish(row['az'])} rayonu")
        place.add("xr:placeKind", text_term("district"))
        place.add("xr:containedIn", entity_term(row["in"]), entity_term(row["economic_region"]))
        place.add("skos:note", text_term(row["note"], "en"))
        place.add("dcterms:source", tables.addresses[row["source"]])
        found.append(place)
    return found


def settlements(
    tables: Tables, wof: WhosOnFirst, paths: Mapping[str, str], report: Report
) -> tuple[list[Description], frozenset[str]]:
    """Towns and settlements of the curated table, and the gazetteer ids they stand for."""
    found = []
    for row in tables.curated("az_settlements.csv"):
        path = f"place/{slug(row['en'])}"
        place = Description(path=path, type="Place", only_in_context=row["bare"] == "no")
        place.name("en", row["en"], *listed(row["alt_en"]))
        place.name("az", row["az"], *listed(row["alt_az"]))
        place.name("tr", turkish(row["az"]))
        place.add("xr:placeKind", text_term(row["kind"]))
        place.add("xr:containedIn", entity_term(row["in"] or paths[row["district"]]))
        place.add("dcterms:source", tables.addresses[row["source"]])
        if row["wof"]:
            wof.describe_locality(place, row["wof"], report)
        found.append(place)
    return found, frozenset(row["wof"] for row in tables.curated("az_settlements.csv"))


def villages(
    wof: WhosOnFirst, paths: Mapping[str, str], known: frozenset[str], taken: Set[str], report: Report
) -> list[Description]:
    """Villages whose Azerbaijani name is consistent and alone in its district; named only beside a head noun."""
    checked = [(row, code) for row in wof.localities() if (code := _checked(row, wof, known, paths, report))]
    names = Counter((phonetic_key(row["aze"]), code) for row, code in checked)
    towns = [wof.rows[identifier] for identifier in sorted(known) if identifier]
    names.update((phonetic_key(row["aze"]), wof.code_of_region(row["parent"])) for row in towns)
    found: dict[str, Description] = {}
    for row, code in checked:
        if names[phonetic_key(row["aze"]), code] > 1:
            report.dropped(SOURCE, row["id"], row["aze"], "two places of one name in one district")
            continue
        place = _village(row, code, paths, taken, wof, report)
        found[place.path] = place
    return list(found.values())


def _checked(
    row: Row, wof: WhosOnFirst, known: frozenset[str], paths: Mapping[str, str], report: Report
) -> str:
    """The ISO 3166-2 code of the district a row surely lies in; empty, with a reason noted, where it is not taken."""
    if row["id"] in known:
        return ""
    reason = _doubt(row, wof, paths)
    if reason:
        report.dropped(SOURCE, row["id"], row["aze"] or row["name"], reason)
        return ""
    return wof.code_of_region(row["parent"])


def _doubt(row: Row, wof: WhosOnFirst, paths: Mapping[str, str]) -> str:
    if row["deprecated"] or row["superseded"] == "True" or row["current"] == "0":
        return "deprecated, superseded or not current"
    if not row["aze"]:
        return "no Azerbaijani name"
    if not _is_azerbaijani(row["aze"]):
        return "Azerbaijani name with letters of another alphabet, or more than a name"
    spellings = [row["name"], *row["eng"].split("|"), *row["eng_var"].split("|"), *row["aze_var"].split("|")]
    if not any(_alike(row["aze"], spelling) for spelling in spellings if spelling):
        return "Azerbaijani name is another name than the English ones"
    code = wof.code_of_region(row["parent"])
    if not code:
        return "district not known"
    return "" if paths[code].endswith("-district") else "inside a city of the first level"


def _is_azerbaijani(name: str) -> bool:
    letters = set("abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ -")
    return len(name) > 2 and set(name) <= letters and not name.endswith((" rayonu", " Rayonu", " Şəhəri"))


def _alike(name: str, other: str) -> bool:
    """Whether two spellings are of one name, one of them perhaps by way of Russian (g for h, ya for ə)."""
    mine, theirs = _consonants(name), _consonants(other)
    return mine == theirs and (len(mine) > 2 or phonetic_key(name) == phonetic_key(other))


def _consonants(name: str) -> str:
    key = phonetic_key(name).translate(str.maketrans("ghqd", "kkkt", "aeiouy "))
    return "".join(letter for letter, _ in groupby(key))


def _village(
    row: Row, code: str, paths: Mapping[str, str], taken: Set[str], wof: WhosOnFirst, report: Report
) -> Description:
    name = english(row["aze"])
    district = paths[code].partition("/")[2].removesuffix("-district")
    path = f"place/{slug(name)}-{district}"
    place = Description(path=path if path not in taken else f"{path}-village", type="Place")
    place.name("en", name)
    place.name("az", row["aze"])
    place.add("xr:placeKind", text_term("village"))
    place.add("xr:containedIn", entity_term(paths[code]))
    wof.describe_locality(place, row["id"], report)
    return place
