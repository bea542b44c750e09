"""RDF files by the ends of their names, plain or gzipped: which syntax, opening, writing whole.

N-Quads: https://www.w3.org/TR/n-quads/ · TriG: https://www.w3.org/TR/trig/ · the others as pyoxigraph has
them.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import RdfFormat

from graph_loader.errors import InputError, UnknownFormat

GZIP = ".gz"

QUAD_FORMATS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}
RDF_FORMATS = {
    **QUAD_FORMATS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
}
"""RDF/XML is left out: its parser expands entities that an attacker may define."""


def format_of(path: Path, known: dict[str, RdfFormat]) -> RdfFormat:
    """The syntax of a file by its name, less `.gz`; UnknownFormat names those that will do."""
    name = path.name.removesuffix(GZIP)
    found = known.get(Path(name).suffix)
    if found is None:
        endings = ", ".join(f"{ending}, {ending}{GZIP}" for ending in known)
        raise UnknownFormat(f"{path}: the name of an RDF file must end in one of {endings}.")
    return found


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open an RDF file for reading; InputError where it cannot be."""
    try:
        with path.open("rb") as plain:
            if path.suffix == GZIP:
                with gzip.open(plain) as unpacked:
                    yield cast(BinaryIO, unpacked)
            else:
                yield plain
    except (OSError, EOFError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Write a file that appears under its name only when complete; gzip's time stamp is left out."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as plain:
            if path.suffix == GZIP:
                with gzip.GzipFile("", "wb", fileobj=plain, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield plain
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
