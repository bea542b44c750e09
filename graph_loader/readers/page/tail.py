"""The end of a page's text: where the article stops and links, offers and lists of other news begin."""

import re
from collections.abc import Sequence

from graph_loader.readers.page.rules import PageRules, ends_sentence

_SENTENCE_ENDS = re.compile(r"[.!?…][\"”»’')]*(?=\s|$)")
_FEWEST_SENTENCES = 3
_SHORTEST_LINK = 25
_LONGEST_LINK = 160


def without_tail(lines: Sequence[str], rules: PageRules) -> list[str]:
    """The lines of a body without furniture, and without what stands below the article."""
    kept = [line for line in _before_heading(lines, rules) if not rules.is_furniture(line)]
    return _without_links(kept, rules)


def _before_heading(lines: Sequence[str], rules: PageRules) -> list[str]:
    """Cut at the first heading of a tail; where prose goes on behind it, only the heading is left out."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        if not rules.is_tail(line):
            kept.append(line)
        elif len(_SENTENCE_ENDS.findall("\n".join(lines[number + 1 :]))) < _FEWEST_SENTENCES:
            break
    return kept


def _without_links(lines: Sequence[str], rules: PageRules) -> list[str]:
    """Leave out the headlines of other items that end a page.

    They are lines of a headline's length without the end of a sentence, parted by blank lines. A list that
    ends an article, or the names under a letter, looks much the same: so one of the links must be marked as
    pictures or film, or the links must stand further apart than the paragraphs do.
    """
    start = len(lines)
    links: list[str] = []
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line:
            continue
        if not _is_link(line, rules) or (links and lines[number + 1]):
            break
        links.append(line)
        start = number
    if not links or not any(lines[:start]):
        return list(lines)
    tagged = any(rules.has_media_tag(line) for line in links)
    return list(lines[:start]) if tagged or (len(links) > 1 and _stands_apart(lines, start)) else list(lines)


def _is_link(line: str, rules: PageRules) -> bool:
    if rules.has_media_tag(line):
        return True
    return _SHORTEST_LINK <= len(line) <= _LONGEST_LINK and not line[0].islower() and not ends_sentence(line)


def _stands_apart(lines: Sequence[str], start: int) -> bool:
    """Whether more blank lines part the line at `start` from the text above than part that text itself."""
    outline = "".join("x" if line else " " for line in lines[:start])
    text = outline.strip()
    gap = len(outline) - len(outline.rstrip())
    widest = max(map(len, re.findall(" +", text)), default=0)
    return len(text) > 1 and gap > max(widest, 1)
