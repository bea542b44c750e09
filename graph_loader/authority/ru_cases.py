"""Written case forms of Russian names and titles: generated from the nominative, never stripped from a text.

Grammar: Russian noun and adjective declension by the last letters (Русская грамматика, АН СССР, 1980, §§ 1178–1306),
without stress and with few fleeting vowels; a name that fits no class stays as it is. Of a person's name every word
declines, of other names and titles the adjectives in front and the first noun (“Министерства обороны”).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Literal

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
Kind = Literal["person", "title", "thing"]
Endings = tuple[
    str, str, str, str, str
]  # genitive, dative, accusative, instrumental, prepositional; `/` parts variants

_CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "instrumental", "prepositional")
_SAME = "="  # as the nominative

# By class: (how the word ends, how many letters go, endings); the first that fits. Adjectives say so by position.
_ADJECTIVES: tuple[tuple[str, int, Endings], ...] = (
    (r"[гкхжшч]ий", 2, ("ого/его", "ому/ему", "ого/его", "им", "ом/ем")),
    (r"[нщ]ий", 2, ("его", "ему", "его", "им", "ем")),
    (r"[гкхжшч]ой", 2, ("ого", "ому", "ого", "им", "ом")),
    (r"[ыо]й", 2, ("ого", "ому", "ого", "ым", "ом")),
    (r"яя", 2, ("ей", "ей", "юю", "ей", "ей")),
    (r"ая", 2, ("ой", "ой", "ую", "ой", "ой")),
    (r"[гкх]ое", 2, ("ого", "ому", "ое", "им", "ом")),
    (r"ое", 2, ("ого", "ому", "ое", "ым", "ом")),
    (r"ые", 2, ("ых", "ым", "ые", "ыми", "ых")),
    (r"[гкхжшчщ]ие", 2, ("их", "им", "ие", "ими", "их")),
)
_SURNAMES: tuple[tuple[str, int, Endings], ...] = (
    (r"[сц]кий", 2, ("ого", "ому", "ого", "им", "ом")),
    (r"[ыо]й", 2, ("ого", "ому", "ого", "ым", "ом")),
    (r"[сц]?кая|ая", 2, ("ой", "ой", "ую", "ой", "ой")),
    (r"(?:[оеё]в|[иы]н)а", 1, ("ой/ы", "ой/е", "у", "ой", "ой/е")),
    (r"[оеё]в|[иы]н", 0, ("а", "у", "а", "ым/ом", "е")),
)
_COMMON: tuple[tuple[str, int, Endings], ...] = (
    (r"ия", 1, ("и", "и", "ю", "ей", "и")),
    (r"[гкх]а", 1, ("и", "е", "у", "ой", "е")),
    (r"[жшщч]а", 1, ("и", "е", "у", "ой/ей", "е")),
    (r"ца", 1, ("ы", "е", "у", "ой/ей", "е")),
    (r"[^аеёиоуыэюяй]а", 1, ("ы", "е", "у", "ой", "е")),
    (r"[^аоуыэ]я|[аоуые]я", 1, ("и", "е", "ю", "ей", "е")),
    (r"ий", 1, ("я", "ю", "я", "ем", "и")),
    (r"й", 1, ("я", "ю", "я", "ем", "е")),
    (r"ец", 2, ("ца", "цу", "ца", "цем/цом", "це")),
)
_MASCULINE_SOFT: Endings = ("я", "ю", "я", "ем", "е")
_FEMININE_SOFT: Endings = ("и", "и", "ь", "ью", "и")
_THINGS: tuple[tuple[str, int, Endings], ...] = (
    (r"(?:ств|[ое]в|[иы]н|тел|ведомств|бюр)о", 1, ("а", "у", "о", "ом", "е")),
    (r"ние|тие|вие|сие", 1, ("я", "ю", "е", "ем", "и")),
    (r"ье", 1, ("я", "ю", "е", "ем", "е")),
    (r"силы|.{4,}ы", 1, ("/ов", "ам", "ы", "ами", "ах")),
)
_HISSING: Endings = ("а", "у", "а", "ем/ом", "е")
_HARD: Endings = ("а", "у", "а", "ом", "е")
_STEMS = {"павел": "павл", "лев": "льв", "посол": "посл", "пётр": "петр", "петр": "петр"}
_OTHER_WORDS = frozenset(["после"])  # “after”, not “about the ambassador”
_CYRILLIC = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_PARTICLES = frozenset(
    [
        "аль",
        "ад",
        "эль",
        "бин",
        "бен",
        "ибн",
        "оглы",
        "оглу",
        "кызы",
        "де",
        "ди",
        "да",
        "ван",
        "фон",
        "дер",
        "дос",
    ]
)


def case_forms(name: str, kind: Kind) -> dict[str, Case]:
    """Every written form of a Russian name or title with its case; the nominative comes first.

    A form that several cases share is given to the first of them: of `Алиева` the genitive, not the accusative.

    >>> [form for form, case in case_forms("Ильхам Алиев", "person").items() if case == "dative"]
    ['Ильхаму Алиеву']
    >>> [form for form, case in case_forms("министр иностранных дел", "title").items() if case == "instrumental"]
    ['министром иностранных дел']
    """
    forms: dict[str, Case] = {name: "nominative"}
    words = [_word_forms(word, kind, adjective) for word, adjective in _declined(name.split(" "), kind)]
    for number, case in enumerate(_CASES):
        for choice in product(*(word[number] for word in words)):
            form = " ".join(choice)
            if form not in _OTHER_WORDS:
                forms.setdefault(form, case)
    return forms


def _declined(words: list[str], kind: Kind) -> Iterator[tuple[str, bool | None]]:
    """Each word, and whether it declines as an adjective (True), as a noun (False) or not at all (None)."""
    noun_seen = False
    for number, word in enumerate(words):
        if kind == "person":
            yield word, None if word.lower() in _PARTICLES else False
        elif noun_seen:
            yield word, None
        elif number + 1 < len(words) and _class_of(word, _ADJECTIVES) is not None:
            yield word, True
        else:
            noun_seen = _word_forms(word, kind, False) != _unchanged(word)
            yield word, False


@lru_cache(maxsize=65536)
def _word_forms(word: str, kind: Kind, adjective: bool | None) -> tuple[tuple[str, ...], ...]:
    """The forms of one word by case; of a word with hyphens the last part declines, or the first of “X-на-Y”."""
    if adjective is None or not _CYRILLIC.fullmatch(word) or (word.isupper() and len(word) > 1):
        return _unchanged(word)
    lead, _, last = word.rpartition("-")
    if "-на-" in word:
        head, _, tail = word.partition("-")
        return tuple(tuple(f"{form}-{tail}" for form in forms) for forms in _word_forms(head, kind, False))
    stem, endings = _stem_and_endings(last, kind, adjective)
    lead = f"{lead}-" if lead else ""
    inanimate = kind == "thing" and endings[2] == endings[0] and not last.endswith(("а", "я"))
    return tuple(
        (word,)
        if ending == _SAME or (case == "accusative" and inanimate)
        else tuple(f"{lead}{stem}{variant}" for variant in ending.split("/"))
        for case, ending in zip(_CASES, endings, strict=True)
    )


def _unchanged(word: str) -> tuple[tuple[str, ...], ...]:
    return ((word,),) * len(_CASES)


def _stem_and_endings(word: str, kind: Kind, adjective: bool) -> tuple[str, Endings]:
    lower = word.lower()
    if lower in _STEMS:
        return word[0] + _STEMS[lower][1:], _HARD
    tables = [_ADJECTIVES] if adjective else [_COMMON]
    if kind == "person":
        tables = [_SURNAMES, _COMMON]
    elif kind == "thing" and not adjective:
        tables = [_THINGS, _COMMON]
    elif kind == "title" and word.endswith(("щий", "ный")):
        tables = [_ADJECTIVES]
    for table in tables:
        if (found := _class_of(word, table)) is not None:
            return found
    if lower.endswith("ь"):
        if kind == "thing":
            both = zip(_MASCULINE_SOFT, _FEMININE_SOFT, strict=True)
            genitive, dative, _, instrumental, prepositional = (f"{m}/{f}" for m, f in both)
            return word[:-1], (genitive, dative, "ь", instrumental, prepositional)
        return word[:-1], _MASCULINE_SOFT
    if re.search(r"[жшщчц]$", lower):
        return word, _HISSING
    if re.search(r"[бвгдзклмнпрстфх]$", lower):
        return word, _HARD
    return word, (_SAME,) * 5


def _class_of(word: str, table: tuple[tuple[str, int, Endings], ...]) -> tuple[str, Endings] | None:
    lower = word.lower()
    for pattern, cut, endings in table:
        if re.search(rf"(?:{pattern})$", lower) and len(word) > 2:
            return word[: len(word) - cut], endings
    return None
