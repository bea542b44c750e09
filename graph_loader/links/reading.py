"""Reading accounts from the item graphs of a store.

What an event and its participations hold: CONTRACT section 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from pyoxigraph import Literal, NamedNode, Store

from graph_loader.links.account import About, Account, Agent, Origin
from graph_loader.links.item_accounts import kept_apart
from graph_loader.links.look_up import Term, one, subjects
from graph_loader.links.rules import rules
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import (
    ABOUT_EVENT,
    ACTING_AS,
    AGENT,
    COUNTERPART,
    DATE_BASIS,
    DATE_PUBLISHED,
    DESIGNATION,
    END_DATE,
    EVENT,
    EVENT_TYPE,
    IN_LANGUAGE,
    LIST_POSITION,
    OBJECT,
    OBJECT_AS_WRITTEN,
    PARTICIPATION,
    PLACE,
    ROLE,
    ROLES,
    SOURCE,
    START_DATE,
    TEXT_EXTENT,
    TYPE,
)
from graph_loader.links.words import Wording, proper_name
from graph_loader.model import DateBasis
from ontology import XR

Description = dict[NamedNode, list[Term]]

_COMPANY = 3


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the accounts of an item share: who tells them, and the day it was published."""

    origin: Origin
    published: date | None

    @property
    def headline_only(self) -> bool:
        return self.origin.extent == "headline"


@dataclass(slots=True)
class _Cast:
    """The people of an event as they are read, sorted by what they do in it."""

    parties: set[Agent] = field(default_factory=set)
    facing: set[Agent] = field(default_factory=set)
    subjects: set[Agent] = field(default_factory=set)
    company: list[tuple[int, Agent]] = field(default_factory=list)
    unnamed: bool = False


