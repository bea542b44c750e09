"""Builds `given_names.txt`, the folded given names of many countries, from the name lists of Faker (MIT licence).

A given name never makes a person by itself: it tells where a name begins after a title or in a run of capitals.
Run `python -m graph_loader.authority.build.given_names` with the extra `[authority]` installed.
"""

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person as providers

from ontology.folding import search_key

OUTPUT = Path(__file__).parents[1] / "given_names.txt"
CURATED = Path(__file__).parents[1] / "curated" / "given_names.toml"

# Lists too long in invented or rare spellings, or in scripts that search_key does not write in Latin letters.
_LEFT_OUT = {"en", "en_US", "en_TH", "th_TH", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "tw_GH", "vi_VN"}
_ADDED_LOCALES = {"en_US", "en_GB"}


def collect() -> list[str]:
    """The names, folded and sorted; one word each."""
    curated = tomllib.loads(CURATED.read_text(encoding="utf-8"))
    keys = {search_key(name) for name in _written()} | set(curated["house_spellings"])
    names = {key for key in keys if key.isascii() and key.isalpha() and len(key) > 1}
    return sorted(names - set(curated["ordinary"]))


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
