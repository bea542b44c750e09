"""What a happening is called: type, place and date of the account that tells most, in English and Azerbaijani.

A happening says nothing itself, and what items call it is no label (CONTRACT section 4, Happening).
"""

from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Store
from rdflib import RDFS

from graph_loader.links.account import is_name
from graph_loader.links.descriptions import Description, Descriptions, text_of
from graph_loader.links.look_up import Term, one
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import (
    AGENT,
    AGENT_AS_WRITTEN,
    EDTF,
    EVENT_TYPE,
    HAPPENING,
    LABEL,
    LIST_POSITION,
    NAME_AS_WRITTEN,
    NAME_FORM,
    PLACE,
    REFERS_TO,
    TYPE,
)
from ontology.turtle import sources

LANGUAGES = ("en", "az")
_LAST = 1_000_000


class Happenings:
    """Describes happenings of one store."""

    def __init__(self, store: Store, descriptions: Descriptions, surroundings: Surroundings) -> None:
        self._store = store
        self._descriptions = descriptions
        self._surroundings = surroundings

    def describe(self, event: NamedNode, item: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
        """Type and labels of a happening, by the item's account that leads it."""
        yield TYPE, HAPPENING
        for language in LANGUAGES:
            label = self._label(event, item, language)
            if label:
                yield LABEL, Literal(label, language=language)

    def _label(self, event: NamedNode, item: NamedNode, language: str) -> str | None:
        """Type, place or first agent, and date; None where one of them has no name in the language."""
        told = self._descriptions[event]
        parts = [type_labels().get(language, {}).get(text_of(told, EVENT_TYPE) or "")]
        place, date = text_of(told, PLACE), text_of(told, EDTF)
        if place is not None:
            parts.append(self._place(self._surroundings.path(place), item, language))
        elif (part := self._first_part(event)) is not None:
            parts.append(self._agent(part, language))
        return ", ".join([*filter(None, parts), *([date] if date else [])]) if all(parts) else None

    def _place(self, path: str, item: NamedNode, language: str) -> str | None:
        known = self._surroundings.label(path, language) or self._as_written(path, item, language)
        return known or (path.rsplit("/", 1)[-1] if language == "en" else None)

    def _as_written(self, path: str, item: NamedNode, language: str) -> str | None:
        """How the item writes a provisional name; in English, for want of another, in the item's own language."""
        if not is_name(path) or language not in ("en", self._descriptions.facts(item).origin.language):
            return None
        mentions = self._store.quads_for_pattern(None, REFERS_TO, self._surroundings.node(path), item)
        forms = [self._form(q.subject) for q in mentions if isinstance(q.subject, NamedNode)]
        return min(
            (form for form in forms if form), default=path.rsplit("/", 1)[-1].replace("-", " ").title()
        )

    def _form(self, mention: NamedNode) -> str | None:
        return one(self._store, mention, NAME_FORM) or one(self._store, mention, NAME_AS_WRITTEN)

    def _first_part(self, event: NamedNode) -> Description | None:
        """The participation that the text names first, of those with an agent."""
        known = [
            (_order(node, told), told) for node, told in self._descriptions.parts(event) if AGENT in told
        ]
        return min(known, key=lambda part: part[0])[1] if known else None

    def _agent(self, part: Description, language: str) -> str | None:
        path = self._surroundings.path(text_of(part, AGENT) or "")
        written = text_of(part, AGENT_AS_WRITTEN) if language == "en" else None
        return self._surroundings.label(path, language) or written


def _order(part: NamedNode, told: Description) -> tuple[int, int, str]:
    """By place in a list, then by offset: of IRIs that end in offsets the shorter has the smaller."""
    position = text_of(told, LIST_POSITION)
    return int(position) if position else _LAST, len(part.value), part.value


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
