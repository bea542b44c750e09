"""Words of two wordings compared across inflection, diacritics and the languages that share them.

Foldings: `ontology.folding`.
"""

from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple

from ontology.folding import phonetic_key, search_key

Words = tuple[str, ...]

_STEM = 5
_CONSONANTS = str.maketrans("cgqz", "kkks", "aeiou")
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "to"})
_SHORT = 3


class Wording(NamedTuple):
    """A phrase of an item in its language."""

    language: str
    text: str


def alike(first: Wording, second: Wording) -> bool:
    """Whether two phrases name one thing: half the words of the shorter agree, two where it has so many.

    Across languages one long word in common suffices, since few words survive translation.

    >>> alike(Wording("en", "first residential complex"), Wording("az", "birinci yaşayış kompleksinin"))
    True
    """
    ours, theirs = content_words(first.text), content_words(second.text)
    if not ours or not theirs:
        return False
    shorter, longer = _by_length(ours, theirs)
    if first.language != second.language:
        return any(_same_word(a, b) for a, b in product(shorter, longer) if min(len(a), len(b)) >= _STEM)
    shared = sum(any(_same_word(a, b) for b in longer) for a in shorter)
    return shared * 2 >= len(shorter) and shared >= min(2, len(shorter))


@lru_cache(maxsize=8192)
def content_words(text: str) -> Words:
    """The folded words of a text, each once, those of up to three letters left out unless they are numbers."""
    words = _international(search_key(text)).split()
    return tuple(dict.fromkeys(word for word in words if len(word) > _SHORT or word.isdigit()))


def proper_name(text: str) -> str | None:
    """The folded form of a phrase of two or more words with a capital; None for a description in common words.

    >>> proper_name("Khojaly genocide"), proper_name("bloody tragedy")
    ('khojaly genocide', None)
    """
    words = text.split()
    capitals = any(word[0].isupper() for word in words)
    return search_key(text) if capitals and len(words) > 1 else None


def sound(name: str) -> str:
    """What the spellings of a foreign name in several languages share: its consonants, where they are enough.

    >>> sound("isaak hersoq") == sound("Isaac Herzog")
    True
    """
    skeleton = consonants(name)
    return skeleton if len(skeleton) > _STEM else phonetic_key(name)


def consonants(name: str) -> str:
    """The consonants of a name, those that alphabets write in several ways made one.

    >>> consonants("Hersoq") == consonants("Herzog")
    True
    """
    return "".join(letter for letter, _ in groupby(phonetic_key(name).translate(_CONSONANTS)))


def share_a_word(first: str, second: str) -> bool:
    """Whether two names, folded and hyphenated, have a word of some length that sounds the same.

    >>> share_a_word("garadagh-solar-power-plant", "qaradag-gunas-elektrik-stansiyasi")
    True
    """
    ours, theirs = ({phonetic_key(word) for word in name.split("-")} for name in (first, second))
    return any(len(word) >= _STEM for word in ours & theirs)


def as_title(name: str) -> str:
    """A folded name for reading: capitals, except in small words.

    >>> as_title("minister of foreign affairs")
    'Minister of Foreign Affairs'
    """
    return " ".join(word if word in _SMALL else word.capitalize() for word in name.split())


def overlap(first: str, second: str) -> float:
    """The share of words that two texts of one language have in common, from 0 to 1 (of their union)."""
    shorter, longer = _by_length(content_words(first), content_words(second))
    shared = sum(any(_same_word(a, b) for b in longer) for a in shorter)
    union = len(shorter) + len(longer) - shared
    return shared / union if union else 0.0


def _by_length(first: Words, second: Words) -> tuple[Words, Words]:
    """The shorter one first, so that the order of the question does not matter."""
    return (first, second) if (len(first), first) <= (len(second), second) else (second, first)


def _same_word(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) >= _STEM and first[:_STEM] == second[:_STEM])


def _international(folded: str) -> str:
    """Writes c and x as the Latin alphabets east of Germany do: complex and kompleks become one word."""
    return folded.replace("ck", "k").replace("x", "ks").replace("c", "k")
