"""How far a title reaches to the left where order tells: “Kazakhstan’s First Deputy Minister”, “NSC Spokesperson”.

State or body, former or acting, the portfolio, and the words that only modify.
"""

from collections.abc import Callable
from dataclasses import dataclass

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES, is_name_word
from graph_loader.extract.reading import Name, Reading
from graph_loader.model import Entity, Phase


@dataclass(slots=True)
class OrderReach:
    """The state of one walk to the left, from the head of a title at `begin`."""

    reading: Reading
    rules: NamingRules
    demonym: Callable[[str], Entity | None]
    begin: int
    first: int
    given_names: frozenset[str]
    owner: Entity | None = None
    phase: Phase = "current"

    def walk(self) -> tuple[int, Entity | None, Phase]:
        """Where the phrase begins, whose office it is, and whether it is a former or acting one."""
        head = self.begin
        while self.begin > self.first and (begin := self._one_more()) is not None:
            self.begin = begin
            if self.phase != "current":
                return self.begin, self.owner, self.phase
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
            return self._owned_by(demonym, before)
        if self._ends_possessive(before):
            return self._possessor(before - 2)
        if word in self.rules.modifiers or self._is_portfolio(before):
            return before
        if word in self.rules.grammar.conjunctions and self._joins_portfolios(before):
            return before - 1  # "Oil and Gas Minister"
        if word == "-" and tokens.adjacent(before) and before - 1 >= self.first and self.owner is None:
            return self._before_hyphen(before - 1)
        return before if self._is_unknown_body(before) else None

    def _name(self, name: Name) -> int | None:
        if name.entity.kind == "person" or self.rules.declined:
            return None
        if name.first > self.first and self.reading.tokens.words[name.first - 1] in self.rules.locative:
            return None  # "held in Baku President Aliyev attended": a place of the clause before
        return self._owned_by(name.entity, name.first)

    def _owned_by(self, owner: Entity, begin: int) -> int | None:
        if self.owner is not None:
            return None
        self.owner = owner
        return begin

    def _ends_possessive(self, index: int) -> bool:
        words = self.reading.tokens.words
        return (
            words[index] in self.rules.grammar.possessive
            and index - 2 >= self.first
            and words[index - 1] in APOSTROPHES
        )

    def _possessor(self, last: int) -> int | None:
        """The name that ends before “’s”."""
        name = self.reading.owner[last]
        if name is None or name.entity.kind == "person":
            return None
        return self._owned_by(name.entity, name.first)

    def _before_hyphen(self, before: int) -> int:
        """“ex-President” begins behind the hyphen, “Vice-President” before it."""
        if self.reading.tokens.words[before] in self.rules.former:
            self.phase = "former"
            return self.begin
        return before

    def _is_portfolio(self, index: int) -> bool:
        tokens = self.reading.tokens
        return tokens.words[index] in self.rules.portfolio and tokens.capitalised(index)

    def _joins_portfolios(self, joint: int) -> bool:
        return joint - 1 >= self.first and self._is_portfolio(joint - 1) and self._is_portfolio(joint + 1)

    def _is_unknown_body(self, before: int) -> bool:
        """A capital right before a title that is no name yet: “NSC Spokesperson”, “Bucha Mayor”."""
        tokens, rules = self.reading.tokens, self.rules
        if rules.declined or self.owner is not None:
            return False
        if not is_name_word(tokens, before, rules) or rules.heads.at(tokens, before, before + 1):
            return False
        named = before > self.first and is_name_word(tokens, before - 1, rules)
        surname = tokens.words[before].endswith(rules.surname_endings)
        if named and (surname or tokens.words[before - 1] in self.given_names):
            return False  # "appointed Gagik Manukyan Deputy Governor of …"
        return (
            before > self.first
            or tokens.written(before, before + 1).isupper()
            or tokens.capitalised(before + 1)
        )
