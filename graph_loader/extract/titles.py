"""Offices as written: a title with its state or body (“Foreign Minister of Armenia”, “Milli Məclisin sədri”)."""

from collections.abc import Mapping
from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.bodies import Bodies
from graph_loader.extract.case_plural_titles import case_plural_titles, respectively
from graph_loader.extract.case_titles import CaseReach
from graph_loader.extract.inflection import Ending
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import NounPhrases, is_name_word
from graph_loader.extract.order_titles import OrderReach
from graph_loader.extract.plural_titles import PluralTitles
from graph_loader.extract.reading import OfficePhrase, Reading
from graph_loader.extract.title_complements import TitleComplements, behind_post, genitive_behind, past_term
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity, Phase


class Titles:
    """Finds office phrases around title heads."""

    def __init__(self, authority: Authority, phrases: NounPhrases, bodies: Bodies) -> None:
        self._authority = authority
        self._phrases = phrases
        self._complements = TitleComplements(phrases, bodies)
        self._plural = PluralTitles(self._demonyms)

    def find(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> list[OfficePhrase]:
        """The office phrases of one sentence, left to right, not yet joined with persons."""
        plural = case_plural_titles if rules.genitive else self._plural.find
        several = list(plural(reading, first, stop, rules))
        taken = {index for office in several for index in range(office.first, office.end)}
        single = [
            o for o in self._single(reading, first, stop, rules) if taken.isdisjoint(range(o.first, o.end))
        ]
        return sorted([*several, *single], key=lambda office: office.first)

    def share(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> None:
        """“Presidents Sadyr Japarov and Emomali Rahmon”: adds the office of each, once the persons are found."""
        if rules.genitive:
            respectively(reading, first, stop, rules)
        else:
            reading.offices.extend(self._plural.shared(reading, first, stop, rules))

    def _single(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> list[OfficePhrase]:
        tokens, index = reading.tokens, first
        found: list[OfficePhrase] = []
        while index < stop:
            plural = rules.plural_heads.at(tokens, index, stop)
            head = rules.heads.at(tokens, index, stop)
            if plural is not None and (head is None or plural[0] >= head[0]):
                index = plural[0]
                continue
            if head is not None and rules.genitive and _of_delegation(reading, head[0], stop, rules):
                index = head[0]
                continue
            if head is None or self._inside_name(reading, index):
                index += 1
                continue
            if head[0] < stop and not rules.genitive and rules.heads.at(tokens, head[0], stop):
                index = head[0]  # "Deputy Chairman": the first word only modifies the second
                continue
            floor = found[-1].end if found else first
            if found and rules.genitive and found[-1].ending.case == "genitive":
                floor = found[-1].first  # "Prezidentin köməkçisi": the title before may belong to this one
            phrase = self._phrase(reading, index, head, floor, stop, rules)
            if phrase is not None:
                if found and rules.genitive:
                    _joined_by_dash(reading, found[-1], phrase)
                if found and found[-1].end > phrase.first:
                    found.pop()
                found.append(phrase)
                index = max(phrase.end, head[0])
            else:
                index = head[0]
        return found

    def _inside_name(self, reading: Reading, first: int) -> bool:
        """Whether the head is part of a body's or person's name (“President Hotel”), or a capital in a longer name."""
        owner = reading.owner[first]
        return owner is not None and (owner.entity.kind != "person" or owner.first < first)

    def _phrase(
        self,
        reading: Reading,
        index: int,
        head: tuple[int, Ending],
        first: int,
        stop: int,
        rules: NamingRules,
    ) -> OfficePhrase | None:
        begin, owner, phase = self._left(reading, index, first, rules)
        end = head[0]
        tokens = reading.tokens
        if end + 1 < stop and tokens.words[end] == "-" and tokens.words[end + 1] in rules.elect:
            end, phase = end + 2, "elect"
        if rules.declined:
            end, owner = genitive_behind(reading, end, stop, rules)
        elif not rules.genitive:
            end, right_owner = self._complements.read(reading, end, stop, rules)
            owner = right_owner or owner
            if owner is not None and " ".join(tokens.words[index : head[0]]) in rules.posted:
                end = behind_post(reading, end, stop, rules)
            end, phase = past_term(reading, end, stop, phase)
        while (
            begin < index
            and tokens.words[begin] in rules.function_words
            and tokens.words[begin] not in rules.modifiers
        ):
            begin += 1
        core = begin + (tokens.words[begin] in rules.former or tokens.words[begin] in rules.acting)
        title = " ".join(tokens.words[core:end])
        if (
            begin == index
            and end == head[0]
            and title in rules.weak
            and not self._beside_person(reading, end, stop, rules)
        ):
            return None
        return OfficePhrase(begin, end, core, title, owner, phase, head[1])

    def _beside_person(self, reading: Reading, end: int, stop: int, rules: NamingRules) -> bool:
        if end >= stop:
            return False
        owner = reading.owner[end]
        if owner is not None:
            return owner.entity.kind == "person"
        return self._phrases.person_starts(reading, end, stop, rules) or (
            is_name_word(reading.tokens, end, rules) and reading.tokens.words[end] not in rules.portfolio
        )

    def _left(
        self, reading: Reading, index: int, first: int, rules: NamingRules
    ) -> tuple[int, Entity | None, Phase]:
        """Where the phrase begins, whose office it is, and whether it is a former or acting one."""

        def demonym(word: str) -> Entity | None:
            return self._demonyms.get((rules.language, word))

        if rules.genitive:
            return CaseReach(reading, rules, demonym, index, first).walk()
        return OrderReach(reading, rules, demonym, index, first, self._phrases.given_names).walk()

    @cached_property
    def _demonyms(self) -> Mapping[tuple[str, str], Entity]:
        return {
            (language, words[0]): entity
            for language, forms in self._authority.demonyms.items()
            for form, entity in forms.items()
            if len(words := words_of(form)) == 1
        }


def _of_delegation(reading: Reading, end: int, stop: int, rules: NamingRules) -> bool:
    """“nümayəndə heyəti”, “rəhbər heyət”: a delegation or staff, and nobody's title."""
    return end < stop and reading.tokens.words[end].startswith(rules.grammar.delegations)


def _joined_by_dash(reading: Reading, before: OfficePhrase, phrase: OfficePhrase) -> None:
    """“Baş nazirin müavini – xarici işlər naziri”: one office of two titles, which begins with the first."""
    if (
        before.end + 1 == phrase.first
        and reading.tokens.words[before.end] in "-–—"
        and not reading.tokens.adjacent(before.end)
        and before.ending.case == "nominative"
    ):
        phrase.first, phrase.core, phrase.of = before.first, before.core, before.of or phrase.of
        phrase.title = " ".join(reading.tokens.words[phrase.core : phrase.end])
