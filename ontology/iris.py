"""IRIs of entities and named graphs below a dataset's base IRI: the contract between loader and endpoint.

Every IRI is ASCII. Entities live under `{base}id/`; what an item says lives under the item's own IRI.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ontology.folding import search_key, slug

DEFAULT_BASE = "http://127.0.0.1:8000/"
SHARED_GRAPHS = ("authority", "provisional", "sources", "links", "provenance", "quarantine", "ontology")


def headline_key(*, source: str, language: str, published: date | None, headline: str) -> str:
    """The key of an item without a URL (CONTRACT section 2); also what lets a side-list entry give way to its article.

    >>> headline_key(source="seed", language="az", published=date(2025, 2, 19), headline="Xocalıya səfər")
    'seed az 2025-02-19 xocaliya safar'
    """
    day = published.isoformat() if published else "undated"
    return f"{source} {language} {day} {search_key(headline)}"


def item_path(*, key: str, url: str | None, published: date | None) -> str:
    """The path of an item below `{base}id/`.

    An item with a URL keeps its path when its date is corrected, so the date is no part of it; 16 hexadecimal digits
    keep a million items apart. Without a URL the date is part of the key, and eight digits a day suffice.
    """
    digest = hashlib.sha256(key.encode()).hexdigest()
    if url:
        return f"item/{digest[:16]}"
    return f"item/{published.isoformat()}-{digest[:8]}" if published else f"item/undated-{digest[:16]}"


def name_path(kind: str, name: str, container: str | None = None) -> str:
    """The path of a provisional entity, which is a name and no identity; `container` is the path of a known place.

    >>> name_path("place", "Sus", "place/lachin-district")
    'name/place/lachin-district/sus'
    """
    parts = ["name", kind]
    if container:
        parts.append(container.rsplit("/", 1)[-1])
    return "/".join([*parts, slug(name)])


def digest_path(kind: str, *parts: str) -> str:
    """The path of something known only by what it joins: a happening, a link. Twelve hexadecimal digits of SHA-256."""
    return f"{kind}/{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:12]}"


@dataclass(frozen=True)
class Layout:
    """The named graphs and entity IRIs of a dataset with this base IRI (absolute, ending in `/`)."""

    base: str = DEFAULT_BASE

    @cached_property
    def entities(self) -> str:
        return f"{self.base}id/"

    def iri(self, path: str) -> str:
        """The IRI of an entity path such as `person/ali-asadov`."""
        return self.entities + path

    def path(self, iri: str) -> str:
        """The entity path of an IRI of this dataset; ValueError for any other IRI."""
        if not iri.startswith(self.entities):
            raise ValueError(f"{iri} does not lie under {self.entities}")
        return iri[len(self.entities) :]

    def graph(self, name: str) -> str:
        """The IRI of one of SHARED_GRAPHS; KeyError for another name, since a graph nobody reads is data lost."""
        if name not in SHARED_GRAPHS:
            raise KeyError(name)
        return f"{self.entities}graph/{name}"
