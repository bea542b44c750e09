"""Reads the parts of a clause by what stands left and right of its verb, and under which preposition."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extract.actors import Actor
from graph_loader.extract.clauses import Clause
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES
from graph_loader.extract.participations import MUTUAL, Part
from graph_loader.extract.reading import Reading
from graph_loader.model import Role

_GRAVE = frozenset(["Attack"])
_NEAR = 6  # words between a trigger and the object it governs
_BESIDE = 3  # words between a name and what refers to it: ", who"


@dataclass(frozen=True, slots=True)
class WordOrder:
    """One clause with the actors of its sentence, and the clauses before it."""

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
        if role != "counterpart" or self.clause.trigger.rule.type not in MUTUAL:
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
