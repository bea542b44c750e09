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


def current_state(dataset: Dataset) -> State:
    """The newest state on disk. DatasetError when the data directory is damaged."""
    generation = dataset.current()
    if generation is None:
        return State(NOTHING_YET, "empty", Layout())
    manifest = generation.manifest
    identity = f"{manifest.number} {manifest.created} {manifest.base} {manifest.quads}"
    tag = hashlib.sha256(identity.encode()).hexdigest()[:12]
    return State(manifest.number, tag, manifest.layout, manifest.quads, generation)
