"""When an act took place: the date of its sentence that belongs to its trigger, and not to another one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from graph_loader.extract.clauses import Clause
from graph_loader.extract.dates import DateMention
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Reading
from graph_loader.model import Span

_WIDE = timedelta(days=200)
_BACK = 14  # words between "since" and the date of what it speaks of
_SPOKEN = frozenset(["Speech", "PressStatement", "Interview"])


@dataclass(frozen=True, slots=True)
class SentenceDates:
    """The dates of one sentence and its clauses; `narrow` leaves out years, which date no news."""

    reading: Reading
    mentions: Sequence[DateMention]
    clauses: Sequence[Clause]
    rules: NamingRules
    narrow: bool

    def date_of(self, clause: Clause) -> DateMention | None:
        """The date that belongs to a clause, the nearest of several; None where none does."""
        fitting = [mention for mention in self.mentions if self._may_date(mention)]
        belongs = self._is_nearest if self.rules.genitive else self._belongs
        belonging = [mention for mention in fitting if belongs(clause, mention)]
        return min(belonging, key=lambda mention: self._rank(clause, mention), default=None)

    def _rank(self, clause: Clause, mention: DateMention) -> tuple[bool, int]:
        """The nearest first; last what stands before the verb and yet not at the head of a clause: “said on Friday that
        shots had been fired on 28 July”."""
        before = mention.span.end <= clause.trigger.span.start
        first = self.reading.tokens.within(mention.span)[0]
        elsewhere = before and not self.rules.genitive and not self._opens_clause(first)
        return elsewhere, _distance(clause.trigger.span, mention.span)

    def _may_date(self, mention: DateMention) -> bool:
        folded = self.reading.tokens.folded
        wide = mention.date.latest - mention.date.earliest > _WIDE
        return not (
            (wide and (self.narrow or mention.date.basis != "stated"))
            or _dates_something_else(folded, mention.span, self.rules.grammar)
            or self._reaches_back(mention)
            or self._inside_office(mention.span)
        )

    def _reaches_back(self, mention: DateMention) -> bool:
        """“his first trip since the beginning of the invasion on February 24”: the date of what is reached back to."""
        tokens, grammar = self.reading.tokens, self.rules.grammar
        first = tokens.within(mention.span)[0]
        for index in range(
            first - 1, max(self.reading.bounds[self.reading.sentence_of(first)][0], first - _BACK) - 1, -1
        ):
            if tokens.words[index] in (",", ";"):
                return False
            if tokens.words[index] in grammar.reaching_back:
                return True
        return False

    def _inside_office(self, span: Span) -> bool:
        """A term of office: “President of Ukraine in 1991-1994”."""
        return any(self.reading.span(o.first, o.end).covers(span) for o in self.reading.offices)

    def _is_nearest(self, clause: Clause, mention: DateMention) -> bool:
        """Where verbs come last, a date stands before its own, and nearer to it than to another."""
        distance = _distance(clause.trigger.span, mention.span)
        behind = clause.trigger.rule.kind == "verb" and mention.span.start >= clause.trigger.span.end
        rivals = (c for c in self.clauses if c is not clause)
        if self._of_participle(mention):
            return False
        return not behind and not any(_distance(r.trigger.span, mention.span) < distance for r in rivals)

    def _of_participle(self, mention: DateMention) -> bool:
        """“noyabrın 15-də qəbul etdiyi qətnamə”: the day of the resolution, not of what is said of it."""
        words, grammar = self.reading.tokens.words, self.rules.grammar
        end = self.reading.tokens.within(mention.span)[1]
        near = words[end : end + _PARTICIPLE]
        return any(_PARTICIPLES.search(word) and word not in grammar.signed_before for word in near)

    def _belongs(self, clause: Clause, mention: DateMention) -> bool:
        """A date follows its verb (“founded it on April 26, opened it on May 27”), unless it opens a clause.

        Right before a noun it is part of what the act is called: “the April 6 talks”.
        """
        first, end = self.reading.tokens.within(mention.span)
        inside = [c for c in self.clauses if c.trigger.span.covers(mention.span) or c.first == end]
        left = [c for c in self.clauses if c.end <= first]
        right = [c for c in self.clauses if c.first >= end]
        nearest = right[:1] if right and (not left or self._opens_clause(first)) else left[-1:]
        return clause in (inside or nearest) and not self._of_something_told(clause, first)

    def _of_something_told(self, clause: Clause, index: int) -> bool:
        """“In his address, X described … in September 2023”, “… to X, who died on 12 October”: not when it was told."""
        words, grammar = self.reading.tokens.words, self.rules.grammar
        between = range(clause.end, index)
        relative = any(words[i] in grammar.object_breaks and words[i - 1] == "," for i in between)
        spoken = clause.trigger.rule.type in _SPOKEN
        said = any(
            words[i] == "," or words[i] in grammar.object_breaks - grammar.conjunctions for i in between
        )
        return relative or (spoken and said)

    def _opens_clause(self, index: int) -> bool:
        """“…, and on May 5 visited”, “On May 3, …”: at most a preposition parts it from where a clause begins."""
        words, grammar = self.reading.tokens.words, self.rules.grammar
        before = index - 1
        begin = self.reading.bounds[self.reading.sentence_of(index)][0]
        while before >= begin and (
            words[before] in grammar.prepositions or words[before] in grammar.articles
        ):
            before -= 1
        return (
            before < begin or words[before] in (",", ";", "–", "—") or words[before] in grammar.conjunctions
        )


_PARTICIPLE = 4  # words between a date and the participle whose it is
_PARTICIPLES = re.compile(r".d[iu][gy][iu]$")


def _distance(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _dates_something_else(folded: str, date: Span, grammar: Grammar) -> bool:
    """“The agreements of November 9” and “since 2003” say nothing of when this act took place."""
    return folded[max(0, date.start - 24) : date.start].rstrip().endswith(grammar.dates_of_documents)
