"""Which state of a news item is its newest, and which are its revisions (CONTRACT sections 2 and 4).

Pure functions on the versions known of one item; their result does not depend on the order in which
records come. A state is headline, date and text. A record that does not tell when it was retrieved counts
as retrieved when it was loaded. A headline-only record gives way to the full one; spellings of one
headline are one state.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple, Self

from graph_loader.model import Document, Record
from graph_loader.records import rank
from ontology.folding import search_key

Versions = tuple["Version", ...]


class Moment(NamedTuple):
    """When a record was loaded: the start of the load, and its place among all records ever loaded."""

    started: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a news item. `first` and `last`: when retrieved, where records tell it."""

    state: str
    extent: Literal["full", "headline"]
    headline: str
    language: str
    published: date | None
    headline_key: str
    content_hash: str
    record: Record
    loaded: Moment
    first: datetime | None = None
    last: datetime | None = None

    @classmethod
    def of(cls, document: Document, loaded: Moment) -> Self:
        """The version that this document is."""
        retrieved = _in_utc(document.record.retrieved)
        return cls(
            state=_state(document),
            extent=document.extent,
            headline=document.slice(document.headline),
            language=document.language,
            published=document.published,
            headline_key=document.headline_key,
            content_hash=document.content_hash,
            record=document.record,
            loaded=loaded,
            first=retrieved,
            last=retrieved,
        )

    @property
    def segment(self) -> str:
        """The IRI segment of this version below its item, should it be an earlier one."""
        return f"Revision-{self.state}"

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Sorts versions from earliest to newest."""
        if self.last is not None:
            return self.last, 0, self.state
        return self.loaded.started, self.loaded.sequence, self.state


@dataclass(frozen=True, slots=True)
class Step:
    """From the versions known of an item to those known after a record came in."""

    known: Versions
    new: Version
    after: Versions

    @property
    def needs_extraction(self) -> bool:
        """Whether it needs the graph of the record that came in, or only moves times of retrieval."""
        return self.speaks or [v.state for v in self.known] != [v.state for v in self.after]

    @property
    def speaks(self) -> bool:
        """Whether the record that came in speaks for its version, or one known before does."""
        return any(version.record is self.new.record for version in self.after)

    @property
    def shows_new(self) -> bool:
        """Whether the version that came in is the item's newest."""
        return self.after[-1].state == self.new.state

    @property
    def promoted(self) -> Version | None:
        """The version that was an earlier one and has become the newest."""
        return next((version for version in self.known[:-1] if version.state == self.after[-1].state), None)

    @property
    def outdated(self) -> Version | None:
        """The version that was the newest and has become an earlier one."""
        if not self.known or self.known[-1].state == self.after[-1].state:
            return None
        return next((version for version in self.after if version.state == self.known[-1].state), None)


def incorporate(known: Versions, new: Version) -> Versions:
    """The versions of an item after a record came in: earliest first, the newest last."""
    if new.extent == "headline" and any(version.extent == "full" for version in known):
        return known
    if new.extent == "full":
        known = tuple(version for version in known if version.extent == "full")
    others = [version for version in known if version.state != new.state]
    same = [version for version in known if version.state == new.state]
    merged = _merge(same[0], new) if same else new
    return in_order([*others, merged])


def in_order(versions: Iterable[Version]) -> Versions:
    """Versions from earliest to newest."""
    return tuple(sorted(versions, key=lambda version: version.order))


def _merge(known: Version, new: Version) -> Version:
    speaker = new if rank(new.record) < rank(known.record) else known
    return replace(
        speaker,
        first=min(filter(None, (known.first, new.first)), default=None),
        last=max(filter(None, (known.last, new.last)), default=None),
        loaded=min(known.loaded, new.loaded),
    )


def _state(document: Document) -> str:
    day = document.published.isoformat() if document.published else "undated"
    headline = document.slice(document.headline)
    said = document.content_hash if document.extent == "full" else f"headline {search_key(headline)}"
    return hashlib.sha256(f"{day} {said}".encode()).hexdigest()[:12]


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
