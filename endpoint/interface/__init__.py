"""The words of the pages, a TOML file a language; a new language is a new file.

Languages are tagged by BCP 47: https://www.rfc-editor.org/rfc/rfc5646
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

DEFAULT = "en"


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages the pages speak, the default first."""
    found = sorted(
        entry.name.removesuffix(".toml")
        for entry in files("endpoint.interface").iterdir()
        if entry.name.endswith(".toml")
    )
    return (DEFAULT, *(tag for tag in found if tag != DEFAULT))


@cache
def words(language: str) -> Mapping[str, str]:
    """The words of one of `languages()` by name."""
    text = files("endpoint.interface").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
