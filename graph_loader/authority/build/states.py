"""States and territories: CLDR names, ISO 3166 codes and official names, demonyms.

Names: https://cldr.unicode.org/ (territories); codes: https://www.iso.org/iso-3166-country-codes.html
"""

from graph_loader.authority.build.description import Description, text_term, wikidata_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Tables, listed
from ontology.folding import slug

_CLDR = "registry/babel_territories.csv"
_LEADERS = "world-leaders-2021/wikidata.csv"
_LANGUAGES = ("en", "az", "ru", "tr")
# CLDR codes that are no place somebody governs: groupings, test locales, uninhabited or reserved parts.
_NOT_PLACES = frozenset(
    (
        "AC",
        "AQ",
        "BV",
        "CP",
        "DG",
        "EA",
        "EU",
        "EZ",
        "HM",
        "IC",
        "QO",
        "TA",
        "TF",
        "UM",
        "UN",
        "XA",
        "XB",
        "ZZ",
    )
)
# English labels that CLDR abbreviates or qualifies for menus; the CLDR form stays as another label.
_PLAIN = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
}
_PLAIN_AZ = {
    "CD": "Konqo Demokratik Respublikası",
    "CG": "Konqo Respublikası",
    "HK": "Honkonq",
    "MO": "Makao",
}
# Azerbaijani long names follow the English pattern word for word; the state's name precedes.
_LONG_NAMES_AZ = (
    ("Islamic Republic of ", "İslam Respublikası"),
    ("Federal Republic of ", "Federativ Respublikası"),
    ("Federative Republic of ", "Federativ Respublikası"),
    ("Republic of ", "Respublikası"),
    ("Kingdom of ", "Krallığı"),
    ("State of ", "Dövləti"),
    ("Sultanate of ", "Sultanlığı"),
    ("Principality of ", "Knyazlığı"),
    ("Swiss Confederation", "Konfederasiyası"),
    ("Russian Federation", "Federasiyası"),
    ("French Republic", "Respublikası"),
    ("Italian Republic", "Respublikası"),
    ("Hellenic Republic", "Respublikası"),
    ("Portuguese Republic", "Respublikası"),
    ("Argentine Republic", "Respublikası"),
)


def states(tables: Tables, report: Report) -> tuple[list[Description], dict[str, str]]:
    """A Place for every state and inhabited territory that CLDR names, and their paths by code."""
    curated = {row["code"]: row for row in tables.curated("states.csv")}
    iso = {row["alpha_2"]: row for row in tables.curated("iso3166.csv")}
    wikidata = _wikidata_by_name(tables, report)
    found: dict[str, Description] = {}
    for row in tables.source(_CLDR):
        code = row["code"]
        if code.isdigit():
            continue  # groupings of states are world.py's
        if code in _NOT_PLACES:
            report.dropped(_CLDR, code, row["en"], "no inhabited state or territory of its own")
            continue
        place = _place(row, report)
        place.add("xr:placeKind", text_term("state" if code in curated else "territory"))
        place.add("skos:notation", text_term(code))
        place.add("dcterms:source", tables.addresses["cldr"])
        _add_official_names(place, iso.get(code, {}))
        _add_curated(place, curated.get(code, {}))
        place.add("skos:exactMatch", wikidata_term(_match(place, wikidata)))
        found[code] = place
    return list(found.values()), {code: place.path for code, place in found.items()}


def _place(row: dict[str, str], report: Report) -> Description:
    english = _PLAIN.get(row["code"], row["en"].replace(" & ", " and "))
    place = Description(path=f"place/{slug(english)}", type="Place")
    place.name("en", english)
    if english != row["en"]:
        report.corrected(
            _CLDR, row["code"], row["en"], f"written out as {english}; the form of CLDR is kept beside it"
        )
        place.name("en", row["en"])
    place.name("az", _PLAIN_AZ.get(row["code"], row["az"]))
    for language in ("ru", "tr"):
        place.name(language, row[language])
    if not row["az"]:
        report.corrected(_CLDR, row["code"], row["en"], "CLDR has no names but the English one")
    return place


def _add_official_names(place: Description, iso: dict[str, str]) -> None:
    for language in ("en", "ru", "tr"):
        place.name(language, *listed(iso.get(f"official_{language}", "")))
    official = iso.get("official_en", "")
    for pattern, head in _LONG_NAMES_AZ:
        if official.startswith(pattern) and "az" in place.labels:
            place.name("az", f"{place.labels['az']} {head}")
            return


def _add_curated(place: Description, row: dict[str, str]) -> None:
    for language in _LANGUAGES:
        place.name(language, *listed(row.get(f"alt_{language}", "")))
    for language in ("en", "az", "ru"):
        place.add(
            "xr:demonym", *(text_term(text, language) for text in listed(row.get(f"demonym_{language}", "")))
        )


def _wikidata_by_name(tables: Tables, report: Report) -> dict[str, str]:
    """Wikidata ids of states by English name; realms that are more than the state of that name are left out."""
    found = {}
    for row in tables.source(_LEADERS):
        if row["country"].startswith("Kingdom of "):
            report.dropped(_LEADERS, row["countryid"], row["country"], "id of a realm of several countries")
        else:
            found[row["country"]] = row["countryid"]
    return found


def _match(place: Description, wikidata: dict[str, str]) -> str:
    names = [place.labels["en"], *sorted(text for text, language in place.alternatives if language == "en")]
    return next((wikidata[name] for name in names if name in wikidata), "")
