"""Where an act takes place: the place under one of its trigger's markers, by preposition or case."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extract.clauses import Clause
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES
from graph_loader.extract.reading import Name, Reading

_OF_FACILITY = frozenset(["Opening", "Groundbreaking"])
_BESIDE = 2  # words between a subject and its verb: "Odesa was again shelled"
_RELATIVE = 9  # words between "where" and the verb of its clause
_POINTED_AT = 6  # words behind a trigger in which "at the memorial" stands


def event_places(reading: Reading, clause: Clause, rules: NamingRules) -> list[Name]:
    """The place of the act; several where a list of them stands; empty where none is told."""
    return _Places(reading, clause, rules).chosen()


@dataclass(frozen=True, slots=True)
class _Places:
    reading: Reading
    clause: Clause
    rules: NamingRules

    def chosen(self) -> list[Name]:
        names = self._names()
        marked = [(name, self._marker(name)) for name in names]
        if self.clause.trigger.rule.type in _OF_FACILITY and (own := self._facility(marked)) is not None:
            return [own]
        first = self._by_case(marked) if self.rules.genitive else self._by_preposition(marked)
        if not self.rules.genitive and (relative := self._relative()) is not None:
            first = relative
        first = first or self._pointed_at()
        return self._with_list(first, names) if first is not None else []

    def _names(self) -> list[Name]:
        """The places of the clause that are no part of an office and own nothing (“Russia's aggression”)."""
        offices = {i for o in self.reading.offices for i in range(o.first, o.end)}
        return [
            name
            for name in self.reading.names_in(self.clause.left, self.clause.right)
            if name.entity.kind == "place" and name.first not in offices and not self._owns(name)
        ]

    def _owns(self, name: Name) -> bool:
        words = self.reading.tokens.words
        return (
            name.end + 1 < len(words)
            and words[name.end] in APOSTROPHES
            and words[name.end + 1] in self.rules.grammar.possessive
        )

    # --- by markers -----------------------------------------------------------------------------------------------

    def _by_preposition(self, marked: Sequence[tuple[Name, str]]) -> Name | None:
        """Inside the trigger's words, else the first behind it, else the last before all triggers of the sentence."""
        clause, in_words = self.clause, self.rules.grammar.in_words
        wanted = clause.trigger.rule.places or tuple(in_words)
        inside, after, before, subject = [], [], [], []
        for name, marker in marked:
            if (
                name.first >= clause.first
                and name.end <= clause.end
                and (marker in wanted or marker in in_words or "inside" in wanted)
            ):
                inside.append(name)
            elif name.first >= clause.end and marker in wanted:
                after.append(name)
            elif name.end <= clause.before_all and marker in wanted and self._stands_before(marker):
                before.append(name)
            elif "subject" in wanted and self._suffers(name, marker):
                subject.append(name)
        return next(iter([*inside, *reversed(subject), *after, *reversed(before)]), None)

    def _suffers(self, name: Name, marker: str) -> bool:
        """“Khojaly was attacked by …”, “Istanbul hosts …”: the place is the subject, right before the verb."""
        clause = self.clause
        near = 0 <= clause.first - name.end <= _BESIDE
        return (
            near
            and marker in ("", "object")
            and (clause.trigger.passive or clause.trigger.rule.passive is None)
        )

    def _relative(self) -> Name | None:
        """“arrived in Arys, where a depot caught fire”: the place that “where” stands for, if nothing is between."""
        words, clause = self.reading.tokens.words, self.clause
        for index in range(clause.first - 1, max(clause.left, clause.first - _RELATIVE), -1):
            if words[index] in self.rules.grammar.where:
                name = self.reading.name_before(index - (words[index - 1] == ","))
                return name if name is not None and name.entity.kind == "place" else None
            if words[index] in (",", ";"):
                return None
        return None

    def _stands_before(self, marker: str) -> bool:
        """“Kalbajar district had been visited by …”: an object stands before only where a subject would."""
        words = self.reading.tokens.words
        return marker not in ("to", "object") or (
            self.clause.end < len(words) and words[self.clause.end] == "by"
        )

    def _by_case(self, marked: Sequence[tuple[Name, str]]) -> Name | None:
        """The case that the trigger wants most, and of several the one nearest to it."""
        wanted = self.clause.trigger.rule.places or ("locative",)
        fitting = [(name, marker) for name, marker in marked if marker in wanted]
        before = [(name, marker) for name, marker in fitting if name.end <= self.clause.end]
        if before:
            return min(before, key=lambda pair: (wanted.index(pair[1]), -pair[0].first))[0]
        if self.clause.trigger.rule.kind == "verb" and self.rules.inflection.harmony:
            return None  # the verb comes last: what follows it belongs to the next clause
        return next((name for name, _ in fitting if name.first >= self.clause.end), None)

    def _marker(self, name: Name) -> str:
        """The case of a name, or the preposition before it, past “the city of”; `object` right behind the trigger."""
        if self.rules.genitive:
            words = self.reading.tokens.words
            following, grammar = words[name.end] if name.end < len(words) else "", self.rules.grammar
            if (
                following in grammar.by_after
                or following in grammar.with_after
                or following in grammar.between_after
            ):
                return "by"  # "Ermənistan tərəfindən": a party, and not where it happened
            beside = following.startswith(grammar.located_after)
            return "locative" if beside and name.case in ("nominative", "genitive") else name.case
        clause, words, index = self.clause, self.reading.tokens.words, name.first - 1
        grammar = self.rules.grammar
        while index >= clause.left:
            if self._names_class(index):
                index -= 1
            elif (owner := self._possessor(index)) is not None:
                index = owner.first - 1  # "to Aghdam's Khidirli village"
            else:
                break
        if index < clause.left:
            return "object" if clause.first >= name.end else ""
        if clause.end - 1 <= index < clause.end:
            ends_with = words[index]
            return (
                ends_with if ends_with != "to" and ends_with in (*grammar.in_words, *grammar.of) else "object"
            )
        if words[index] in grammar.prepositions:
            return words[index]
        return name.case if self.rules.declined and name.case != "nominative" else ""

    def _possessor(self, index: int) -> Name | None:
        words = self.reading.tokens.words
        if (
            index < 2
            or words[index] not in self.rules.grammar.possessive
            or words[index - 1] not in APOSTROPHES
        ):
            return None
        owner = self.reading.owner[index - 2]
        return owner if owner is not None and owner.entity.kind == "place" else None

    def _names_class(self, index: int) -> bool:
        """Whether a word only says what kind of place follows: “the”, “city”, “of” behind “city”."""
        words, grammar = self.reading.tokens.words, self.rules.grammar
        if words[index] in grammar.of:
            return words[index - 1] in grammar.place_classes
        return words[index] in grammar.articles or words[index] in grammar.place_classes

    # --- by what is told of the place ---------------------------------------------------------------------------------

    def _facility(self, marked: Sequence[tuple[Name, str]]) -> Name | None:
        """What was opened or founded, where it is a place: “opening of X”, “X was opened”, “X-in açılışı”."""
        clause, grammar = self.clause, self.rules.grammar
        passive = self.reading.tokens.words[clause.first] in grammar.passive
        for name, marker in marked:
            if name.known:
                continue
            if name.first >= clause.first and (marker == "object" or marker in grammar.of):
                return name
            beside = name.end <= clause.first <= name.end + 2
            if beside and (passive or marker in ("genitive", "nominative", "")):
                return name
        return None

    def _pointed_at(self) -> Name | None:
        """“at the memorial”: the place named before in this item whose name ends in that noun."""
        tokens, clause = self.reading.tokens, self.clause
        for index in range(clause.end, min(clause.right, clause.end + _POINTED_AT)):
            noun = tokens.words[index]
            if (
                self.reading.owner[index] is not None
                or tokens.capitalised(index)
                or tokens.words[index - 1] not in self.rules.grammar.pointers
                or not self.rules.place_after.at(tokens, index, index + 1)
            ):
                continue
            named = [n for n in self.reading.names if n.entity.kind == "place" and n.end <= clause.first]
            named = [n for n in named if tokens.words[n.end - 1] == noun]
            if named:
                return named[-1]
        return None

    def _with_list(self, first: Name, names: Sequence[Name]) -> list[Name]:
        listed = [first]
        for name in names:
            if name.first >= listed[-1].end and self._goes_on(listed[-1], name):
                listed.append(name)
        return listed

    def _goes_on(self, before: Name, after: Name) -> bool:
        grammar = self.rules.grammar
        between = [
            word
            for word in self.reading.tokens.words[before.end : after.first]
            if word not in grammar.articles and word not in grammar.place_classes
        ]
        return (
            bool(between)
            and len(between) <= 2
            and all(w == "," or w in grammar.conjunctions for w in between)
        )
