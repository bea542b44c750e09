"""The authority files as plain values: Turtle whose IRIs are relative to `{base}id/`.

Syntax: https://www.w3.org/TR/turtle/
"""

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph_loader.errors import RuleError
from graph_loader.model import Entity, EntityKind
from ontology.iris import Layout
from ontology.prefixes import PREFIXES

RDF_TYPE = f"{PREFIXES['rdf']}type"
RDFS_LABEL = f"{PREFIXES['rdfs']}label"
SKOS_ALT_LABEL = f"{PREFIXES['skos']}altLabel"
SCHEMA_FAMILY_NAME = f"{PREFIXES['schema']}familyName"
XR = PREFIXES["xr"]

# Keys, coordinates and sources are for queries; leaving them out halves the time of a start.
_FOR_QUERIES_ONLY = frozenset(
    (
        f"{XR}searchKey",
        f"{XR}sortKey",
        f"{XR}status",
        f"{PREFIXES['dcterms']}source",
        f"{PREFIXES['wgs']}lat",
        f"{PREFIXES['wgs']}long",
        f"{PREFIXES['skos']}exactMatch",
        f"{PREFIXES['owl']}sameAs",
    )
)
_KINDS: tuple[EntityKind, ...] = ("person", "organization", "office", "place")
_KIND_OF_CLASS = {f"{XR}{kind.capitalize()}": kind for kind in _KINDS}


class Value(NamedTuple):
    """The object of a statement: an entity path, an IRI or a literal's text, with the literal's language or ''."""

    text: str
    language: str


Description = dict[str, list[Value]]


class Facts:
    """What a series of files says, by entity path and predicate IRI; RuleError where they make no sense."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.descriptions: dict[str, Description] = {}
        for path in files:
            self._read(path)
        self.entities = dict(self._entities())

    def _read(self, path: Path) -> None:
        layout = Layout()
        for quad in _parse(path, layout):
            predicate = quad.predicate.value
            if predicate in _FOR_QUERIES_ONLY:
                continue
            value = quad.object
            language = (value.language or "") if isinstance(value, ox.Literal) else ""
            described = self.descriptions.setdefault(_text(quad.subject, layout), {})
            described.setdefault(predicate, []).append(Value(_text(value, layout), language))

    def of(self, path: str, predicate: str) -> list[Value]:
        """The values of one property of an entity; none for an entity or property that does not occur."""
        return self.descriptions.get(path, {}).get(predicate, [])

    def texts(self, path: str, term: str) -> list[str]:
        """The texts or paths of one property of the project's own vocabulary, by its local name."""
        return [value.text for value in self.of(path, XR + term)]

    def one(self, path: str, term: str) -> str | None:
        """The first of `texts`."""
        return next(iter(self.texts(path, term)), None)

    def with_class(self, name: str) -> Iterator[str]:
        """The paths of everything of one class of the project's own vocabulary."""
        for path in self.descriptions:
            if any(value.text == XR + name for value in self.of(path, RDF_TYPE)):
                yield path

    def _entities(self) -> Iterator[tuple[str, Entity]]:
        for path, described in self.descriptions.items():
            kinds = [_KIND_OF_CLASS[v.text] for v in described.get(RDF_TYPE, ()) if v.text in _KIND_OF_CLASS]
            if kinds:
                yield path, self._entity(path, kinds[0])

    def _entity(self, path: str, kind: EntityKind) -> Entity:
        label = next((v.text for v in self.of(path, RDFS_LABEL) if v.language == "en"), None)
        if label is None or ":" in path:
            raise RuleError(
                f"authority entity {path}: give it an rdfs:label in English and an IRI relative to the dataset, "
                f"such as <{kind}/name>"
            )
        return Entity(kind=kind, path=path, label=label, of=self.one(path, "officeOf"))


def packaged_files() -> tuple[Path, ...]:
    """The Turtle files that ship with this package, in a fixed order."""
    with resources.as_file(resources.files(__package__)) as folder:
        return tuple(sorted(folder.glob("*.ttl")))


def digest_of(files: Sequence[Path]) -> str:
    """SHA-256 over the bytes of the files in the order given: names a state of the authority."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def quads_of(files: Sequence[Path], layout: Layout) -> Iterator[ox.Quad]:
    """The statements of the files in the authority graph of this dataset; RuleError for a file that is no Turtle."""
    graph = ox.NamedNode(layout.graph("authority"))
    for path in files:
        for quad in _parse(path, layout):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _parse(path: Path, layout: Layout) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=layout.entities)
    except (SyntaxError, OSError) as error:
        raise RuleError(
            f"{path} cannot be read as Turtle: {error}. Write entities as <person/name>."
        ) from error


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, layout: Layout) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value.removeprefix(layout.entities)
    raise RuleError(
        f"{term} has no IRI. Authority files name every entity: write <person/name>, no blank nodes."
    )
