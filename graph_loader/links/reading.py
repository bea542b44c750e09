"""Reading accounts: from what an item says of an event to what tells it from others.

What an event and its participations hold: CONTRACT section 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from pyoxigraph import Literal, NamedNode

from graph_loader.links.account import About, Account, Agent
from graph_loader.links.descriptions import Description, Descriptions, date_of, text_of
from graph_loader.links.item_accounts import kept_apart
from graph_loader.links.rules import TypeRules, rules
from graph_loader.links.surroundings import Surroundings
from graph_loader.links.terms import (
    ABOUT_EVENT,
    ACTING_AS,
    AGENT,
    ATTRIBUTED_TO,
    COUNTERPART,
    DATE_BASIS,
    DESIGNATION,
    END_DATE,
    LIST_POSITION,
    OBJECT,
    OBJECT_AS_WRITTEN,
    PLACE,
    ROLE,
    ROLES,
    START_DATE,
)
from graph_loader.links.words import Wording, proper_name
from graph_loader.model import DateBasis

_COMPANY = 3
"""So many of those who were only there are compared, the first in the list."""

_HEAD = 600
"""So many characters of a report of somebody's words tell on what occasion they were said."""


@dataclass(slots=True)
class _Cast:
    """The people of an event as they are read, sorted by what they do in it."""

    parties: set[Agent] = field(default_factory=set)
    facing: set[Agent] = field(default_factory=set)
    subjects: set[Agent] = field(default_factory=set)
    company: list[tuple[int, Agent]] = field(default_factory=list)
    unnamed: bool = False


