"""The dataset on disk: a series of immutable generations; `current` names the newest.

    current                     the number of the generation that readers open; `000000` before the first
    lock                        held by the one writer
    releases/NAME               the number of a generation that is never pruned
    generations/000042/         manifest.json and three pyoxigraph stores:
        served/                 what queries see
        archive/                earlier versions of items, one graph a version
        records/                the records as read, refused ones too

A store that is open for reading needs its files, also those RocksDB has not opened yet: whoever keeps a
generation open holds a lease on it (a shared lock on its folder), and pruning leaves leased generations
alone (https://man7.org/linux/man-pages/man2/flock.2.html).
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from pyoxigraph import Store

from graph_loader.disk import try_lock
from graph_loader.errors import DatasetError, DatasetMissing
from ontology.iris import Layout

if TYPE_CHECKING:
    from graph_loader.drafts import Writer

Part = Literal["served", "archive", "records"]
PARTS: tuple[Part, ...] = ("served", "archive", "records")
NOTHING_YET = 0

_NUMBER = re.compile(r"\d{6,}")
_ATTEMPTS = 8


class GenerationGone(DatasetError):
    """The generation was pruned before it could be leased; the dataset has newer ones."""


@dataclass(frozen=True)
class Manifest:
    """What a generation says of itself. `created` is ISO 8601 in UTC, `authority` a digest."""

    number: int
    base: str
    quads: int
    created: str
    software: str
    authority: str | None = None
    parent: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        return Layout(self.base)

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))


class Lease(AbstractContextManager["Lease"]):
    """Keeps a generation from being pruned until closed, or until the process and its forked children end."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True)
class Generation:
    """One finished state of the dataset, which never changes."""

    path: Path
    manifest: Manifest

    @property
    def number(self) -> int:
        return self.manifest.number

    @property
    def served_path(self) -> Path:
        return self.path / "served"

    @property
    def archive_path(self) -> Path:
        return self.path / "archive"

    @property
    def records_path(self) -> Path:
        return self.path / "records"

    def open(self, part: Part = "served") -> Store:
        """Open one of the stores for reading, under a lease; dropping every reference closes it."""
        return Store.read_only(str(self.path / part))

    def lease(self) -> Lease:
        """Keep the generation from being pruned. GenerationGone when it already was."""
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            raise GenerationGone(f"Generation {self.number:06d} was pruned; open the current one.") from None
        if try_lock(handle, shared=True) and _still_there(self.path, handle):
            return Lease(handle)
        os.close(handle)
        raise GenerationGone(f"Generation {self.number:06d} is being pruned; open the current one.")


@dataclass(frozen=True)
class Dataset:
    """A data directory."""

    path: Path

    @property
    def generations_path(self) -> Path:
        return self.path / "generations"

    @property
    def pointer_path(self) -> Path:
        return self.path / "current"

    @property
    def releases_path(self) -> Path:
        return self.path / "releases"

    def current_number(self) -> int:
        """The number that `current` holds, NOTHING_YET without a dataset; cheap enough for every request."""
        try:
            text = self.pointer_path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            if self.numbers():
                raise self._damaged("is missing") from None
            return NOTHING_YET
        except UnicodeDecodeError:
            raise self._damaged("is no text") from None
        if not _NUMBER.fullmatch(text):
            raise self._damaged(f"holds {text[:40]!r}, which is no generation's number")
        return int(text)

    def current(self) -> Generation | None:
        """The newest generation, None before the first write; DatasetError when the pointer is damaged."""
        number = self.current_number()
        return None if number == NOTHING_YET else self.generation(number)

    def generation(self, number: int) -> Generation:
        """A generation by number; DatasetError when it is not whole."""
        path = self.generations_path / f"{number:06d}"
        try:
            manifest = Manifest.from_json((path / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError) as error:
            raise self._damaged(f"names generation {number:06d}, which is not whole ({error})") from error
        return Generation(path, manifest)

    def numbers(self) -> list[int]:
        """The numbers of the generations on disk, ascending."""
        if not self.generations_path.is_dir():
            return []
        return sorted(
            int(entry.name) for entry in self.generations_path.iterdir() if _NUMBER.fullmatch(entry.name)
        )

    def released(self) -> frozenset[int]:
        """The numbers of generations that a release names."""
        if not self.releases_path.is_dir():
            return frozenset()
        texts = (
            entry.read_text(encoding="utf-8") for entry in self.releases_path.iterdir() if entry.is_file()
        )
        return frozenset(int(found.group()) for text in texts if (found := _NUMBER.search(text)))

    @contextmanager
    def reading(self) -> Iterator[Generation]:
        """The current generation under a lease; DatasetMissing before the first write."""
        for _ in range(_ATTEMPTS):
            generation = self.current()
            if generation is None:
                raise DatasetMissing(
                    f"{self.path} holds no dataset yet. Fill it with `xronika load PATH`, or name another "
                    "directory with --data."
                )
            try:
                lease = generation.lease()
            except GenerationGone:
                continue
            with lease:
                yield generation
            return
        raise DatasetError(f"{self.path} changes faster than it can be opened; try again.")

    def writer(self, base: str | None = None) -> "AbstractContextManager[Writer]":
        """Take the write lock; see `graph_loader.drafts.writing`."""
        from graph_loader.drafts import writing  # drafts build on this module

        return writing(self, base)

    def _damaged(self, what: str) -> DatasetError:
        whole = ", ".join(f"{number:06d}" for number in reversed(self.numbers())) or "none"
        return DatasetError(
            f"{self.pointer_path} {what}. Nothing was changed. To recover, write the number of a whole "
            f"generation into that file (on disk: {whole}; the newest is most likely the right one)."
        )


def _still_there(path: Path, handle: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        return False
