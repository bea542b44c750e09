"""RDF straight into the dataset: the graphs of a dump, through the gate or trusted (CONTRACT section 2).

The file is bulk-loaded into a store of its own first.
N-Quads: https://www.w3.org/TR/n-quads/ · TriG: https://www.w3.org/TR/trig/
"""

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from pyoxigraph import NamedNode, Store, parse

from graph_loader import own_authority
from graph_loader.batches import Batches
from graph_loader.disk import remove_folder
from graph_loader.errors import InputError
from graph_loader.generations import Dataset
from graph_loader.import_examined import examine
from graph_loader.import_trusted import trust
from graph_loader.model import Record
from graph_loader.pipeline import Listener
from graph_loader.provenance import Activity
from graph_loader.rdf_files import QUAD_FORMATS, format_of, opened
from graph_loader.reports import Summary

_BASE = re.compile(r"(https?://.*?/)id/(?:item|graph)/")


def import_file(
    dataset: Dataset, path: Path, listener: Listener, *, trusted: bool = False, base: str | None = None
) -> Summary:
    """Import a dump (.nq, .trig, gzipped or not); `listener` hears of each item and of each graph left out.

    InputError where the file cannot be read or holds no graph of a dataset; BaseMismatch where its base
    IRI is not the dataset's. `trusted` skips the gate.
    """
    begun = time.monotonic()
    summary = Summary()
    file = Record("", path=str(path), digest=_digest(path))
    with dataset.writer(base or base_in(path)) as writer, _staged(path, dataset) as staged:
        files = own_authority.adopt_graph(dataset, staged, writer.layout, file.digest)
        activity = Activity.start("trusted import" if trusted else "import")
        with Batches(writer, activity, files) as batches:
            take = trust if trusted else examine
            for entry in take(staged, writer.layout, batches, file):
                summary.statuses[entry.status] += 1
                listener(entry)
        summary.quads = batches.quads
    summary.seconds = time.monotonic() - begun
    return summary


def base_in(path: Path) -> str:
    """The base IRI of the dataset dumped, by its first graph of a known form; InputError without one."""
    with opened(path) as file:
        try:
            for quad in parse(file, format_of(path, QUAD_FORMATS)):
                name = quad.graph_name
                found = _BASE.match(name.value) if isinstance(name, NamedNode) else None
                if found:
                    return found[1]
        except SyntaxError as error:
            raise InputError(f"{path} cannot be parsed: {error}") from error
    raise InputError(
        f"{path} holds no graph of a dataset: items stand in graphs whose IRIs begin with {{base}}id/item/."
    )


@contextmanager
def _staged(path: Path, dataset: Dataset) -> Iterator[Store]:
    """The file's quads in a store on disk, which is gone afterwards."""
    folder = Path(mkdtemp(prefix="draft-import-", dir=dataset.path))
    store = Store(str(folder))
    try:
        with opened(path) as file:
            store.bulk_load(file, format_of(path, QUAD_FORMATS))
        yield store
    except SyntaxError as error:
        raise InputError(f"{path} cannot be parsed: {error}") from error
    finally:
        del store
        remove_folder(folder)


def _digest(path: Path) -> str:
    with opened(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
