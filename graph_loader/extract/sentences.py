"""Parts a text into sentences with their languages: the headline is one, paragraphs are parted by newlines.

A sign that may end a sentence ends one unless the word before it is an abbreviation, an initial or a list
number, or what follows goes on (https://www.unicode.org/reports/tr29/, with data instead of guesses).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from graph_loader.extract.language import detect
from graph_loader.languages import Language, Section
from graph_loader.languages.by_language import ByLanguage
from graph_loader.model import Sentence, Span
from ontology.folding import fold_characters

# Signs that may end a sentence, with the closing marks that belong to it.
_END = re.compile(r"""(?P<sign>[.!?…]+)(?P<close>["”“»’')\]]*)(?P<gap>\s+|(?=[^\s\d,;:.!?…"”»’')\]-])|$)""")
_NEXT_WORD = re.compile(r"[\s\"“«„‘'(\[*•]*([^\W\d_]*)")
_OPENING = re.compile(r"[\"“«„‘'(\[*•]*")
_DASH = re.compile(r"[-–—]")
_LAST_WORD = re.compile(r"[\w№.]*[\w№]$")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[ivxl]{1,5})(?:\.\d{1,3})*|[a-z]")
_TAG_REACH = (
    5  # words in which the verb of a reporting clause must come: ‘… ?” President of Ukraine Zelenskyy said’
)


@dataclass(frozen=True)
class SentenceRules:
    """The abbreviations of a language and what its sentences open with; all words folded."""

    titles: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    ordinal_dot: bool = False

    @classmethod
    def of(cls, section: Section) -> Self:
        section.expect("titles", "before_number", "abbreviations", "openers", "tags", "ordinal_dot")
        return cls(
            titles=_folded(section, "titles"),
            before_number=_folded(section, "before_number"),
            abbreviations=_folded(section, "abbreviations"),
            openers=_folded(section, "openers"),
            tags=_folded(section, "tags"),
            ordinal_dot=section.flag("ordinal_dot"),
        )


def _folded(section: Section, key: str) -> frozenset[str]:
    return frozenset(fold_characters(word) for word in section.words(key))


def sentence_rules(languages: Mapping[str, Language]) -> Mapping[str, SentenceRules]:
    """The rules of each language by tag."""
    return ByLanguage(languages, lambda language: SentenceRules.of(language.section("sentences")))


def split(text: str, rules: Mapping[str, SentenceRules], default: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order: trimmed, apart from each other, covering all but white space.

    `default` is the language of the document (BCP 47), taken where a line does not show its own.
    """
    sentences: list[Sentence] = []
    for number, line in enumerate(_lines(text)):
        language = detect(text[line.start : line.end], default)
        known = rules.get(language) or SentenceRules()
        spans = [line] if number == 0 else _split_line(text, line, known)
        sentences += (Sentence(span, language) for span in spans)
    return tuple(sentences)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        trimmed = _trimmed(text, start, start + len(line))
        if trimmed:
            yield trimmed
        start += len(line) + 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(bare))


def _split_line(text: str, line: Span, rules: SentenceRules) -> Iterator[Span]:
    start = line.start
    for sign in _END.finditer(text, line.start, line.end):
        end = sign.end("close")
        if end < line.end and _ends_here(text, start, sign, line.end, rules):
            if span := _trimmed(text, start, end):
                yield span
            start = end
    if span := _trimmed(text, start, line.end):
        yield span


def _ends_here(text: str, start: int, sign: re.Match[str], limit: int, rules: SentenceRules) -> bool:
    """Whether the sentence that began at `start` ends with this sign; more text follows it on the line."""
    following = _NEXT_WORD.match(text, sign.end(), limit)
    word = following.group(1) if following else ""
    opener = fold_characters(word) in rules.openers
    if not sign["gap"]:
        # A lost space ("… in 2015.*** President", "bet on it.There is"), but not "Diya.City" or "14.5".
        return word[:1].isupper() and (opener or not text[sign.end()].isalpha())
    if word[:1].islower():
        return False
    if sign["close"]:
        return not _goes_on_after_quote(text, sign, limit, rules)
    if sign["sign"] != ".":
        return True
    return not _is_abbreviated(text, start, sign, rules, opener)


def _goes_on_after_quote(text: str, sign: re.Match[str], limit: int, rules: SentenceRules) -> bool:
    """Whether a reporting clause follows the closing mark: “…” – Prezident bildirib; “… ?” Putin asked."""
    if _DASH.match(text, sign.end(), limit):
        return True
    if sign["close"][0] in ")]" or text[sign.end()] in '"“«„‘':
        return False
    following = fold_characters(text[sign.end() : min(limit, sign.end() + 80)]).split(".")[0].split()
    return any(word.strip(",:;") in rules.tags for word in following[:_TAG_REACH])


def _is_abbreviated(text: str, start: int, sign: re.Match[str], rules: SentenceRules, opener: bool) -> bool:
    """Whether the full stop belongs to the word before it: a title, an initial, a number of a list."""
    before = _LAST_WORD.search(fold_characters(text[max(start, sign.start() - 24) : sign.start()]))
    if before is None:
        return False
    word = before.group()
    following = text[_skip_opening(text, sign.end())]
    if word in rules.titles:
        return True
    if word in rules.before_number:
        return following.isdigit()
    if word in rules.abbreviations or _two_words(text, start, sign) in rules.abbreviations:
        return not opener
    at_start = not text[start : sign.start() - len(word)].strip()
    if at_start and _LIST_NUMBER.fullmatch(word):
        return True
    if len(word) == 1 and word.isalpha():
        return not opener and text[sign.start() - 1].isupper()
    return rules.ordinal_dot and word.isdigit() and len(word) <= 2


def _two_words(text: str, start: int, sign: re.Match[str]) -> str:
    return " ".join(fold_characters(text[max(start, sign.start() - 12) : sign.start()]).split()[-2:])


def _skip_opening(text: str, position: int) -> int:
    opening = _OPENING.match(text, position)
    end = opening.end() if opening else position
    return min(end, len(text) - 1)
