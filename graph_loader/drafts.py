"""Writing the next generation: clone the current one, change the clone, publish it by rename.

`kill -9` at any moment leaves the last generation whole: until its two renames a draft is only a folder
`draft-*`, which the next writer removes
(https://pubs.opengroup.org/onlinepubs/9699919799/functions/rename.html).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

from pyoxigraph import Store

from graph_loader.disk import clone_store, remove_folder, sync_folder, try_lock, write_durably
from graph_loader.errors import BaseMismatch, DatasetError, DatasetLocked
from graph_loader.generations import NOTHING_YET, PARTS, Dataset, Generation, Manifest, Part
from graph_loader.version import software_version
from ontology.iris import DEFAULT_BASE, Layout

KEPT_GENERATIONS = 3


class Draft:
    """The next generation in the making. Stores open for writing at first use; the others are linked.

    `authority` and `counts` go into the manifest; they start with the current generation's. Whoever writes
    through `served`, `archive` or `records` drops those references before `publish`.
    """

    def __init__(self, dataset: Dataset, parent: Generation | None, number: int, layout: Layout) -> None:
        self.layout = layout
        self.parent = parent
        self.number = number
        self.authority = parent.manifest.authority if parent else None
        self.counts: dict[str, int] = dict(parent.manifest.counts) if parent else {}
        self._dataset = dataset
        self._path = Path(mkdtemp(prefix="draft-", dir=dataset.path))
        self._stores: dict[Part, Store] = {}
        (self._path / "work").mkdir()

    @property
    def served(self) -> Store:
        return self._store("served")

    @property
    def archive(self) -> Store:
        return self._store("archive")

    @property
    def records(self) -> Store:
        return self._store("records")

    def publish(self, added: int | None = None) -> Generation:
        """Make the draft the current generation: durable on disk first, then seen, by one rename.

        `added` is by how many quads the served store grew, where the writer knows it; counting them costs
        0.2 s for a million.
        """
        finished = self._path / "finished"
        finished.mkdir()
        quads = self._quads(added)
        for part in PARTS:
            self._finish(part, finished / part)
        manifest = self._manifest(quads)
        write_durably(finished / "manifest.json", manifest.to_json())
        target = self._dataset.generations_path / f"{self.number:06d}"
        finished.rename(target)
        sync_folder(target.parent)
        write_durably(self._dataset.pointer_path, f"{self.number:06d}\n")
        self.discard()
        return Generation(target, manifest)

    def discard(self) -> None:
        """Throw the draft away; nothing of it was seen by any reader."""
        self._stores.clear()
        remove_folder(self._path)

    def _store(self, part: Part) -> Store:
        if part not in self._stores:
            path = self._path / "work" / part
            if self.parent:
                clone_store(self.parent.path / part, path)
            self._stores[part] = Store(str(path))
        return self._stores[part]

    def _finish(self, part: Part, target: Path) -> None:
        """Put a store's files into the finished generation: a checkpoint has neither logs nor leftovers."""
        if part not in self._stores and self.parent:
            clone_store(self.parent.path / part, target)
            sync_folder(target)
        else:
            store = self._store(part)
            store.flush()
            store.backup(str(target))

    def _manifest(self, quads: int) -> Manifest:
        return Manifest(
            number=self.number,
            base=self.layout.base,
            quads=quads,
            created=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            software=software_version(),
            authority=self.authority,
            parent=self.parent.number if self.parent else None,
            counts=self.counts,
        )

    def _quads(self, added: int | None) -> int:
        before = self.parent.manifest.quads if self.parent else 0
        if added is not None:
            return before + added
        return len(self._stores["served"]) if "served" in self._stores else before


class Writer:
    """The one writer of a dataset; it may publish any number of generations, one after the other."""

    def __init__(self, dataset: Dataset, layout: Layout) -> None:
        self.dataset = dataset
        self.layout = layout

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A clone of the current generation to change; discarded on leaving unless it was published."""
        number = max([NOTHING_YET, *self.dataset.numbers()]) + 1
        draft = Draft(self.dataset, self.dataset.current(), number, self.layout)
        try:
            yield draft
        finally:
            draft.discard()
        self.prune()

    def prune(self) -> None:
        """Remove old generations, but for the newest few, the current one, releases and leased ones."""
        numbers = self.dataset.numbers()
        kept = {*numbers[-KEPT_GENERATIONS:], self.dataset.current_number(), *self.dataset.released()}
        for number in numbers:
            if number not in kept:
                _remove_unless_leased(self.dataset.generations_path / f"{number:06d}")


@contextmanager
def writing(dataset: Dataset, base: str | None = None) -> Iterator[Writer]:
    """Hold the write lock of a dataset, made when it does not exist.

    `base` is the base IRI asked for, None for the dataset's own. DatasetLocked when another writer holds it,
    BaseMismatch when the dataset was first written with another base.
    """
    dataset.generations_path.mkdir(parents=True, exist_ok=True)
    with _locked(dataset.path / "lock"):
        if not dataset.pointer_path.exists() and dataset.current_number() == NOTHING_YET:
            write_durably(dataset.pointer_path, f"{NOTHING_YET:06d}\n")
        _remove_leftovers(dataset)
        yield Writer(dataset, Layout(_agreed_base(dataset, base)))


def check_base(base: str) -> str:
    """The base IRI when IRIs can be minted under it; DatasetError says what is wrong with it."""
    parts = urlsplit(base)
    absolute = parts.scheme in ("http", "https") and bool(parts.netloc)
    if not (absolute and base.endswith("/") and base.isascii()):
        raise DatasetError(
            f"The base IRI {base!r} must be an absolute http or https IRI in ASCII that ends in '/', "
            f"such as {DEFAULT_BASE}"
        )
    if any(character in base for character in '?#<>"{}|^`\\ '):
        raise DatasetError(f"The base IRI {base!r} must have no query, fragment, space or quotation mark.")
    return base


def _agreed_base(dataset: Dataset, asked: str | None) -> str:
    current = dataset.current()
    if current is None:
        return check_base(asked or DEFAULT_BASE)
    known = current.manifest.base
    if asked is not None and asked != known:
        raise BaseMismatch(
            f"{dataset.path} was first written with the base IRI {known}, not {asked}. Leave --base out, "
            "or load into another directory with --data."
        )
    return known


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a+", encoding="ascii") as file:
        if not try_lock(file.fileno(), shared=False):
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise DatasetLocked(
                f"{path.parent} is being written by another process (id {holder}). Wait until it is "
                "done, or end it, then try again; nothing was changed."
            )
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _remove_leftovers(dataset: Dataset) -> None:
    """Remove what a killed writer left: drafts, and generations half pruned."""
    for leftover in (*dataset.path.glob("draft-*"), *dataset.generations_path.glob("pruned-*")):
        remove_folder(leftover)


def _remove_unless_leased(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if try_lock(handle, shared=False):
            doomed = path.with_name(f"pruned-{path.name}")
            path.rename(doomed)
            remove_folder(doomed)
    finally:
        os.close(handle)
