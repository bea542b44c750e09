"""Written case forms of Azerbaijani names: generated from the nominative, never stripped from a text.

Grammar: the orthography rules of the Azerbaijani language (Cabinet of Ministers, decision of 16 April 2019):
vowel harmony, k→y and q→ğ between vowels in longer words, the n of possessed names, the hyphen after acronyms.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Literal

Case = Literal[
    "nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental", "attributive"
]  # fmt: skip

_HIGH = {"a": "ı", "ı": "ı", "e": "i", "ə": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_LOW = {"ı": "a", "u": "a", "i": "ə", "ü": "ə"}
_SOFTENED = {"k": "y", "q": "ğ"}
_LAST_WORD = re.compile(r"[^\s]+$")
_ACRONYM = re.compile(r"(?=.*[A-ZÇƏĞİÖŞÜ0-9].*[A-ZÇƏĞİÖŞÜ0-9])[A-ZÇƏĞİÖŞÜ0-9-]+|.*\d")


@lru_cache(maxsize=1)
def _possessed_heads() -> frozenset[str]:
    text = resources.files(__package__).joinpath("az_possessed_heads.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_possessed(name: str) -> bool:
    """Whether the last word is the head of an izafet (“Xarici İşlər Nazirliyi”), so that an n precedes its case ending.

    A single word never is: `Şəki`, `Naxçıvanlı` and `Bakı` end like it and are not.
    """
    words = name.split()
    return len(words) > 1 and _lower(words[-1]) in _possessed_heads()


def case_forms(name: str, *, possessed: bool | None = None) -> dict[str, Case]:
    """Every written form of an Azerbaijani name with its case; the nominative comes first.

    `possessed` says whether the last word carries a possessive ending; None leaves it to `is_possessed`.
    Only the last word inflects.

    >>> [form for form, case in case_forms("Şuşa").items() if case == "dative"]
    ['Şuşaya']
    >>> [form for form, case in case_forms("Laçın rayonu").items() if case == "genitive"]
    ['Laçın rayonunun']
    """
    match = _LAST_WORD.search(name)
    if not match:
        raise ValueError("a name has at least one letter")
    lead, word = name[: match.start()], match.group()
    endings = _word_forms(word, is_possessed(name) if possessed is None else possessed)
    forms: dict[str, Case] = {name: "nominative"}
    for form, case in endings:
        forms.setdefault(lead + form, case)
    return forms


@lru_cache(maxsize=65536)
def _word_forms(word: str, possessed: bool) -> tuple[tuple[str, Case], ...]:
    if _ACRONYM.fullmatch(word):
        return tuple(_acronym_forms(word))
    vowels = [letter for letter in _lower(word) if letter in _HIGH]
    if not vowels:
        return tuple(_acronym_forms(word))
    high = _HIGH[vowels[-1]]
    if _lower(word)[-1] not in _HIGH:
        return tuple(_after_consonant(word, high, len(vowels) > 1))
    return tuple(_after_possessive(word, high) if possessed else _after_vowel(word, high))


def _after_consonant(word: str, high: str, long: bool) -> Iterator[tuple[str, Case]]:
    low = _LOW[high]
    stems = [word]
    soft = _SOFTENED.get(word[-1])
    if soft and long:
        stems.append(word[:-1] + soft)
    for stem in stems:
        yield f"{stem}{high}n", "genitive"
        yield f"{stem}{low}", "dative"
        yield f"{stem}{high}", "accusative"
    yield from _after_any(word, low)
    yield f"{word}l{low}", "instrumental"


def _after_vowel(word: str, high: str) -> Iterator[tuple[str, Case]]:
    low = _LOW[high]
    yield f"{word}n{high}n", "genitive"
    if _lower(word).endswith("su"):
        yield f"{word}yun", "genitive"
    yield f"{word}y{low}", "dative"
    yield f"{word}n{high}", "accusative"
    yield from _after_any(word, low)
    yield f"{word}yl{low}", "instrumental"


def _after_possessive(word: str, high: str) -> Iterator[tuple[str, Case]]:
    low = _LOW[high]
    yield f"{word}n{high}n", "genitive"
    yield f"{word}n{low}", "dative"
    yield f"{word}n{high}", "accusative"
    yield from _after_any(f"{word}n", low)
    yield f"{word}yl{low}", "instrumental"


def _after_any(stem: str, low: str) -> Iterator[tuple[str, Case]]:
    yield f"{stem}d{low}", "locative"
    yield f"{stem}d{low}n", "ablative"
    yield f"{stem}d{low}k{'ı' if low == 'a' else 'i'}", "attributive"


def _acronym_forms(word: str) -> Iterator[tuple[str, Case]]:
    """How an acronym is read aloud decides its endings and is not written: every harmony, with and without a buffer."""
    for high, low in _LOW.items():
        yield f"{word}-{high}n", "genitive"
        yield f"{word}-n{high}n", "genitive"
        yield f"{word}-{low}", "dative"
        yield f"{word}-y{low}", "dative"
        yield f"{word}-{high}", "accusative"
        yield f"{word}-n{high}", "accusative"
        yield from _after_any(f"{word}-", low)
        yield f"{word}-l{low}", "instrumental"


def _lower(word: str) -> str:
    return word.replace("I", "ı").replace("İ", "i").lower()
