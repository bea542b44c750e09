"""Foldings of names and headlines: search keys, sort keys, phonetic keys and IRI slugs.

Folding here ignores case, diacritics and the Azerbaijani letters that other alphabets lack, and writes Cyrillic in
Latin letters. `fold_characters` keeps the length of the text, so that offsets found in folded text hold in the text.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_LATIN = {
    "ə": "a",
    "Ə": "a",
    "ǝ": "a",
    "Ǝ": "a",
    "ı": "i",
    "İ": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ß": "s",
}
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_APOSTROPHES = "'’‘`ʼʻ´"
_NOT_WORD = re.compile(r"[\W_]+")

_AZERBAIJANI_ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
_RANKS = {letter: f"{rank:02d}" for rank, letter in enumerate(_AZERBAIJANI_ALPHABET, start=1)} | {"w": "3050"}

_PHONETIC = (
    ("dzh", "j"), ("dj", "j"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("zh", "j"),
    ("x", "h"), ("q", "g"), ("ph", "f"), ("w", "v"),
)  # fmt: skip
_PHONETIC_LETTERS = str.maketrans({"j": "c", "e": "a", "y": "i"})


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _LATIN:
        return _LATIN[character]
    base = unicodedata.normalize("NFD", character)[0].lower()
    base = _LATIN.get(base, base)
    return base if len(base) == 1 else character


class _Folding(dict[int, str]):
    """A translation table that fills itself: `str.translate` is the fastest way through a text."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold_characters(text: str, *, _table: _Folding = _Folding()) -> str:  # noqa: B008  (a cache of a pure function)
    """Fold case and diacritics, one code point for one: `len(fold_characters(t)) == len(t)`.

    >>> fold_characters("İLHAM Əliyev Şuşada")
    'ilham aliyev susada'
    """
    return text.translate(_table)


def search_key(text: str) -> str:
    """The folded form of a name or headline: Latin letters and digits, words parted by one space.

    Apostrophes vanish, other punctuation parts words, Cyrillic is transliterated.

    >>> search_key("Prezident İlham Əliyev Xocalıya səfər edib")
    'prezident ilham aliyev xocaliya safar edib'
    >>> search_key("Ильхам Алиев")
    'ilkham aliev'
    """
    composed = unicodedata.normalize("NFC", text)
    latin = "".join(_CYRILLIC.get(c, c) for c in composed.lower().replace("i̇", "i"))
    decomposed = unicodedata.normalize("NFKD", fold_characters(unicodedata.normalize("NFC", latin)))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in _APOSTROPHES)
    return _NOT_WORD.sub(" ", bare.lower()).strip()


def slug(text: str) -> str:
    """The ASCII path segment of a name; what no folding reaches is written as `u` and its code point in hexadecimal.

    >>> slug("Əli Əsədov")
    'ali-asadov'
    """
    key = search_key(text).replace(" ", "-")
    return "".join(c if c.isascii() else f"u{ord(c):x}" for c in key)


def sort_key(text: str) -> str:
    """A key whose code point order is that of the Azerbaijani alphabet: two digits a letter, words parted by space.

    >>> sort_key("Əli Əsədov")
    '071814 072507052130'
    """
    lowered = unicodedata.normalize("NFC", text.replace("I", "ı").replace("İ", "i").lower())
    words = []
    for word in lowered.split():
        words.append("".join(_rank(character) for character in word))
    return " ".join(word for word in words if word)


def _rank(character: str) -> str:
    if character in _RANKS:
        return _RANKS[character]
    if character.isdigit():
        return f"00{character}"
    folded = search_key(character)
    return "".join(_RANKS.get(c, "") for c in folded)


def phonetic_key(text: str) -> str:
    """One key for the spellings of one name across alphabets and transliterations; a proposal to link, never identity.

    >>> phonetic_key("Xankəndi") == phonetic_key("Khankendi") == phonetic_key("Khankandi")
    True
    >>> phonetic_key("Əliyev") == phonetic_key("Aliyev") == phonetic_key("Алиев")
    True
    """
    key = search_key(text)
    for spelling, letter in _PHONETIC:
        key = key.replace(spelling, letter)
    return "".join(letter for letter, _ in groupby(key.translate(_PHONETIC_LETTERS)))
