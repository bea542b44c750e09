"""The rules for the lines of a page that are not the news itself, from the languages' `[pages]` sections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph_loader.languages import load_languages
from ontology.folding import fold_characters

_KEYS = (
    "months", "weekdays", "year_words", "date_labels",
    "categories", "bylines", "furniture", "tails", "media_tags",
)  # fmt: skip
_OPENING = "\"“„«‟'‘"
_CLOSING = "\"”“»'’"
_MOST_NAME_WORDS = 6
_LONGEST = 200  # longer lines are text, and need not be compared
_SENTENCE_END = re.compile(r"[.!?…:;](?:[\"”“»’')\]]*)$")
_QUOTED = re.compile(rf"[{_OPENING}].*[{_CLOSING}][.,;]?$", re.DOTALL)


@dataclass(frozen=True)
class PageRules:
    """Patterns for whole folded lines, from all languages together: pages mix them."""

    furniture: re.Pattern[str]
    tails: re.Pattern[str]
    media_tags: re.Pattern[str]
    bylines: re.Pattern[str]
    date_labels: re.Pattern[str]
    categories: tuple[str, ...]

    def is_furniture(self, line: str) -> bool:
        """Print links, view counts, share buttons and the like."""
        return len(line) <= _LONGEST and self.furniture.fullmatch(fold_characters(line)) is not None

    def is_tail(self, line: str) -> bool:
        """The heading of what stands below an article."""
        return len(line) <= _LONGEST and self.tails.fullmatch(fold_characters(line)) is not None

    def has_media_tag(self, line: str) -> bool:
        """Whether a link ends in the mark of pictures or films: "- foto", "(video)", "FOTO"."""
        found = self.media_tags.search(fold_characters(line))
        return found is not None and (bool(found["mark"].strip()) or line[found.start("tag") :].isupper())

    def byline(self, line: str) -> str | None:
        """The author named in a byline, empty where the name is missing; None for any other line."""
        found = self.bylines.fullmatch(fold_characters(line))
        name = line[found.start("name") :].strip() if found else ""
        return name if found and len(name.split()) <= _MOST_NAME_WORDS and not ends_sentence(name) else None

    def without_label(self, text: str) -> str:
        """The text without a word such as "Published:" before it, and without what parts it from a date."""
        folded = fold_characters(text)
        label = self.date_labels.match(folded)
        return text[label.end() if label else 0 :].strip(" |/•·–—-[](),:")

    def category(self, text: str) -> str | None:
        """The longest known category that the text begins with, as written there; None without one."""
        folded = fold_characters(text)
        for category in self.categories:
            if folded.startswith(category) and not folded[len(category) : len(category) + 1].isalnum():
                return text[: len(category)]
        return None

    def is_category(self, text: str) -> bool:
        return fold_characters(text) in self.categories


def is_quotation(line: str) -> bool:
    """Whether the whole line stands between quotation marks."""
    return _QUOTED.match(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, before any closing quotation marks and brackets."""
    return _SENTENCE_END.search(line) is not None


@cache
def page_rules() -> PageRules:
    """The rules of all packaged languages; RuleError for a key that no rule reads."""
    sections = [language.section("pages").expect(*_KEYS) for language in load_languages().values()]

    def folded(key: str) -> list[str]:
        return sorted(
            {fold_characters(text) for section in sections for text in section.words(key)},
            key=lambda text: (-len(text), text),
        )

    def plain(key: str) -> str:
        return _any_of(re.escape(text) for text in folded(key))

    return PageRules(
        furniture=re.compile(_any_of(folded("furniture"))),
        tails=re.compile(_any_of(folded("tails"))),
        media_tags=re.compile(rf"(?P<mark>[\s–—\[(-]+)(?P<tag>{plain('media_tags')})[\])]?$"),
        bylines=re.compile(rf"{plain('bylines')}(?P<name>(?:\s.*)?)"),
        date_labels=re.compile(rf"{plain('date_labels')}\s*:?\s*(?=$|\W|\d)"),
        categories=tuple(folded("categories")),
    )


def _any_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