class AccountReader:
    """Reads accounts; those of one item and family of types are kept apart from each other."""

    def __init__(self, descriptions: Descriptions, surroundings: Surroundings) -> None:
        self._descriptions = descriptions
        self._surroundings = surroundings
        self._groups: dict[tuple[NamedNode, str], dict[NamedNode, Account]] = {}

    def told_by(self, item: NamedNode) -> dict[NamedNode, Account]:
        """The accounts that an item gives, by their event; an event without a known type is left to the gate."""
        families = {self._family(event): None for event in self._descriptions.events(item)}
        groups = (self._group(item, family) for family in families if family)
        return {event: account for group in groups for event, account in group.items()}

    def told_of(self, event: NamedNode, item: NamedNode) -> Account:
        """The account that an item gives of one event; KeyError where it gives none."""
        return self._group(item, self._family(event))[event]

    def _group(self, item: NamedNode, family: str) -> dict[NamedNode, Account]:
        known = self._groups.get((item, family))
        if known is None:
            events = (event for event in self._descriptions.events(item) if self._family(event) == family)
            known = kept_apart(item, {event: self._account(event, item) for event in events})
            self._groups[item, family] = known
        return known

    def _family(self, event: NamedNode) -> str:
        known = rules().types.get(self._descriptions.type_of(event))
        return known.family if known else ""

    def _account(self, event: NamedNode, item: NamedNode) -> Account:
        """What the item says of this event, its other events left aside."""
        told, kind = self._descriptions[event], self._descriptions.type_of(event)
        needs = rules().types[kind]
        start, end, basis = date_of(told, START_DATE), date_of(told, END_DATE), text_of(told, DATE_BASIS)
        written = self._path(told, PLACE)
        place = self._surroundings.known_as(written) if written else None
        facts = self._descriptions.facts(item)
        is_main = self._is_main(item, event)
        tells_origin = is_main or basis == "published" or needs.weighs("elsewhere") or needs.weighs("retold")
        noted = facts.published if start is None and needs.news else None
        acting = self._cast(event, start or noted, end or noted)
        if needs.parties and acting.facing and acting.facing == acting.parties:
            acting.parties |= self._narrators(event, item)
        return Account(
            type=kind,
            start=start,
            end=end,
            basis=cast(DateBasis | None, basis),
            place=place,
            site=self._surroundings.site(written) if written else None,
            within=frozenset(self._surroundings.around(written)) if written else frozenset(),
            spot=written is not None and self._surroundings.is_spot(written),
            parties=frozenset(acting.parties),
            facing=frozenset(acting.facing) if needs.weighs("parties") else frozenset(),
            subjects=frozenset(acting.subjects),
            company=frozenset(agent for _, agent in sorted(acting.company)[:_COMPANY]),
            unnamed=acting.unnamed and needs.weighs("parties"),
            occasion=self._occasion(item, needs, acting) if is_main else frozenset(),
            object=self._path(told, OBJECT),
            wordings=frozenset(_wordings(told)) if needs.weighs("words") else frozenset(),
            names=frozenset(_names(told)) if needs.weighs("name") else frozenset(),
            about=self._about(told) if needs.weighs("about") else None,
            origin=facts.origin if tells_origin else None,
            issue=facts.published if is_main else noted,
            main=is_main,
        )

    def _is_main(self, item: NamedNode, event: NamedNode) -> bool:
        return event in self._descriptions.main_events(item)

    def _path(self, told: Description, predicate: NamedNode) -> str | None:
        iri = text_of(told, predicate)
        return self._surroundings.path(iri) if iri else None

    def _cast(self, event: NamedNode, start: date | None, end: date | None) -> _Cast:
        acting = _Cast()
        for _, part in self._descriptions.parts(event):
            role = next(iter(part.get(ROLE, ())), None)
            place = ROLES.get(role) if isinstance(role, NamedNode) else None
            agent = self._agent(part, start, end)
            if place == "parties":
                acting.unnamed |= agent is None
                acting.parties |= {agent} if agent else set()
                acting.facing |= {agent} if agent and role == COUNTERPART else set()
            elif place == "subjects" and agent:
                acting.subjects.add(agent)
            elif place == "company" and agent:
                acting.company.append((int(text_of(part, LIST_POSITION) or _COMPANY), agent))
        return acting

    def _narrators(self, event: NamedNode, item: NamedNode) -> set[Agent]:
        """Who speaks of talks with somebody, naming no other party: one of those who held them."""
        said_by = self._path(self._descriptions[event], ATTRIBUTED_TO)
        speakers = {said_by} if said_by else self._speakers(item)
        return {self._surroundings.agent(path) for path in speakers if path.startswith("person/")}

    def _speakers(self, item: NamedNode) -> set[str]:
        """Those whose words an item is about."""
        words = (event for event in self._descriptions.main_events(item) if self._family(event) == "Speech")
        paths = (self._path(part, AGENT) for event in words for _, part in self._descriptions.parts(event))
        return {path for path in paths if path}

    def _occasion(self, item: NamedNode, needs: TypeRules, acting: _Cast) -> frozenset[Agent]:
        """Whom a report of words mentions first beside the speaker: hosts, guests, papers; nobody where they are many.

        What follows the headline of a speech may be the speech.
        """
        if not needs.weighs("occasion"):
            return frozenset()
        head = len(self._descriptions.headline(item)) if needs.verbatim else _HEAD
        mentioned = (self._surroundings.path(iri) for iri in self._descriptions.mentioned(item, head))
        agents = (self._surroundings.agent(path) for path in mentioned if _is_somebody(path))
        others = frozenset(a for a in agents if not any(a.is_same(party) for party in acting.parties))
        return others if len(others) <= _COMPANY else frozenset()

    def _agent(self, part: Description, start: date | None, end: date | None) -> Agent | None:
        path, office = self._path(part, AGENT), self._path(part, ACTING_AS)
        if path is None:
            return None
        if start and end:
            path = self._surroundings.holders.holder(path, start, end) or path
            holder = self._surroundings.holders.holder(office, start, end) if office else None
            if holder is not None:
                office = None
                path = holder if self._surroundings.may_be(path, holder) else path
        return self._surroundings.agent(path, acting_as=office)

    def _about(self, told: Description) -> About | None:
        event = text_of(told, ABOUT_EVENT)
        if event is None:
            return None
        node = NamedNode(event)
        kind, place = self._descriptions.type_of(node), self._path(self._descriptions[node], PLACE)
        return About(kind, place) if kind and place else None


def _is_somebody(path: str) -> bool:
    """Whether an entity is a person or an organization, known or a mere name."""
    return path.removeprefix("name/").startswith(("person/", "organization/"))


def _wordings(told: Description) -> Iterator[Wording]:
    for term in told.get(OBJECT_AS_WRITTEN, ()):
        if isinstance(term, Literal):
            yield Wording(term.language or "", term.value)


def _names(told: Description) -> Iterator[str]:
    names = (proper_name(term.value) for term in told.get(DESIGNATION, ()))
    yield from (name for name in names if name)
