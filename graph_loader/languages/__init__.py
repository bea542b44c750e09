"""The languages that the rules know: one TOML file each (https://toml.io/en/v1.0.0), named by its BCP 47 tag.

A file holds sections; each module of `graph_loader.extract` reads its own and says which keys it knows, so
that a misspelt key is an error and not a rule that never fires.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Self, TypeVar

from graph_loader.errors import RuleError

SECTIONS = (
    "detection", "sentences", "dates", "numbers", "figures", "quotations", "attributions",
    "words", "grammar", "inflection", "titles", "organizations", "places", "events", "roles", "modality",
    "crowds", "objects", "pages",
)  # fmt: skip

_T = TypeVar("_T")


@dataclass(frozen=True)
class Section:
    """One table of a language file, read with types; every complaint names the file and the key."""

    file: str
    name: str
    values: Mapping[str, object] = field(default_factory=dict)

    def expect(self, *known: str) -> Self:
        """The section itself; RuleError where it holds a key that is not among `known`."""
        for key in self.values:
            if key not in known:
                raise RuleError(f"{self._at(key)} is not known; known here: {', '.join(known)}")
        return self

    def text(self, key: str, default: str = "") -> str:
        return self._typed(key, str, default)

    def flag(self, key: str) -> bool:
        return self._typed(key, bool, False)

    def words(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the key is missing."""
        values = self._typed(key, list, [])
        return tuple(self._string(key, value) for value in values)

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of strings, such as the spellings of the months; empty where it is missing."""
        values = self._typed(key, list, [])
        if not all(isinstance(value, list) for value in values):
            raise RuleError(f"{self._at(key)} must be a list of lists of strings")
        return tuple(tuple(self._string(key, word) for word in value) for value in values)

    def table(self, key: str) -> "Section":
        """The table below this key; empty where the key is missing."""
        return Section(self.file, f"{self.name}.{key}", self._typed(key, dict, {}))

    def tables(self, key: str) -> tuple["Section", ...]:
        """A list of tables (`[[section.key]]`); empty where it is missing."""
        values = self._typed(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise RuleError(f"{self._at(key)} must be a list of tables")
        return tuple(Section(self.file, f"{self.name}.{key}", value) for value in values)

    def lists(self) -> dict[str, tuple[str, ...]]:
        """All entries of a table whose values are lists of strings."""
        return {key: self.words(key) for key in self.values}

    def strings(self) -> dict[str, str]:
        """All entries of a table whose values are strings."""
        return {key: self.text(key) for key in self.values}

    def _typed(self, key: str, kind: type[_T], default: _T) -> _T:
        value = self.values.get(key, default)
        if not isinstance(value, kind):
            raise RuleError(f"{self._at(key)} must be of type {kind.__name__}, not {type(value).__name__}")
        return value

    def _string(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise RuleError(f"{self._at(key)} must hold strings only, not {value!r}")
        return value

    def _at(self, key: str) -> str:
        return f"{self.file}: [{self.name}] {key}"


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 tag, with the sections of its file."""

    tag: str
    sections: Mapping[str, Section]

    def section(self, name: str) -> Section:
        """A section by name, empty where the file has none; KeyError for a name that no file may have."""
        if name not in SECTIONS:
            raise KeyError(name)
        return self.sections.get(name) or Section(f"{self.tag}.toml", name)


def parse_language(tag: str, content: str) -> Language:
    """A language from the TOML text of its file; RuleError names the file and what is wrong there."""
    file = f"{tag}.toml"
    try:
        tables = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file} is no TOML: {error}") from error
    sections: dict[str, Section] = {}
    for name, values in tables.items():
        if name not in SECTIONS or not isinstance(values, dict):
            raise RuleError(f"{file}: {name} is no section; known sections: {', '.join(SECTIONS)}")
        sections[name] = Section(file, name, values)
    return Language(tag, sections)


@cache
def load_languages() -> Mapping[str, Language]:
    """The packaged languages by tag, sorted. Adding a language is adding its file."""
    found: dict[str, Language] = {}
    for path in sorted(files(__name__).iterdir(), key=lambda path: path.name):
        tag, _, extension = path.name.rpartition(".")
        if extension == "toml":
            found[tag] = parse_language(tag, path.read_text(encoding="utf-8"))
    return found
