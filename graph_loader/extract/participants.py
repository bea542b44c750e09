"""Joins actors with a trigger: who acts and whom the act concerns, by markers and order.

Two ways of reading a clause: by prepositions and order (English; Russian, where a case is as good as a preposition),
and by cases (Azerbaijani, Turkish). Which one a language takes, its `[titles] style` says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_loader.extract.actors import Actor
from graph_loader.extract.clauses import Clause
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES
from graph_loader.extract.reading import Reading
from graph_loader.model import Role

Part = tuple[Actor, Role]

_COUNTRY_TYPES = frozenset(["Recognition", "Attack", "Signing", "Accident"])
_WITH: Mapping[str, tuple[str, ...]] = {
    "Signing": ("instrumental",)
}  # “Azərbaycan ilə Rusiya … imzalayıblar”
_OF_OFFICE = frozenset(["Appointment", "Dismissal", "Election"])
_BETWEEN_TWO = frozenset(["Meeting", "PhoneCall"])
_GRAVE = frozenset(["Attack"])
_NEAR = 6  # words between a trigger and the object it governs
_BESIDE = 3  # words between a name and what refers to it: ", who"
_SAID_BEFORE = 5  # words before a name in which "attended by" or "participation of" stands


def participants(
    reading: Reading,
    clause: Clause,
    actors: Sequence[Actor],
    earlier: Sequence[Clause],
    rules: NamingRules,
    last_agent: Actor | None = None,
) -> list[Part]:
    """The actors of one act with their roles, in the order of the text."""
    usable = [actor for actor in actors if _may_act(actor, clause)]
    if rules.genitive:
        usable = [actor for actor in usable if not _says_whose(reading, actor, rules)]
        chosen = _by_case(reading, clause, usable, earlier, rules.grammar)
    else:
        order = _WordOrder(reading, clause, usable, earlier, rules)
        chosen = order.subjects(last_agent) + order.complements()
        if not any(role == "agent" for _, role in chosen):
            chosen += order.fronted()
    chosen = _present(reading, clause, usable, rules) + _between_two(clause, chosen)
    unique: dict[object, Part] = {}
    for actor, role in chosen:
        unique.setdefault((actor.first, actor.entity), (actor, role))
    return sorted(unique.values(), key=lambda part: part[0].first)


def _may_act(actor: Actor, clause: Clause) -> bool:
    """A country acts in some types of act, and only as subject or after “by”; no other place ever does.

    An office alone is what somebody is appointed or elected to, not who is; but “the Prime Minister resigned”, and
    “the President appointed …”.
    """
    type_ = clause.trigger.rule.type
    if actor.entity is not None and actor.entity.kind == "office" and type_ in _OF_OFFICE:
        subject = actor.marker == "" and actor.end <= clause.first
        by_case = "genitive" in clause.trigger.rule.roles  # "Baş nazir vəzifəsindən azad edilib"
        acts = (type_ == "Dismissal" or not clause.trigger.passive) and not by_case
        return actor.marker == "by" or (subject and acts)
    if actor.entity is None or actor.entity.kind != "place":
        return True
    return (
        actor.state
        and type_ in _COUNTRY_TYPES
        and actor.marker in ("", "by", "between", *_WITH.get(type_, ()))
    )


def _between_two(clause: Clause, chosen: list[Part]) -> list[Part]:
    """“X and Y met”: of two who act on each other the first is the agent, the others its counterparts."""
    two_sided = clause.trigger.rule.type in _BETWEEN_TWO and not clause.trigger.rule.one_sided
    if not two_sided or any(role != "agent" for _, role in chosen):
        return chosen
    return [(actor, "agent" if n == 0 else "counterpart") for n, (actor, _) in enumerate(chosen)]


def _present(reading: Reading, clause: Clause, actors: Sequence[Actor], rules: NamingRules) -> list[Part]:
    """“accompanied by …”, “with the participation of …”, “attended by …”: present, whatever the act."""
    words = reading.tokens.words
    found: list[Part] = []
    groups: set[int] = set()
    for actor in actors:
        before = words[max(clause.left, actor.first - _SAID_BEFORE) : actor.first]
        told = actor.marker in ("by", "of", "with") and rules.grammar.present.intersection(before)
        if actor.group in groups or (told and actor.first < clause.right):
            groups.add(actor.group)
            found.append((actor, "attendee"))
    return found


@dataclass(frozen=True, slots=True)
class _WordOrder:
    """Reads a clause by what stands left and right of the verb, and under which preposition."""

    reading: Reading
    clause: Clause
    actors: Sequence[Actor]
    earlier: Sequence[Clause]
    rules: NamingRules

    def subjects(self, last_agent: Actor | None) -> list[Part]:
        """Who acts: the nearest on the left without preposition, or the owner of the act (“his talks”)."""
        role = self._subject_role()
        if role is None:
            return self._possessors() or self._owner(last_agent)
        clause, words = self.clause, self.reading.tokens.words
        if clause.first > clause.left and words[clause.first - 1] in self.rules.grammar.relatives:
            return self._before_relative(role)
        left = [a for a in self.actors if a.end <= clause.first and a.marker == "" and not self._owns(a)]
        for group in dict.fromkeys(a.group for a in reversed(left)):
            members = [a for a in left if a.group == group]
            if not self._object_of_earlier(members[0]) and self._may_be_held_responsible(members[-1]):
                return [(a, role) for a in members]
        return self._possessors() or self._owner(last_agent)

    def _may_be_held_responsible(self, actor: Actor) -> bool:
        """Who is the agent of an attack is a grave statement: a person only right before the verb, never from afar."""
        if self.clause.trigger.rule.type not in _GRAVE or not actor.person:
            return True
        return self.clause.first - actor.end <= 1

    def _owns(self, actor: Actor) -> bool:
        """Whether an actor only owns what follows: “NATO's Stoltenberg”, “the President's decision”."""
        words = self.reading.tokens.words
        return (
            actor.end + 1 < len(words)
            and words[actor.end] in APOSTROPHES
            and words[actor.end + 1] in self.rules.grammar.possessive
        )

    def _subject_role(self) -> Role | None:
        trigger = self.clause.trigger
        role = trigger.rule.roles.get("subject")
        if role is None or not trigger.passive:
            return role
        return "victim" if trigger.rule.type == "Attack" else "subject"

    def _before_relative(self, role: Role) -> list[Part]:
        """“… the heads of government, who arrived in Kyiv”, “… to X on being elected”: whoever stands before it."""
        clause = self.clause
        near = [a for a in self.actors if a.end <= clause.first and clause.first - a.end <= _BESIDE]
        if not near:
            return []
        if self.reading.tokens.words[clause.first] in self.rules.grammar.singular:
            return [(near[-1], role)]
        return [(a, role) for a in self.actors if a.group == near[-1].group]

    def _possessors(self) -> list[Part]:
        """“Ilham Aliyev's visit to …”, “President Biden's call with …”."""
        role = self.clause.trigger.rule.roles.get("possessive")
        if role is None:
            return []
        for actor in reversed([a for a in self.actors if a.end <= self.clause.first]):
            between = self.reading.tokens.words[actor.end : self.clause.first]
            if len(between) <= 4 and self.rules.grammar.possessive.intersection(between[:2]):
                return [(actor, role)]
        return []

    def _owner(self, last_agent: Actor | None) -> list[Part]:
        """“his talks with …”, “during her meeting with …”: the subject of the sentence, else who acted last."""
        role = self.clause.trigger.rule.roles.get("possessive")
        if role is None or self.reading.tokens.words[self.clause.first] not in self.rules.grammar.owners:
            return []
        before = [a for a in self.actors if a.end <= self.clause.first and a.marker == "" and a.person]
        if before:
            return [(a, role) for a in before if a.group == before[-1].group]
        return [(last_agent, role)] if last_agent is not None else []

    def fronted(self) -> list[Part]:
        """“On a visit to Khorezm, President X laid …”: who acts stands behind the comma of the opening phrase."""
        roles, words = self.clause.trigger.rule.roles, self.reading.tokens.words
        role = roles.get("subject") or roles.get("possessive")
        opening = self.clause.left
        if role != "agent" or not (
            words[opening] in self.rules.grammar.prepositions
            or words[opening].endswith(self.rules.grammar.participles)
        ):
            return []
        if any(a.marker == "" and a.end <= self.clause.first for a in self.actors):
            return []
        commas = [i for i in range(self.clause.end, self.clause.stop) if words[i] == ","]
        for actor in self.actors:
            begin = actor.first - 1
            while begin > self.clause.end and words[begin] in self.rules.grammar.passed_over:
                begin -= 1
            if actor.marker == "" and begin in commas:
                found: list[Part] = [(a, role) for a in self.actors if a.group == actor.group]
                return found + self._updated(found[-1][0])
        return []

    def _updated(self, subject: Actor) -> list[Part]:
        """“In a phone call, Foreign Minister X updated Y”: whom the sentence goes on to name is at the other end."""
        role = self.clause.trigger.rule.roles.get("object")
        if role != "counterpart" or self.clause.trigger.rule.type not in _BETWEEN_TWO:
            return []
        behind = [
            a for a in self.actors if a.first >= subject.end and a.group != subject.group and a.marker == ""
        ]
        return [(a, role) for a in behind if a.group == behind[0].group and not a.state]

    def _object_of_earlier(self, actor: Actor) -> bool:
        """Whether an actor stands right behind an earlier trigger as its object, so that it is no subject here."""
        for other in self.earlier:
            if other.end <= actor.first < self.clause.first:
                between = self.reading.tokens.words[other.end : actor.first]
                if len(between) <= _BESIDE and "," not in between and "object" in other.trigger.rule.roles:
                    return True
        return False

    def complements(self) -> list[Part]:
        """Whom the act concerns: on the right, under a preposition or as object."""
        roles = self.clause.trigger.rule.roles
        found: list[Part] = []
        object_group: int | None = None
        for actor in self.actors:
            if not self.clause.end <= actor.first < self.clause.right and not self._orders(actor):
                continue
            if self._owns(actor):
                continue
            role: Role | None = None
            if actor.marker == "including":
                role = roles.get("with") or roles.get("object")
            elif actor.marker:
                role = roles.get(actor.marker)
            elif not actor.state and object_group in (None, actor.group) and self._follows(actor, found):
                if object_group is not None or not self.clause.trigger.passive:
                    role = roles.get("object") or roles.get(self.reading.tokens.words[self.clause.end - 1])
                object_group = actor.group
            if role is not None:
                found.append((actor, role))
        return found

    def _orders(self, actor: Actor) -> bool:
        """“Указом Президента … назначен”: where nouns decline, an order may stand before what it does."""
        return self.rules.declined and actor.marker == "by" and actor.end <= self.clause.first

    def _follows(self, actor: Actor, found: Sequence[Part]) -> bool:
        """Whether an actor without preposition stands near enough behind the trigger to be its object."""
        if found and found[-1][0].group == actor.group:
            return True
        between = self.reading.tokens.words[self.clause.end : actor.first]
        breaks = {",", ".", *self.rules.grammar.object_breaks}
        return len(between) <= _NEAR and not breaks.intersection(between)


def _by_case(
    reading: Reading, clause: Clause, actors: Sequence[Actor], earlier: Sequence[Clause], grammar: Grammar
) -> list[Part]:
    """Reads a clause by cases: the first nominative acts, a second one is the object, the rest by their endings."""
    roles = clause.trigger.rule.roles
    if behind := _right_behind(reading, clause, actors):
        return behind
    opens = _clause_opening(reading, clause, grammar)
    floor = max((other.end for other in earlier), default=clause.left)
    left = [a for a in actors if opens <= a.first and a.end <= clause.end]
    own = [a for a in left if a.first >= floor or a.marker == "by"]
    if clause.trigger.rule.kind == "noun":
        own = _nearest_owners(own)
    nominative = [a for a in own if a.marker == ""]
    if not nominative:
        first = next((a for a in left if a.marker == ""), None)
        nominative = [a for a in left if first is not None and a.group == first.group]
    found: list[Part] = []
    for actor in nominative:
        first = nominative[0]
        if first.person and actor.group != first.group and _is_body(actor):
            continue  # "X BMT sammitində çıxış edib": the body only says whose summit it was
        is_subject = actor.group == first.group or "accusative" not in roles
        if (role := roles.get("subject" if is_subject else "accusative")) is not None:
            found.append((actor, role))
    usual = _USUAL if roles else {}
    if "genitive" not in roles and "subject" in roles and _is_nominal(reading, clause):
        usual = {**usual, "genitive": roles["subject"]}
    found += [(a, role) for a in own if a.marker and (role := roles.get(a.marker) or usual.get(a.marker))]
    return found


def _says_whose(reading: Reading, actor: Actor, rules: NamingRules) -> bool:
    """“Azərbaycan və Türkiyə prezidentləri”: the presidents act, and the states only say whose they are."""
    if not actor.state or actor.end >= len(reading.tokens):
        return False
    words = reading.tokens.words
    end = actor.end
    while end + 1 < len(words) and (words[end] in rules.grammar.conjunctions or words[end] == ","):
        name = reading.name_at(end + 1)
        if name is None:
            return False
        end = name.end
    return rules.plural_heads.at(reading.tokens, end, len(words)) is not None


def _is_body(actor: Actor) -> bool:
    return actor.entity is not None and actor.entity.kind == "organization"


def _nearest_owners(actors: list[Actor]) -> list[Actor]:
    """Of several in the genitive the one right before a noun owns it: “X-in namizədliyi Məclisin iclasında”."""
    owners = [a.group for a in actors if a.marker == "genitive"]
    return [a for a in actors if a.marker != "genitive" or a.group == owners[-1]]


def _is_nominal(reading: Reading, clause: Clause) -> bool:
    """“X-in səfər etməsi gözlənilir”, “X-in hücum etdiyini bildirib”: the subject of a verbal noun is its owner."""
    return any(_VERBAL_NOUN.search(word) for word in reading.tokens.words[clause.first : clause.end])


_VERBAL_NOUN = re.compile(r".(?:ma(?:si|lari)|aca[gy]i|acayi|d[iu]g[iu])(?:n[iau]n?)?$")


# What the words behind a genitive make of it, whatever the act.
_USUAL: Mapping[str, Role] = {
    "led": "agent",
    "present": "attendee",
    "organized": "organizer",
    "between": "agent",
}


def _right_behind(reading: Reading, clause: Clause, actors: Sequence[Actor]) -> list[Part]:
    """“çıxış edən nazir X”: a participle tells what follows it did it."""
    role = clause.trigger.rule.roles.get("next")
    if role is None or not reading.tokens.words[clause.end - 1].endswith(_PARTICIPLES):
        return []
    near = [a for a in actors if 0 <= a.first - clause.end < _BESIDE]
    if not near or not all(word.isalpha() for word in reading.tokens.words[clause.end : near[0].first]):
        return []
    return [(a, role) for a in actors if a.group == near[0].group]


_PARTICIPLES = ("an", "si")  # “çıxış edən”; “seçilməsi”


def _clause_opening(reading: Reading, clause: Clause, grammar: Grammar) -> int:
    """Behind “X bildirib ki,” and “X: …”: X does not do what the clause tells."""
    words = reading.tokens.words
    opens = (":", *grammar.subordinators)
    openings = (i + 1 for i in range(clause.first - 1, clause.left, -1) if words[i] in opens)
    return next(openings, clause.left)
