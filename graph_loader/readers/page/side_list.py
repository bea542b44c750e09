"""The list of other items beside an article: `DD Month, YYYY / CATEGORY Title`, each an item of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph_loader.readers.page.rules import PageRules
from graph_loader.readers.record_date import read_dated_line

_PARTS = "/|"
_FEWEST_SHARED = 3
_LONGEST_CATEGORY = 4


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A headline with its day and category (None where no category can be told from the headline)."""

    headline: str
    published: date
    section: str | None


def split_side_list(lines: Sequence[str], rules: PageRules) -> tuple[list[str], list[SideEntry]]:
    """The lines without the side list (each entry leaves a blank line), and its entries in their order."""
    kept: list[str] = []
    found: list[tuple[date, str]] = []
    for line in lines:
        entry = _entry(line, rules)
        kept.append("" if entry else line)
        if entry:
            found.append(entry)
    shared = _shared_words([text for _, text in found if not rules.category(text)])
    return kept, [_side_entry(day, text, rules, shared) for day, text in found]


def bare_headline(text: str) -> str:
    """A headline without the straight marks around the whole of it that tables leave; `“…”` stay."""
    inner = text[1:-1].strip()
    return inner if text == f'"{text[1:-1]}"' and inner and '"' not in inner else text


def _entry(line: str, rules: PageRules) -> tuple[date, str] | None:
    dated = read_dated_line(line)
    if dated is None or dated.before or not dated.after or dated.after[0] not in _PARTS:
        return None
    text = dated.after[1:].strip()
    return (dated.day, text) if len(text.split()) > 1 and not rules.is_category(text) else None


def _shared_words(texts: Sequence[str]) -> str:
    """The words that all entries without a known category begin with: a category no language file names."""
    if len(texts) < _FEWEST_SHARED:
        return ""
    shared: list[str] = []
    for words in zip(*(text.split() for text in texts), strict=False):
        if len(set(words)) > 1 or len(shared) > _LONGEST_CATEGORY:
            break
        shared.append(words[0])
    return " ".join(shared) if len(shared) <= _LONGEST_CATEGORY else ""


def _side_entry(day: date, text: str, rules: PageRules, shared: str) -> SideEntry:
    section = rules.category(text) or (shared if shared and text.startswith(shared + " ") else None)
    headline = text[len(section) :].strip(" :–—-|/") if section else text
    return SideEntry(bare_headline(headline or text), day, section)
