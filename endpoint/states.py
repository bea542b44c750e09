"""Which state of the dataset answers: a generation and a tag that no other state of any dataset has.

The tag goes into entity tags: https://www.rfc-editor.org/rfc/rfc9110#name-etag
"""

import hashlib
from dataclasses import dataclass

from graph_loader.generations import NOTHING_YET, Dataset, Generation
from ontology.iris import Layout


@dataclass(frozen=True)
class State:
    """A state of the dataset; without a generation it is empty."""

    number: int
    tag: str
    layout: Layout
    quads: int = 0
    generation: Generation | None = None


def pointer_mark(dataset: Dataset) -> tuple[int, int] | None:
    """What is different whenever another generation was made the current one; one system call.

    A writer replaces the file by rename, so its inode or its time tells; None before the first write.
    """
    try:
        status = dataset.pointer_path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def current_state(dataset: Dataset) -> State:
    """The newest state on disk. DatasetError when the data directory is damaged."""
    generation = dataset.current()
    if generation is None:
        return State(NOTHING_YET, "empty", Layout())
    manifest = generation.manifest
    identity = f"{manifest.number} {manifest.created} {manifest.base} {manifest.quads}"
    tag = hashlib.sha256(identity.encode()).hexdigest()[:12]
    return State(manifest.number, tag, manifest.layout, manifest.quads, generation)
