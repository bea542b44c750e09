"""The texts that the gold annotations were made from: files of the real texts and of the samples.

Contract section 6 governs the annotations; the fields `item` and `source_file` together name a text.
This module reads the files on its own, so that the gold does not rest on the readers that it measures.
"""

import csv
import html
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

RELATED = "Related news"
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


def gold_text(root: Path, item: str, source_file: str) -> str:
    """The text of one gold item: NFC, every run of white space one space.

    `root` is the folder that `source_file` is relative to; `item` is the gold's id.
    Raises FileNotFoundError for a missing file and LookupError for an id that the file does not hold.
    """
    path = root / source_file
    if path.suffix in RECORDS:
        whole = _record_text(path, item.partition("#")[0])
    else:
        _, _, body = path.read_text(encoding="utf-8").partition("\n")
        whole = _shown(path, body)
    return _plain(_part(whole, _part_name(item)))


def _part_name(item: str) -> str:
    """What of a file the id names: nothing for the whole, `headline`, or `side-1` …"""
    if item.startswith("seed/"):
        return item.removeprefix("seed/").removeprefix("article")
    return item.partition("#")[2]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _table(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def _json_lines(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield {**record, "link": record["url"], "body": "\n".join(record["body"])}


RECORDS = {".csv": _table, ".jsonl": _json_lines}


def _record_text(path: Path, link: str) -> str:
    """Headline, location where the record knows one, and body of the record with this address."""
    for record in RECORDS[path.suffix](path):
        if record["link"] == link:
            lines = [record["headline"], record.get("location", NO_LOCATION), record["body"]]
            return "\n".join(line for line in lines if line != NO_LOCATION)
    raise LookupError(f"no record of {path.name} has the address {link}")


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


def _part(text: str, part: str) -> str:
    """The text without its side list, its first line (`headline`), or an entry of the list (`side-1` …)."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not part:
        return SIDE_ENTRY.sub("", text)
    if part == "headline":
        return lines[0]
    entries = SIDE_ENTRY.findall(text) or _related(lines)
    number = int(part.removeprefix("side-"))
    if number > len(entries):
        raise LookupError(f"the text ends in {len(entries)} entries, there is no {part}")
    return str(entries[number - 1])


def _related(lines: list[str]) -> list[str]:
    """Titles of other items below an article: what follows the heading of their list, or is indented."""
    if RELATED in lines:
        return lines[lines.index(RELATED) + 1 :]
    return [line for line in lines if line.startswith(" ")]
