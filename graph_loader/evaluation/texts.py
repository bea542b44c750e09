"""Finds the text of a gold item among the records of files and folders, by its id or its headline and date.

Ids: a file's name without ending, the item's address, either with `#headline` for the headline alone or
`#…` for another item that stands in the same file; whatever the id, folded headline and date (CONTRACT sections 2, 6).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Self

from graph_loader.evaluation.gold import GoldItem
from graph_loader.intake import Intake, Unreadable
from graph_loader.model import Document
from ontology.folding import search_key

_HEADLINE = "headline"
_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoText:
    """Why a gold item could not be looked at."""

    item: str
    reason: str


class Texts:
    """Documents by file, address and headline."""

    def __init__(self, documents: Iterable[Document | Unreadable]) -> None:
        self._by_name: dict[str, list[Document]] = {}
        self._by_headline: dict[str, list[Document]] = {}
        self._unreadable: dict[str, str] = {}
        for document in documents:
            if isinstance(document, Unreadable):
                self._unreadable.setdefault(PurePath(document.path).stem, document.reason)
                continue
            for name in _names(document):
                self._by_name.setdefault(name, []).append(document)
            self._by_headline.setdefault(_headline_key(document), []).append(document)

    @classmethod
    def read(cls, paths: Iterable[Path | str]) -> Self:
        """Read everything in these files and folders as a load would."""
        return cls(Intake().documents(paths))

    def find(self, gold: GoldItem) -> Document | NoText:
        """The text that the gold item was made from."""
        name, _, part = gold.item.partition("#")
        named = self._by_name.get(_address(name), [])
        document = _chosen(named, gold, part) or _dated(
            self._by_headline.get(search_key(gold.headline), []), gold
        )
        if document is None:
            return NoText(gold.item, self._why(name, bool(named)))
        if part != _HEADLINE:
            return document
        alone = Intake().document(replace(document.record, body="", location=None))
        return NoText(gold.item, alone.reason) if isinstance(alone, Unreadable) else alone

    def _why(self, name: str, known: bool) -> str:
        if name in self._unreadable:
            return self._unreadable[name]
        if known:
            return "its file was read and gave no item with this headline"
        return "no item read has this id, or this headline and date"


def _names(document: Document) -> Iterable[str]:
    record = document.record
    given = (PurePath(record.path).stem, PurePath(record.path).name, record.url, record.identifier)
    return dict.fromkeys(_address(name) for name in given if name)


def _address(name: str) -> str:
    """An id or web address, whatever its scheme and final slash."""
    return _SCHEME.sub("", name).rstrip("/")


def _headline_key(document: Document) -> str:
    return search_key(document.slice(document.headline))


def _chosen(named: Sequence[Document], gold: GoldItem, part: str) -> Document | None:
    """Of the items in a file or at an address the one with the headline, else the only full one."""
    headed = [document for document in named if _headline_key(document) == search_key(gold.headline)]
    if headed or part not in ("", _HEADLINE):
        return _dated(headed, gold) or next(iter(headed), None)
    full = [document for document in named if document.extent == "full"] or named
    return full[0] if len(full) == 1 else None


def _dated(headed: Sequence[Document], gold: GoldItem) -> Document | None:
    """Of the items with a headline the one of the day; one without a date where there is no other."""
    same_day = [d for d in headed if d.published and d.published.isoformat() == gold.published]
    undated = [d for d in headed if d.published is None or gold.published is None]
    candidates = same_day or undated
    return next((d for d in candidates if d.extent == "full"), next(iter(candidates), None))
