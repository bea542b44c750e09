"""Reads the parts of a clause by cases: the first nominative acts, a second one is the object, the rest by endings."""

import re
from collections.abc import Mapping, Sequence

from graph_loader.extract.actors import Actor
from graph_loader.extract.clauses import Clause
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.participations import Part
from graph_loader.extract.reading import Reading
from graph_loader.model import Role

_BESIDE = 3  # words between a participle and whom it tells of
_PARTICIPLES = ("an", "si")  # “çıxış edən”; “seçilməsi”
_VERBAL_NOUN = re.compile(r".(?:ma(?:si|lari)|aca[gy]i|acayi|d[iu][gy][iu])(?:n[iau]n?)?$")
_USUAL: Mapping[str, Role] = {
    "led": "agent",
    "present": "attendee",
    "organized": "organizer",
    "between": "agent",
}
"""What the words behind a genitive make of it, whatever the act."""


def by_case(
    reading: Reading, clause: Clause, actors: Sequence[Actor], earlier: Sequence[Clause], grammar: Grammar
) -> list[Part]:
    """The parts of one clause; `earlier` are those before it in the sentence."""
    roles = clause.trigger.rule.roles
    if behind := _right_behind(reading, clause, actors):
        return behind
    opens = _clause_opening(reading, clause, grammar)
    floor = max((other.end for other in earlier), default=clause.left)
    left = [a for a in actors if opens <= a.first and a.end <= clause.end]
    own = [a for a in left if a.first >= floor or a.marker == "by"]
    if clause.trigger.rule.kind == "noun":
        own = _nearest_owners(own)
    usual = _USUAL if roles else {}
    if "genitive" not in roles and "subject" in roles and _is_nominal(reading, clause):
        usual = {**usual, "genitive": roles["subject"]}
    marked = [(a, role) for a in own if a.marker and (role := roles.get(a.marker) or usual.get(a.marker))]
    return _nominative(own, left, roles) + marked


def _nominative(own: Sequence[Actor], left: Sequence[Actor], roles: Mapping[str, Role]) -> list[Part]:
    """Subject and objects without a case ending; the subject may stand farther left, before an earlier clause."""
    actors = [a for a in own if a.marker == ""]
    if not actors:
        first = next((a for a in left if a.marker == ""), None)
        actors = [a for a in left if first is not None and a.group == first.group]
    found: list[Part] = []
    for actor in actors:
        first = actors[0]
        if first.person and actor.group != first.group and _is_body(actor):
            continue  # "X BMT sammitində çıxış edib": the body only says whose summit it was
        is_subject = actor.group == first.group or "accusative" not in roles
        if (role := roles.get("subject" if is_subject else "accusative")) is not None:
            found.append((actor, role))
    return found


def _right_behind(reading: Reading, clause: Clause, actors: Sequence[Actor]) -> list[Part]:
    """“çıxış edən nazir X”: a participle tells what follows it did it."""
    role = clause.trigger.rule.roles.get("next")
    if role is None or not reading.tokens.words[clause.end - 1].endswith(_PARTICIPLES):
        return []
    near = [a for a in actors if 0 <= a.first - clause.end < _BESIDE]
    if not near or not all(word.isalpha() for word in reading.tokens.words[clause.end : near[0].first]):
        return []
    return [(a, role) for a in actors if a.group == near[0].group]


def _clause_opening(reading: Reading, clause: Clause, grammar: Grammar) -> int:
    """Behind “X bildirib ki,” and “X: …”: X does not do what the clause tells."""
    words = reading.tokens.words
    opens = (":", *grammar.subordinators)
    openings = (i + 1 for i in range(clause.first - 1, clause.left, -1) if words[i] in opens)
    return next(openings, clause.left)


def _nearest_owners(actors: list[Actor]) -> list[Actor]:
    """Of several in the genitive the one right before a noun owns it: “X-in namizədliyi Məclisin iclasında”."""
    owners = [a.group for a in actors if a.marker == "genitive"]
    return [a for a in actors if a.marker != "genitive" or a.group == owners[-1]]


def _is_body(actor: Actor) -> bool:
    return actor.entity is not None and actor.entity.kind == "organization"


def _is_nominal(reading: Reading, clause: Clause) -> bool:
    """“X-in səfər etməsi gözlənilir”, “X-in hücum etdiyini bildirib”: the subject of a verbal noun is its owner."""
    return any(_VERBAL_NOUN.search(word) for word in reading.tokens.words[clause.first : clause.end])
