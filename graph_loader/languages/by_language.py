"""Rules by language, compiled when a text first needs them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from graph_loader.languages import Language

R = TypeVar("R")


class ByLanguage(Mapping[str, R], Generic[R]):
    """One compiled thing a language. A tag with a region (`en-GB`) has the rules of its language; an unknown one has
    the rules of an empty file, by which only what the authority knows is read.
    """

    def __init__(self, languages: Mapping[str, Language], compiled: Callable[[Language], R]) -> None:
        self._languages = languages
        self._compiled = compiled
        self._rules: dict[str, R] = {}

    def __getitem__(self, tag: str) -> R:
        found = self._rules.get(tag)
        if found is None:
            primary = tag.split("-")[0]
            language = self._languages.get(tag) or self._languages.get(primary) or Language(tag, {})
            found = self._rules[tag] = self._compiled(language)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)
