"""How far a title reaches to the left where owners stand before what they own, each in the genitive.

“Azərbaycanın Baş nazirinin müavini”, “Prezidentin Qubadlı rayonundakı xüsusi nümayəndəsi”, “Departamentin müdiri”:
state or body, other titles and parts of bodies in the genitive, where the post is, and the words that only modify.
"""

from collections.abc import Callable
from dataclasses import dataclass

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, Reading
from graph_loader.model import Entity, Phase

_LONGEST_HEAD = 4  # words of a title or of a body's part
_LONGEST_FIELD = 5  # words of a field before “üzrə”: “iqtisadi məsələlər üzrə”


@dataclass(slots=True)
class CaseReach:
    """The state of one walk to the left, from the head of a title at `begin`."""

    reading: Reading
    rules: NamingRules
    demonym: Callable[[str], Entity | None]
    begin: int
    first: int
    owner: Entity | None = None
    phase: Phase = "current"

    def walk(self) -> tuple[int, Entity | None, Phase]:
        """Where the phrase begins, whose office it is, and whether it is a former or acting one."""
        head = self.begin
        while self.begin > self.first and (begin := self._one_more()) is not None:
            self.begin = begin
        if self.begin < head and self.reading.tokens.words[self.begin] in self.rules.grammar.conjunctions:
            self.begin += 1
        return self.begin, self.owner, self.phase

    def _one_more(self) -> int | None:
        """Where the phrase begins with what stands right before it; None where that is no part of it."""
        tokens, before = self.reading.tokens, self.begin - 1
        word, name = tokens.words[before], self.reading.owner[before]
        if word in self.rules.former or word in self.rules.acting:
            self.phase = "former" if word in self.rules.former else "acting"
            return before
        if name is not None:
            return self._name(name)
        if tokens.capitalised(before) and (demonym := self.demonym(word)) is not None:
            if self.owner is not None:
                return None
            self.owner = demonym
            return before
        if word in self.rules.modifiers or word in self.rules.portfolio:
            return before
        if (owner := self._genitive_head()) is not None:
            return owner
        if word in self.rules.grammar.in_field:
            return self._field(before)
        if word == ")":
            return self._parenthesis(before)
        if word == "-" and tokens.adjacent(before) and self.begin - 2 >= self.first:
            return before - 1
        return None

    def _name(self, name: Name) -> int | None:
        if name.entity.kind == "person":
            return None
        if name.case in ("genitive", "nominative"):
            if self.owner is not None:
                return None
            self.owner = name.entity
            return name.first
        if name.case == "attributive" or (name.case == "locative" and self._owned_before(name)):
            return name.first  # "Azərbaycanın Yunanıstanda səfiri": where the post is
        return None

    def _owned_before(self, name: Name) -> bool:
        owner = self.reading.name_before(name.first)
        return (
            owner is not None and owner.case in ("genitive", "nominative") and owner.entity.kind != "person"
        )

    def _parenthesis(self, closing: int) -> int | None:
        """“Türk Mədəniyyəti Təşkilatının (TÜRKSOY) baş katibi”: a short name behind the owner, in brackets."""
        words = self.reading.tokens.words
        for opening in range(closing - 2, max(self.first, closing - _LONGEST_HEAD), -1):
            if words[opening] == "(":
                owner = self.reading.name_before(opening)
                before = CaseReach(self.reading, self.rules, self.demonym, opening, self.first)
                owned = owner is not None and owner.case == "genitive" and owner.entity.kind != "person"
                return opening if owned or before._genitive_head() is not None else None
        return None

    def _genitive_head(self) -> int | None:
        """“Baş nazirinin” before “müavini”, “departamentinin” before “müdiri”."""
        tokens, end = self.reading.tokens, self.begin
        for start in range(max(self.first, end - _LONGEST_HEAD), end):
            for heads in (self.rules.heads, self.rules.body_heads):
                found = heads.at(tokens, start, end)
                if found is not None and found[0] == end and found[1].case == "genitive":
                    return start
        return None

    def _field(self, before: int) -> int | None:
        """“iqtisadi məsələlər üzrə köməkçisi”: the field stands between the owner and “üzrə”."""
        words = self.reading.tokens.words
        for start in range(before, max(self.first, before - _LONGEST_FIELD), -1):
            owner = self.reading.name_before(start)
            at_head = CaseReach(self.reading, self.rules, self.demonym, start, self.first)._genitive_head()
            if (owner is not None and owner.case == "genitive") or at_head is not None:
                return start
            if not words[start - 1].isalpha():
                return None
        return None
