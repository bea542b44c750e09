"""The records store of a generation: which versions of each item are known, and which were refused.

One graph an item, named by the item. A node a version holds the version as a JSON literal; its headline
key is a literal of its own, so that a side-list entry finds its article. The terms are private to this
store, which is never served or dumped (https://www.rfc-editor.org/rfc/rfc4151 for their names).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_loader import records
from graph_loader.versions import Moment, Version, Versions, in_order

_TERM = "tag:xronika,2026:records#"
KNOWN = NamedNode(f"{_TERM}version")
REFUSED = NamedNode(f"{_TERM}refused")
HEADLINE_KEY = NamedNode(f"{_TERM}headlineKey")


class Ledger:
    """Reads and writes the versions in a records store; items are named by their IRI."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def items(self) -> Iterator[str]:
        """Every item of which a record is kept, refused ones too."""
        return (graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode))

    def versions(self, item: str) -> Versions:
        """The accepted versions of an item, the newest last; empty for an unknown item."""
        return in_order(self._read(item, KNOWN))

    def refused(self, item: str) -> Versions:
        """The versions of an item that the gate refused."""
        return in_order(self._read(item, REFUSED))

    def with_headline(self, key: str) -> str | None:
        """The first full item, by IRI, of which a version has this headline key."""
        found = self._store.quads_for_pattern(None, HEADLINE_KEY, Literal(key), None)
        graphs = (quad.graph_name for quad in found)
        return min((graph.value for graph in graphs if isinstance(graph, NamedNode)), default=None)

    def keep(self, item: str, versions: Iterable[Version]) -> None:
        """Make these the accepted versions of an item; what is accepted now is refused no longer."""
        accepted = list(versions)
        states = {version.state for version in accepted}
        wanted = {quad for version in accepted for quad in _quads(item, version)}
        for predicate in (KNOWN, HEADLINE_KEY):
            self._replace(item, predicate, {quad for quad in wanted if quad.predicate == predicate})
        still = [version for version in self.refused(item) if version.state not in states]
        self._replace(item, REFUSED, {_quad(item, REFUSED, version) for version in still})
        self._tidy(item)

    def refuse(self, item: str, version: Version) -> None:
        """Keep the record of a refused version beside what is accepted of the item."""
        others = [known for known in self.refused(item) if known.state != version.state]
        self._replace(item, REFUSED, {_quad(item, REFUSED, kept) for kept in (*others, version)})

    def pardon(self, item: str, version: Version) -> None:
        """Forget that a version was refused, and its record."""
        self._replace(item, REFUSED, {_quad(item, REFUSED, v) for v in self.refused(item) if v != version})
        self._tidy(item)

    def _tidy(self, item: str) -> None:
        graph = NamedNode(item)
        if next(self._store.quads_for_pattern(None, None, None, graph), None) is None:
            self._store.remove_graph(graph)

    def _read(self, item: str, predicate: NamedNode) -> Iterator[Version]:
        for quad in self._store.quads_for_pattern(None, predicate, None, NamedNode(item)):
            assert isinstance(quad.object, Literal)  # noqa: S101  (written by _quad alone)
            yield _from_json(quad.object.value)

    def _replace(self, item: str, predicate: NamedNode, wanted: set[Quad]) -> None:
        there = set(self._store.quads_for_pattern(None, predicate, None, NamedNode(item)))
        for quad in there - wanted:
            self._store.remove(quad)
        self._store.extend(wanted - there)


def _quads(item: str, version: Version) -> Iterator[Quad]:
    yield _quad(item, KNOWN, version)
    if version.extent == "full":
        yield Quad(_node(item, version), HEADLINE_KEY, Literal(version.headline_key), NamedNode(item))


def _quad(item: str, predicate: NamedNode, version: Version) -> Quad:
    return Quad(_node(item, version), predicate, Literal(_to_json(version)), NamedNode(item))


def _node(item: str, version: Version) -> NamedNode:
    return NamedNode(f"{item}/{version.segment}")


def _to_json(version: Version) -> str:
    plain = {field.name: getattr(version, field.name) for field in fields(version)}
    plain |= {
        "published": version.published.isoformat() if version.published else None,
        "first": version.first.isoformat() if version.first else None,
        "last": version.last.isoformat() if version.last else None,
        "loaded": [version.loaded.started.isoformat(), version.loaded.sequence],
        "record": records.to_json(version.record),
    }
    return json.dumps(plain, ensure_ascii=False)


def _from_json(text: str) -> Version:
    plain: dict[str, Any] = json.loads(text)
    started, sequence = plain["loaded"]
    plain |= {
        "published": date.fromisoformat(plain["published"]) if plain["published"] else None,
        "first": datetime.fromisoformat(plain["first"]) if plain["first"] else None,
        "last": datetime.fromisoformat(plain["last"]) if plain["last"] else None,
        "loaded": Moment(datetime.fromisoformat(started), sequence),
        "record": records.from_json(plain["record"]),
    }
    return Version(**plain)
