"""Example queries that a researcher would ask, each a file with its title in the first lines: `# en: …`, `# az: …`.

What each answers on the packaged samples is checked by tests.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from endpoint.interface import DEFAULT
from endpoint.queries.links import query_link

_TITLE = re.compile(r"^# ([a-z]{2}): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """An example query: the file's name without extension, titles by language, the whole text."""

    name: str
    titles: Mapping[str, str]
    text: str

    def title(self, language: str) -> str:
        """The title in this language, else in English."""
        return self.titles.get(language, self.titles[DEFAULT])

    @property
    def link(self) -> str:
        """The address that answers it as a page."""
        return query_link(self.text)


@cache
def examples() -> tuple[Example, ...]:
    """All examples, in the order of their file names."""
    found = [entry for entry in files("endpoint.queries.examples").iterdir() if entry.name.endswith(".rq")]
    return tuple(
        _example(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def _example(name: str, text: str) -> Example:
    return Example(name, dict(_TITLE.findall(text)), text)
