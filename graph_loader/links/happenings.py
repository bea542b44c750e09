"""What a happening is called: type, place and date of the account that tells most, in English and Azerbaijani.

A happening says nothing itself, and what items call it is no label (CONTRACT section 4, Happening).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Store
from rdflib import RDFS

from graph_loader.links.account import Account, is_name
from graph_loader.links.look_up import Term, objects, one
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import (
    AGENT,
    AGENT_AS_WRITTEN,
    EDTF,
    EVENT_TYPE,
    HAPPENING,
    IN_LANGUAGE,
    LABEL,
    LIST_POSITION,
    NAME_AS_WRITTEN,
    NAME_FORM,
    PARTICIPATION,
    PLACE,
    REFERS_TO,
    TYPE,
)
from ontology.turtle import sources

LANGUAGES = ("en", "az")
_LAST = 1_000_000


class Happenings:
    """Describes happenings of one store."""

    def __init__(self, store: Store, surroundings: Surroundings) -> None:
        self._store = store
        self._surroundings = surroundings

    def describe(
        self, accounts: Iterable[tuple[Account, NamedNode, NamedNode]]
    ) -> Iterator[tuple[NamedNode, Term]]:
        """Type and labels of the happening of these accounts, each with its event and its item."""
        _, event, item = min(accounts, key=lambda told: (_openness(told[0]), told[1].value))
        yield TYPE, HAPPENING
        for language in LANGUAGES:
            label = self._label(event, item, language)
            if label:
                yield LABEL, Literal(label, language=language)

    def _label(self, event: NamedNode, item: NamedNode, language: str) -> str | None:
        """Type, place or first agent, and date; None where one of them has no name in the language."""
        kind = one(self._store, event, EVENT_TYPE)
        parts = [type_labels().get(language, {}).get(kind or "")]
        if next(objects(self._store, event, PLACE), None):
            parts.append(self._place(event, item, language))
        elif (part := self._first_part(event)) is not None:
            parts.append(self._agent(part, language))
        date = one(self._store, event, EDTF)
        return (
            ", ".join([*(part for part in parts if part), *([date] if date else [])]) if all(parts) else None
        )

    def _place(self, event: NamedNode, item: NamedNode, language: str) -> str | None:
        place = one(self._store, event, PLACE) or ""
        path = self._surroundings.path(place)
        known = self._surroundings.label(path, language) or self._as_written(path, item, language)
        return known or (path.rsplit("/", 1)[-1] if language == "en" else None)

    def _as_written(self, path: str, item: NamedNode, language: str) -> str | None:
        """How the item writes a provisional name; in English, for want of another, in the item's own language."""
        if not is_name(path) or language not in ("en", one(self._store, item, IN_LANGUAGE)):
            return None
        mentions = self._store.quads_for_pattern(None, REFERS_TO, self._surroundings.node(path), item)
        forms = [self._form(q.subject) for q in mentions if isinstance(q.subject, NamedNode)]
        return min(
            (form for form in forms if form), default=path.rsplit("/", 1)[-1].replace("-", " ").title()
        )

    def _form(self, mention: NamedNode) -> str | None:
        return one(self._store, mention, NAME_FORM) or one(self._store, mention, NAME_AS_WRITTEN)

    def _first_part(self, event: NamedNode) -> NamedNode | None:
        """The participation that the text names first, of those with an agent."""
        parts = [p for p in objects(self._store, event, PARTICIPATION) if isinstance(p, NamedNode)]
        known = [part for part in parts if one(self._store, part, AGENT)]
        return min(known, key=self._order, default=None)

    def _order(self, part: NamedNode) -> tuple[int, int, str]:
        """By place in a list, then by offset: of IRIs that end in offsets the shorter has the smaller."""
        position = one(self._store, part, LIST_POSITION)
        return int(position) if position else _LAST, len(part.value), part.value

    def _agent(self, part: NamedNode, language: str) -> str | None:
        path = self._surroundings.path(one(self._store, part, AGENT) or "")
        written = one(self._store, part, AGENT_AS_WRITTEN) if language == "en" else None
        return self._surroundings.label(path, language) or written


def _openness(account: Account) -> tuple[bool, bool, bool, int, int]:
    """How much an account leaves open: place, day, whether the text tells it; then how wide place and time are."""
    span = (account.end - account.start).days if account.start and account.end else 0
    return account.place is None, account.start is None, not account.told, span, -len(account.within)


@cache
def type_labels() -> Mapping[str, Mapping[str, str]]:
    """Labels of the vocabulary's terms, by language and IRI."""
    found: dict[str, dict[str, str]] = {}
    label = NamedNode(RDFS.label)
    for _, data in sources():
        for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
            if quad.predicate == label and isinstance(quad.object, Literal) and quad.object.language:
                found.setdefault(quad.object.language, {})[str(quad.subject.value)] = quad.object.value
    return found
