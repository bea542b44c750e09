"""Builds `given_names.txt`, the folded given names of many countries, from the name lists of Faker (MIT licence).

A given name never makes a person by itself: it tells where a name begins after a title or in a run of capitals.
Run `python -m graph_loader.authority.build.given_names` with the extra `[build]` installed.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person as providers

from ontology.folding import search_key

OUTPUT = Path(__file__).parents[1] / "given_names.txt"

# Lists too long in invented or rare spellings, or in scripts that search_key does not write in Latin letters.
_LEFT_OUT = {"en", "en_US", "en_TH", "th_TH", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "tw_GH", "vi_VN"}
_ADDED_LOCALES = {"en_US", "en_GB"}

# Given names that are also titles, months, places or common words at the head of an official name.
_ORDINARY = set(
    "abu airport al alma alpha ambassador amber angel april archer art asia august aurora autumn baku bay bishop blue "
    "carbon cash chance chase christian city congress county dean deacon de del den denmark der di dominion don du duke earl east "
    "eden egypt el elder england ester europe faith forest forum georgia germany global glory grace grand grant green "
    "guard haven hero holly honor hope house hunter ibn ii iii independence india ireland israel italia iv jordan judge july june junior "
    "justice karabakh khan king kingdom la le liberty lord love madam major march marshal mason may memorial mercy "
    "michel metro miller minister miss mission mister mosque mr mrs national nation new nice norma north nova novi of old orient "
    "page pasha paris park pasa peace person pilgrim pope prince princess prosper queen rain reading republic rex river "
    "rose royal sea senior serbia sheikh sir sky south square st star state states story street summer sun sunday "
    "sydney syria temple the town trade trinity true turkey union unity van victory vi virginia von war west will winter world year".split()
)

# English house spellings of the chronicles that no list of Faker has.
_HOUSE_SPELLINGS = set(
    "abdelmadjid akif aleksandar alekseyevich alyaksandr andrii andriy aramis asaf askar azad bakir bakyt bayram boyko chingiz denys dmytro "
    "elchin eldar elnur emomali ersin fikrat fuad gabil ganira goshgar gurbanguly hafiz hikmat hulusi huseyn ihor iryna "
    "ismat jahangir javad javid jeyhun jomart kaja kamala kamran kassym kyrylo kyriakos leyla lyudmyla madat maksym mazahir mehriban "
    "mikayil mubariz mukhtar mykhailo mykola najmaddin narendra natig nizami novruz nurlan ogtay oleh oleksandr oleksii oleksiy "
    "olena olga orkhan oxana parviz pavlo ramin rashad rasim rauf rovshan roza ruslan rustam sadyr safar sahiba sahil samir sauli "
    "serdar serhii serhiy sevil shahin shahmar shavkat shehbaz sooronbay taleh taras teymur tofig turki ulviyya vaclav vagif vasif vasyl "
    "viktoriia vilayat viola vitalii vitaliy volodymyr vusal vyacheslav xi yagub yalchin yashar yevhen yuliia yurii yuriy zahid zakir zaur zviad".split()
)


def collect() -> list[str]:
    """The names, folded and sorted; one word each."""
    keys = {search_key(name) for name in _written()} | _HOUSE_SPELLINGS
    return sorted({key for key in keys if key.isascii() and key.isalpha() and len(key) > 1} - _ORDINARY)


def _written() -> Iterator[str]:
    locales = {
        module.name for module in pkgutil.iter_modules(providers.__path__)
    } - _LEFT_OUT | _ADDED_LOCALES
    for locale in sorted(locales):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if attribute.startswith("first_name") and isinstance(value, tuple | list | dict | set):
                yield from value
                if locale == "uk_UA":
                    yield from (_ukrainian(name) for name in value)


def _ukrainian(name: str) -> str:
    """The English house writes the Ukrainian и as y, where `search_key` transliterates as from Russian."""
    return name.replace("и", "ы").replace("И", "Ы")


def main() -> None:
    OUTPUT.write_text("\n".join(collect()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
