"""Who is meant by an office alone: the person whom the same item names in it."""

from collections.abc import Callable, Collection, Mapping

from graph_loader.extract.actors import Actor
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import OfficePhrase, Reading
from graph_loader.model import Entity

HoldersOf = Callable[[str], Collection[Entity]]
"""Who may have held an office on the day of the item, by the authority."""


def holders_in_item(
    reading: Reading, rules_of: Mapping[str, NamingRules], holders_of: HoldersOf
) -> dict[str, Actor]:
    """Office path → its person in this item; an office with two persons names neither.

    “Head of State” means the one person of the item whose title is that of a head of state. An office that the item
    gives to nobody means the one person it names who held it that day.
    """
    found: dict[str, Actor | None] = {}
    heads: dict[str, Actor] = {}
    for office in reading.offices:
        if office.person is None or office.entity is None or office.phase not in ("current", "acting"):
            continue
        actor = _actor(reading, office)
        known = found.setdefault(office.entity.path, actor)
        if known is not None and known.entity != actor.entity:
            found[office.entity.path] = None
        if _of_state(office, _rules(reading, office, rules_of)) and actor.entity is not None:
            heads.setdefault(actor.entity.path, actor)
    if heads:
        first = next(iter(heads.values()))
        for office in reading.offices:
            if office.person is not None or office.entity is None or not office.entity.provisional:
                continue
            if office.title in _rules(reading, office, rules_of).heads_of_state:
                found.setdefault(office.entity.path, first)
    for office in reading.offices:
        if office.person is None and office.entity is not None and office.entity.path not in found:
            found[office.entity.path] = _named_holder(reading, holders_of(office.entity.path))
    return {path: actor for path, actor in found.items() if actor is not None}


def _named_holder(reading: Reading, holders: Collection[Entity]) -> Actor | None:
    """The one of these persons whom the item names."""
    named = {name.entity.path: name for name in reading.names if name.entity in holders}
    if len(named) != 1:
        return None
    name = next(iter(named.values()))
    return Actor(name.first, name.end, reading.span(name.first, name.end), name.entity)


def _actor(reading: Reading, office: OfficePhrase) -> Actor:
    name = office.person
    assert name is not None  # noqa: S101  (asked by the caller)
    return Actor(name.first, name.end, reading.span(name.first, name.end), name.entity)


def _rules(reading: Reading, office: OfficePhrase, rules_of: Mapping[str, NamingRules]) -> NamingRules:
    return rules_of[reading.sentences[reading.sentence_of(office.first)].language]


def _of_state(office: OfficePhrase, rules: NamingRules) -> bool:
    """Whether the head of a title is that of a state: “President of the Republic”, “Respublikanın Prezidenti”."""
    words = office.title.split(" ")
    if not rules.genitive:
        return words[0] in rules.state_titles
    return any(words[-1] == title + ending for title in rules.state_titles for ending in ("", "i", "u"))
