"""The texts that the gold annotations were made from, looked up in the folder of real texts.

Contract section 6 governs the annotations; the fields `item` and `source_file` together name a text.
This module reads the files on its own, so that the gold does not rest on the readers that it measures.
"""

import csv
import html
import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

NO_LOCATION = "NA"  # what the table writes where it knows none
SIDE_ENTRY = re.compile(r"\d{1,2} [A-Za-z]+, \d{4} / Rəsmi xronika (.+)")
FOLDED_LINE = re.compile(r"\\\n *\\?")
ENGLISH_PART = re.compile(r'<content lang="en">(.*?)</content>', re.DOTALL)
YAML_TITLE = re.compile(r"^title: (.*(?:\n  .*)*)", re.MULTILINE)
YAML_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|_)")


class _Words(HTMLParser):
    """Collects what a page shows: the text outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (HTMLParser's)
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def gold_text(corpora: Path, item: str, source_file: str) -> str:
    """The text of one gold item: NFC, every run of white space one space.

    `corpora` is the folder that `source_file` is relative to; `item` is the gold's id.
    Raises FileNotFoundError for a missing file and LookupError for an id that the file does not hold.
    """
    path = corpora / source_file
    if path.suffix == ".csv":
        return _plain(_row_text(path, item))
    content = path.read_text(encoding="utf-8")
    if item.startswith("seed/"):
        return _plain(_seed_text(content, item))
    _, _, body = content.partition("\n")
    return _plain(_part(_shown(path, body), item))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _row_text(path: Path, item: str) -> str:
    link, _, part = item.partition("#")
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["link"] == link:
                place = row.get("location", NO_LOCATION)
                lines = [row["headline"], *([] if place == NO_LOCATION else [place]), row["body"]]
                return row["headline"] if part else "\n".join(lines)
    raise LookupError(f"no row of {path.name} has the link {link}")


def _seed_text(content: str, item: str) -> str:
    entries = SIDE_ENTRY.findall(content)
    if item == "seed/article":
        return SIDE_ENTRY.sub("", content)
    number = int(item.removeprefix("seed/side-"))
    if number > len(entries):
        raise LookupError(f"the side list has {len(entries)} entries, no {item}")
    return str(entries[number - 1])


def _shown(path: Path, body: str) -> str:
    """What a reader sees of a file: pages and markup without their tags, the rest as it stands."""
    english = ENGLISH_PART.search(body)
    if english:
        return _without_tags(html.unescape(english.group(1)))
    if path.suffix == ".html" or body.lstrip().startswith("<?xml"):
        return _without_tags(body.replace("<![CDATA[", "").replace("]]>", ""))
    title = YAML_TITLE.search(body)
    return f"{_yaml_string(title.group(1))}\n{body}" if title else body


def _without_tags(markup: str) -> str:
    words = _Words()
    words.feed(markup)
    words.close()
    return " ".join(words.words)


def _yaml_string(written: str) -> str:
    joined = FOLDED_LINE.sub("", written).strip('"')
    return YAML_ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", joined)


def _part(text: str, item: str) -> str:
    """The whole text, its first line (`#headline`), or one of the indented entries below it (`#side-1` …)."""
    _, _, part = item.partition("#")
    lines = [line for line in text.splitlines() if line.strip()]
    if not part:
        return text
    if part == "headline":
        return lines[0]
    entries = [line for line in lines if line.startswith(" ")]
    number = int(part.removeprefix("side-"))
    if number > len(entries):
        raise LookupError(f"the text ends in {len(entries)} entries, no {item}")
    return entries[number - 1]
