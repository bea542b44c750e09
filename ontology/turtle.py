"""The vocabulary's Turtle files, found in the package and parsed once a process.

Turtle: https://www.w3.org/TR/turtle/
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyoxigraph

Statements = Mapping[str, Mapping[str, Sequence[str]]]
"""Subject → predicate → objects, as IRIs, literals' lexical forms, and blank nodes written `_:…`."""


@cache
def sources() -> tuple[tuple[str, bytes], ...]:
    """Every Turtle file of the vocabulary as (path below the package, bytes), in the order of their paths."""
    root = files("ontology")
    found = [*_files(root, "")]
    for folder in ("event_types", "labels"):
        found += _files(root / folder, f"{folder}/")
    return tuple(sorted(found))


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.name.endswith(".ttl"):
            yield prefix + entry.name, entry.read_bytes()


@cache
def statements() -> Statements:
    """What the files declare; labels, which are many and say nothing of a term's use, are left out."""
    found: dict[str, dict[str, list[str]]] = {}
    for path, data in sources():
        if path.startswith("labels/"):
            continue
        for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
            by_predicate = found.setdefault(_key(quad.subject), {})
            by_predicate.setdefault(quad.predicate.value, []).append(_key(quad.object))
    return found


def _key(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> str:
    if isinstance(term, pyoxigraph.BlankNode):
        return f"_:{term.value}"
    if isinstance(term, pyoxigraph.Triple):
        raise TypeError("The vocabulary holds no triple terms; write the statement as plain triples.")
    return term.value
