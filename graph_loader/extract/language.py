"""The language of a line, by letters that only one language writes, by its script and its commonest words.

Official pages mix languages by line, and lines are short. A line that shows none has the document's language.
Tags are BCP 47 (https://www.rfc-editor.org/info/bcp47).
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from graph_loader.languages import Language, load_languages
from ontology.folding import fold_characters

_WORD = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH = 600  # characters of a line that settle the question
_TWO_SIGNS = 2  # one common word may be a name ("Da", "On"); two are the language


@dataclass(frozen=True)
class Detector:
    """What speaks for a language: folded words with the tags that use them, letters, scripts."""

    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, str]
    scripts: Mapping[str, re.Pattern[str]]

    @classmethod
    def of(cls, languages: Mapping[str, Language]) -> Self:
        words: dict[str, tuple[str, ...]] = {}
        letters: dict[str, str] = {}
        scripts: dict[str, re.Pattern[str]] = {}
        for tag, language in languages.items():
            section = language.section("detection").expect("words", "letters", "script")
            for word in dict.fromkeys(fold_characters(word) for word in section.words("words")):
                words[word] = (*words.get(word, ()), tag)
            small = section.text("letters")
            letters |= {letter: tag for letter in small + small.upper() if letter.lower() in small}
            if section.text("script"):
                scripts[tag] = re.compile(f"[{section.text('script')}]", re.IGNORECASE)
        return cls(words, letters, scripts)

    def detect(self, text: str, default: str) -> str:
        """The language of a line, `default` where fewer than two signs speak for another one."""
        line = text[:_LONG_ENOUGH]
        words = _WORD.findall(fold_characters(line))
        votes = Counter(tag for word in words for tag in self.words.get(word, ()))
        for letter, tag in self.letters.items():
            votes[tag] += line.count(letter)
        for tag, script in self.scripts.items():
            if 2 * len(script.findall(line)) > sum(map(len, words)):
                votes[tag] += _TWO_SIGNS
        if not votes:
            return default
        best = max(votes.values())
        return (
            default
            if best < _TWO_SIGNS or votes[default] == best
            else max(sorted(votes), key=lambda tag: votes[tag])
        )


@cache
def _packaged() -> Detector:
    return Detector.of(load_languages())


def detect(text: str, default: str) -> str:
    """The BCP 47 tag of a line, paragraph or headline by the packaged languages, else `default`.

    >>> detect("Prezident İlham Əliyev Xocalıya səfər edib", "en")
    'az'
    """
    return _packaged().detect(text, default)