class AccountReader:
    """Reads accounts of one store; what items and the authority say is remembered for one refresh."""

    def __init__(self, store: Store, surroundings: Surroundings) -> None:
        self._store = store
        self._surroundings = surroundings
        self._descriptions: dict[NamedNode, Description] = {}
        self._items: dict[NamedNode, ItemFacts] = {}
        self._groups: dict[tuple[NamedNode, str], dict[NamedNode, Account]] = {}

    def told_by(self, item: NamedNode) -> dict[NamedNode, Account]:
        """The accounts that an item gives, by their event."""
        return {
            event: account
            for family in self._families(item)
            for event, account in self._group(item, family).items()
        }

    def told_of(self, event: NamedNode, item: NamedNode) -> Account:
        """The account that an item gives of one event; KeyError where it gives none."""
        return self._group(item, self._family(event))[event]

    def _group(self, item: NamedNode, family: str) -> dict[NamedNode, Account]:
        """The accounts of one family of types, which are told apart from each other."""
        known = self._groups.get((item, family))
        if known is None:
            accounts = {event: self.account(event, item) for event in self._families(item)[family]}
            known = self._groups[item, family] = kept_apart(accounts)
        return known

    def _families(self, item: NamedNode) -> dict[str, list[NamedNode]]:
        """The events that an item says have happened, by family; an event without a known type is left to the gate."""
        found: dict[str, list[NamedNode]] = {}
        for event in sorted(subjects(self._store, TYPE, EVENT, item), key=lambda event: event.value):
            family = self._family(event)
            if family:
                found.setdefault(family, []).append(event)
        return found

    def _family(self, event: NamedNode) -> str:
        known = rules().types.get(_type_name(text_of(self.describe(event), EVENT_TYPE)))
        return known.family if known else ""

    def facts(self, item: NamedNode) -> ItemFacts:
        """Source, language, extent and day of publication of an item."""
        known = self._items.get(item)
        if known is None:
            known = self._items[item] = self._read_facts(item)
        return known

    def account(self, event: NamedNode, item: NamedNode) -> Account:
        """What the item says of this event, its other events left aside."""
        told = self.describe(event)
        kind = _type_name(text_of(told, EVENT_TYPE))
        needs = rules().types[kind]
        start, end, basis = date_of(told, START_DATE), date_of(told, END_DATE), text_of(told, DATE_BASIS)
        place = self._path(told, PLACE)
        facts = self.facts(item)
        acting = self._cast(event, start, end)
        return Account(
            type=kind,
            start=start,
            end=end,
            basis=cast(DateBasis | None, basis),
            place=place,
            site=self._surroundings.site(place) if place else None,
            within=frozenset(self._surroundings.around(place)) if place else frozenset(),
            parties=frozenset(acting.parties),
            facing=frozenset(acting.facing) if needs.weighs("parties") else frozenset(),
            subjects=frozenset(acting.subjects),
            company=frozenset(agent for _, agent in sorted(acting.company)[:_COMPANY]),
            unnamed=acting.unnamed and needs.weighs("parties"),
            object=self._path(told, OBJECT),
            wordings=frozenset(_wordings(told)) if needs.weighs("words") else frozenset(),
            names=frozenset(_names(told)) if needs.weighs("name") else frozenset(),
            about=self._about(told) if needs.weighs("about") else None,
            origin=facts.origin if basis == "published" or needs.weighs("elsewhere") else None,
        )

    def describe(self, node: NamedNode) -> Description:
        """What an item says of an event or a participation."""
        known = self._descriptions.get(node)
        if known is None:
            known = self._descriptions[node] = {}
            for quad in self._store.quads_for_pattern(node, None, None, None):
                if isinstance(quad.object, NamedNode | Literal):
                    known.setdefault(quad.predicate, []).append(quad.object)
        return known

    def parts(self, event: NamedNode) -> list[tuple[NamedNode, Description]]:
        """The participations in an event."""
        nodes = [node for node in self.describe(event).get(PARTICIPATION, ()) if isinstance(node, NamedNode)]
        return [(node, self.describe(node)) for node in nodes]

    def _read_facts(self, item: NamedNode) -> ItemFacts:
        published = one(self._store, item, DATE_PUBLISHED)
        origin = Origin(
            source=one(self._store, item, SOURCE) or "",
            language=one(self._store, item, IN_LANGUAGE) or "",
            extent=one(self._store, item, TEXT_EXTENT) or "",
        )
        return ItemFacts(origin, date.fromisoformat(published) if published else None)

    def _path(self, told: Description, predicate: NamedNode) -> str | None:
        iri = text_of(told, predicate)
        return self._surroundings.path(iri) if iri else None

    def _cast(self, event: NamedNode, start: date | None, end: date | None) -> _Cast:
        acting = _Cast()
        for _, part in self.parts(event):
            place = ROLES.get(cast(NamedNode, part[ROLE][0])) if ROLE in part else None
            if place is None:
                continue
            agent = self._agent(part, start, end)
            if agent is None:
                acting.unnamed |= place == "parties"
            elif place == "company":
                acting.company.append((_position(part), agent))
            elif place == "subjects":
                acting.subjects.add(agent)
            else:
                acting.parties.add(agent)
                acting.facing |= {agent} if part[ROLE][0] == COUNTERPART else set()
        return acting

    def _agent(self, part: Description, start: date | None, end: date | None) -> Agent | None:
        path, office = self._path(part, AGENT), self._path(part, ACTING_AS)
        if path is None:
            return None
        if start and end:
            holders = self._surroundings.holders
            path = holders.holder(path, start, end) or path
            office = None if office and holders.holder(office, start, end) else office
        return self._surroundings.agent(path, acting_as=office)

    def _about(self, told: Description) -> About | None:
        event = text_of(told, ABOUT_EVENT)
        if event is None:
            return None
        other = self.describe(NamedNode(event))
        kind, place = _type_name(text_of(other, EVENT_TYPE)), self._path(other, PLACE)
        return About(kind, place) if kind and place else None


def _wordings(told: Description) -> Iterator[Wording]:
    for term in told.get(OBJECT_AS_WRITTEN, ()):
        if isinstance(term, Literal):
            yield Wording(term.language or "", term.value)


def _names(told: Description) -> Iterator[str]:
    names = (proper_name(term.value) for term in told.get(DESIGNATION, ()))
    yield from (name for name in names if name)


def text_of(told: Description, predicate: NamedNode) -> str | None:
    """The IRI or text of one value, the smallest where there are several."""
    return min((term.value for term in told.get(predicate, ())), default=None)


def date_of(told: Description, predicate: NamedNode) -> date | None:
    """The day of one value; None where there is none."""
    text = text_of(told, predicate)
    return date.fromisoformat(text) if text else None


def _position(part: Description) -> int:
    text = text_of(part, LIST_POSITION)
    return int(text) if text else 1_000_000


def _type_name(iri: str | None) -> str:
    return (iri or "").removeprefix(str(XR))
