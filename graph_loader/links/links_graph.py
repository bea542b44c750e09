"""The graph `/links` as the joining of accounts sees it: members, happenings, links, match keys.

Besides what CONTRACT section 4 names, each account there has its item (dcterms:isPartOf, so that an item's accounts
are found after its graph is gone), and match keys (`xr:matchKey`): one is its likeness, the others stand only on the
account that stands for a likeness.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_loader.links.look_up import Term, subject_of
from graph_loader.links.terms import (
    ACCOUNT_OF,
    DECIMAL,
    EVENT_LINK,
    FROM,
    IS_PART_OF,
    LINK_KIND,
    MATCH_KEY,
    REASON,
    SCORE,
    TO,
    TYPE,
)
from ontology.iris import Layout, digest_path


class LinksGraph:
    """One store's graph of links. What is added can be read after `flush`, what is removed is gone at once."""

    def __init__(self, store: Store, layout: Layout) -> None:
        self._store = store
        self._layout = layout
        self._graph = NamedNode(layout.graph("links"))
        self._added: list[Quad] = []

    def parts_of(self, item: NamedNode) -> list[NamedNode]:
        """What is known to belong to an item: its events, and its participations with a resolved holder."""
        return list(self._subjects(IS_PART_OF, item))

    def item_of(self, event: NamedNode) -> NamedNode:
        """The item that gives this account; KeyError for an event that was never joined."""
        for term in self._objects(event, IS_PART_OF):
            if isinstance(term, NamedNode):
                return term
        raise KeyError(event.value)

    def happening_of(self, event: NamedNode) -> NamedNode | None:
        return next((term for term in self._objects(event, ACCOUNT_OF) if isinstance(term, NamedNode)), None)

    def has_accounts(self, happening: NamedNode) -> bool:
        return next(self._subjects(ACCOUNT_OF, happening), None) is not None

    def keys(self, event: NamedNode) -> list[str]:
        """All match keys of an event, its likeness among them."""
        return [term.value for term in self._objects(event, MATCH_KEY)]

    def likeness(self, event: NamedNode) -> str | None:
        return next((key for key in self.keys(event) if key.startswith("=")), None)

    def with_key(self, key: str) -> Iterator[NamedNode]:
        """The events that keep a key; with a likeness, all accounts that are alike."""
        return self._subjects(MATCH_KEY, Literal(key))

    def first_alike(self, likeness: str) -> NamedNode | None:
        """The account that the others of this likeness are linked with; None where there is no account."""
        some = next(self.with_key(likeness), None)
        if some is None:
            return None
        origins = (self._objects(link, FROM) for link in self._subjects(TO, some))
        for origin in (term for terms in origins for term in terms):
            if isinstance(origin, NamedNode) and likeness in self.keys(origin):
                return origin
        return some

    def link(self, kind: str, one: NamedNode, other: NamedNode) -> NamedNode:
        """The IRI of the link of this kind between two events or items."""
        first, second = sorted((one.value, other.value))
        return NamedNode(self._layout.iri(digest_path("link", kind, first, second)))

    def links_from(self, node: NamedNode) -> list[NamedNode]:
        """The links in which an event or item is the smaller end."""
        return list(self._subjects(FROM, node))

    def links_at(self, node: NamedNode) -> list[NamedNode]:
        """The links that touch an event or item."""
        return [*self.links_from(node), *self._subjects(TO, node)]

    def other_end(self, link: NamedNode) -> NamedNode | None:
        """What a link leads to."""
        return next((term for term in self._objects(link, TO) if isinstance(term, NamedNode)), None)

    def happening(self, root: NamedNode) -> NamedNode:
        """The IRI of the happening whose accounts have this one as the smallest."""
        return NamedNode(self._layout.iri(digest_path("happening", root.value)))

    def add(self, statements: Iterable[tuple[NamedNode, NamedNode, Term]]) -> None:
        self._added += (Quad(s, p, o, self._graph) for s, p, o in statements)

    def flush(self) -> None:
        """Write what was added, in one transaction."""
        self._store.extend(self._added)
        self._added.clear()

    def add_account(self, event: NamedNode, item: NamedNode, likeness: str | None) -> None:
        """Note an item's account, and its likeness if it can be joined."""
        self.add([(event, IS_PART_OF, item)])
        if likeness is not None:
            self.add([(event, MATCH_KEY, Literal(likeness))])

    def keep(self, event: NamedNode, keys: Iterable[str]) -> None:
        """Make these the match keys of an event."""
        there, wanted = set(self.keys(event)), set(keys)
        for key in there - wanted:
            self._store.remove(Quad(event, MATCH_KEY, Literal(key), self._graph))
        self.add((event, MATCH_KEY, Literal(key)) for key in wanted - there)

    def set_happening(self, event: NamedNode, happening: NamedNode) -> None:
        """Make this what an event is an account of."""
        if self.happening_of(event) != happening:
            self.remove(event, ACCOUNT_OF)
            self.add([(event, ACCOUNT_OF, happening)])

    def remove(self, subject: NamedNode, predicate: NamedNode | None = None) -> None:
        """Take out what is said of a subject, or only what it has for one predicate."""
        for quad in list(self._store.quads_for_pattern(subject, predicate, None, self._graph)):
            self._store.remove(quad)

    def replace(self, subject: NamedNode, statements: Iterable[tuple[NamedNode, Term]]) -> None:
        """Make these the statements about a subject; what already stands is not touched."""
        wanted = {Quad(subject, p, o, self._graph) for p, o in statements}
        there = set(self._store.quads_for_pattern(subject, None, None, self._graph))
        for quad in there - wanted:
            self._store.remove(quad)
        self._added += wanted - there

    def write_link(self, kind: str, one: NamedNode, other: NamedNode, score: Decimal, reason: str) -> None:
        """Write a link of this kind between two events or items, whichever way round they are given."""
        first, second = sorted((one, other), key=lambda node: node.value)
        statements: list[tuple[NamedNode, Term]] = [
            (TYPE, EVENT_LINK),
            (FROM, first),
            (TO, second),
            (LINK_KIND, Literal(kind)),
            (SCORE, Literal(str(score), datatype=DECIMAL)),
            (REASON, Literal(reason)),
        ]
        self.replace(self.link(kind, first, second), statements)

    def _subjects(self, predicate: NamedNode, value: Term) -> Iterator[NamedNode]:
        for quad in self._store.quads_for_pattern(None, predicate, value, self._graph):
            yield subject_of(quad)

    def _objects(self, subject: NamedNode, predicate: NamedNode) -> Iterator[Term]:
        for quad in self._store.quads_for_pattern(subject, predicate, None, self._graph):
            if isinstance(quad.object, NamedNode | Literal):
                yield quad.object
