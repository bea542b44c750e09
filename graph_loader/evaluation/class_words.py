"""Words that a comparison of names looks past: articles, and what only says of which kind a place is.

The lists are data, `class_words.toml` (https://toml.io/en/v1.0.0).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ontology.folding import search_key

_POSITIONS = ("articles", "before", "after")


def without_article(key: str) -> str:
    """A folded name without its article.

    >>> without_article("the kremlin")
    'kremlin'
    """
    for article in _phrases()["articles"]:
        if key.startswith(f"{article} "):
            return key.removeprefix(f"{article} ")
    return key


def without_class_words(key: str) -> str:
    """A place's folded name without the words for its kind; a name of nothing else stays as it is.

    >>> without_class_words("lacin rayonu"), without_class_words("city of london"), without_class_words("city")
    ('lacin', 'london', 'city')
    """
    for phrase in _phrases()["before"]:
        key = key.removeprefix(f"{phrase} ")
    for phrase in _phrases()["after"]:
        key = key.removesuffix(f" {phrase}")
    return key


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    """The folded phrases of all languages by position, longest first."""
    text = files(__package__).joinpath("class_words.toml").read_text(encoding="utf-8")
    languages = tomllib.loads(text).values()
    return {
        position: tuple(
            sorted(
                {search_key(phrase) for lists in languages for phrase in lists.get(position, ())},
                key=lambda phrase: (-len(phrase), phrase),
            )
        )
        for position in _POSITIONS
    }
