"""Parts in an act: which actor has which role, and the participation that an event holds of it."""

from collections.abc import Iterable

from graph_loader.extract.actors import Actor
from graph_loader.model import Participation, Role, Span

Part = tuple[Actor, Role]

MUTUAL = frozenset(["Meeting", "PhoneCall"])
"""Types of act whose two sides act on each other."""


def participations(parts: Iterable[Part], sentence: Span) -> tuple[Participation, ...]:
    """The parts as one sentence tells them; whoever has several has the first."""
    found: dict[object, Participation] = {}
    for actor, role in parts:
        key: object = actor.entity.path if actor.entity is not None else actor.written
        part = Participation(role, actor.written, sentence, agent=actor.entity, acting_as=actor.acting_as)
        found.setdefault(key, part)
    return tuple(found.values())
