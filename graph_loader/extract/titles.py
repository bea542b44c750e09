"""Offices as written: a title with its state or body (“Foreign Minister of Armenia”, “Milli Məclisin sədri”)."""

from collections.abc import Mapping
from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.bodies import Bodies
from graph_loader.extract.case_titles import TitleReach
from graph_loader.extract.inflection import Ending
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES, NounPhrases, is_name_word
from graph_loader.extract.plural_titles import PluralTitles
from graph_loader.extract.reading import OfficePhrase, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity, Phase


class Titles:
    """Finds office phrases around title heads."""

    def __init__(self, authority: Authority, phrases: NounPhrases, bodies: Bodies) -> None:
        self._authority = authority
        self._phrases = phrases
        self._bodies = bodies
        self._plural = PluralTitles(self._demonyms)

    def find(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> list[OfficePhrase]:
        """The office phrases of one sentence, left to right, not yet joined with persons."""
        several = list(self._plural.find(reading, first, stop, rules))
        taken = {index for office in several for index in range(office.first, office.end)}
        single = [
            o for o in self._single(reading, first, stop, rules) if taken.isdisjoint(range(o.first, o.end))
        ]
        return sorted([*several, *single], key=lambda office: office.first)

    def share(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> None:
        """“Presidents Sadyr Japarov and Emomali Rahmon”: adds the office of each, once the persons are found."""
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
            end, owner = self._genitive_behind(reading, end, stop, rules)
        elif not rules.genitive:
            end, right_owner = self._right(reading, end, stop, rules)
            owner = right_owner or owner
            if owner is not None and " ".join(tokens.words[index : head[0]]) in rules.posted:
                end = self._post(reading, end, stop, rules)
            end, phase = self._past_term(reading, end, stop, phase)
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

    # --- to the left ----------------------------------------------------------------------------------------------

    def _left(
        self, reading: Reading, index: int, first: int, rules: NamingRules
    ) -> tuple[int, Entity | None, Phase]:
        """Where the phrase begins, whose office it is, and whether it is a former or acting one."""
        if rules.genitive:
            return TitleReach(
                reading, rules, lambda word: self._demonym(word, rules.language), index, first
            ).walk()
        tokens, begin = reading.tokens, index
        owner: Entity | None = None
        phase: Phase = "current"
        while begin > first:
            before = begin - 1
            word = tokens.words[before]
            name = reading.owner[before]
            if word in rules.former or word in rules.acting:
                return before, owner, "former" if word in rules.former else "acting"
            if name is not None:
                if name.entity.kind == "person" or owner is not None or rules.declined:
                    break
                if name.first > first and tokens.words[name.first - 1] in rules.locative:
                    break  # "held in Baku President Aliyev attended": a place of the clause before
                owner, begin = name.entity, name.first
                continue
            if (demonym := self._demonym(word, rules.language)) is not None and tokens.capitalised(before):
                if owner is not None:
                    break
                owner, begin = demonym, before
            elif (
                word in rules.grammar.possessive
                and begin - 3 >= first
                and tokens.words[begin - 2] in APOSTROPHES
            ):
                possessor = reading.owner[begin - 3]
                if possessor is None or possessor.entity.kind == "person" or owner is not None:
                    break
                owner, begin = possessor.entity, possessor.first
            elif word in rules.modifiers or (word in rules.portfolio and tokens.capitalised(before)):
                begin = before
            elif word in rules.grammar.conjunctions and self._portfolio_of_two(reading, before, first, rules):
                begin -= 2  # "Oil and Gas Minister"
            elif word == "-" and tokens.adjacent(before) and begin - 2 >= first and owner is None:
                if tokens.words[begin - 2] in rules.former:
                    return begin, owner, "former"
                begin -= 2
            elif not rules.declined and owner is None and self._unknown_body(reading, before, first, rules):
                begin = before
            else:
                break
        if begin < index and reading.tokens.words[begin] in rules.grammar.conjunctions:
            begin += 1
        return begin, owner, phase

    def _portfolio_of_two(self, reading: Reading, joint: int, first: int, rules: NamingRules) -> bool:
        words, tokens = reading.tokens.words, reading.tokens
        sides = (joint - 1, joint + 1)
        return joint - 1 >= first and all(
            words[i] in rules.portfolio and tokens.capitalised(i) for i in sides
        )

    def _unknown_body(self, reading: Reading, before: int, first: int, rules: NamingRules) -> bool:
        """A capital right before a title that is no name yet: “NSC Spokesperson”, “Bucha Mayor”."""
        tokens = reading.tokens
        if not is_name_word(tokens, before, rules) or rules.heads.at(tokens, before, before + 1):
            return False
        named = before > first and is_name_word(tokens, before - 1, rules)
        surname = tokens.words[before].endswith(rules.surname_endings)
        if named and (surname or tokens.words[before - 1] in self._phrases.given_names):
            return False  # "appointed Gagik Manukyan Deputy Governor of …"
        return (
            before > first or tokens.written(before, before + 1).isupper() or tokens.capitalised(before + 1)
        )

    # --- to the right ---------------------------------------------------------------------------------------------

    def _genitive_behind(
        self, reading: Reading, end: int, stop: int, rules: NamingRules
    ) -> tuple[int, Entity | None]:
        """Where “обороны Азербайджана” ends, and whose office it is: the first name in the genitive behind a title."""
        tokens, index, owner = reading.tokens, end, None
        while index < stop:
            name = reading.owner[index]
            if name is not None:
                if name.entity.kind == "person" or name.case not in ("genitive", "nominative"):
                    break
                owner = owner or name.entity
                index = end = name.end
            elif tokens.words[index] in rules.portfolio:
                index = end = index + 1
            elif tokens.words[index] in rules.connectors:
                index += 1
            else:
                break
        return end, owner

    def _right(self, reading: Reading, end: int, stop: int, rules: NamingRules) -> tuple[int, Entity | None]:
        """Where “of the Republic of Armenia” ends, and the state or body it names."""
        tokens = reading.tokens
        if end >= stop or tokens.words[end] not in rules.prepositions:
            return end, None
        preposition = tokens.words[end]
        begin = end + 1
        while begin < stop and tokens.words[begin] in ("the", "a", "an", "its", "his", "our"):
            begin += 1
        if begin >= stop or tokens.words[begin - 1] in ("a", "an", "his", "our", "its"):
            return end, None
        owner = reading.owner[begin]
        inner = rules.heads.at(tokens, begin, stop) if owner is None and begin > end + 1 else None
        if inner is not None and inner[0] < stop and tokens.words[inner[0]] in rules.grammar.of:
            return self._right(reading, inner[0], stop, rules)  # "Adviser to the Prime Minister of Poland"
        if preposition in ("to", "in", "at", "on") and (owner is None or owner.entity.kind == "person"):
            return end, None
        if preposition in ("in", "at", "on") and owner is not None and owner.entity.kind == "place":
            return end, None
        if not is_name_word(tokens, begin, rules):
            return end, None
        phrase_end = self._phrases.end(reading, begin, stop, rules)
        last = reading.owner[phrase_end - 1] if phrase_end > begin else None
        if last is not None and last.entity.kind != "person":
            phrase_end = max(phrase_end, last.end)  # "of the Mangystau region"
        phrase_end = self._without_person(reading, begin, phrase_end, rules)
        if phrase_end == begin:
            return end, None
        return phrase_end, self._owner_in(reading, begin, phrase_end, rules)

    def _post(self, reading: Reading, end: int, stop: int, rules: NamingRules) -> int:
        """Where “to the Kyrgyz Republic” ends behind an office whose state is known; `end` where it does not follow."""
        index = end + 1
        if index >= stop or reading.tokens.words[end] not in rules.locative:
            return end
        while index < stop and reading.tokens.words[index] in rules.grammar.articles:
            index += 1
        name = reading.name_at(index) if index < stop else None
        return name.end if name is not None and name.known and name.entity.kind != "person" else end

    def _without_person(self, reading: Reading, begin: int, end: int, rules: NamingRules) -> int:
        """Cuts an unknown person's name off the end: what follows the last word that belongs to an office or body."""
        tokens = reading.tokens
        tail = end
        while (
            tail > begin and reading.owner[tail - 1] is None and self._may_be_person(reading, tail - 1, rules)
        ):
            tail -= 1
        size = end - tail
        if tail == begin:
            # Nothing known before it: the last two words are the person, if three or more stand together.
            return end - 2 if size >= 3 and reading.tokens.words[end - 1] not in rules.portfolio else end
        if size in (2, 3) and tokens.words[tail] not in rules.connectors:
            return tail
        return end

    def _may_be_person(self, reading: Reading, index: int, rules: NamingRules) -> bool:
        tokens = reading.tokens
        return (
            is_name_word(tokens, index, rules)
            and tokens.words[index] not in rules.portfolio
            and not rules.body_heads.at(tokens, index, index + 1)
            and not rules.place_after.at(tokens, index, index + 1)
            and not tokens.written(index, index + 1).isupper()
        )

    def _owner_in(self, reading: Reading, begin: int, end: int, rules: NamingRules) -> Entity | None:
        """The state or body that the phrase after “of” names: its last known name, else a proposed body."""
        names = [
            name for name in reading.names_in(begin, end) if name.entity.kind in ("organization", "place")
        ]
        if names:
            return names[-1].entity
        tokens = reading.tokens
        if any(rules.body_heads.at(tokens, index, end) for index in range(begin, end)):
            return self._bodies.entity(tokens.written(begin, end), tokens.words[begin:end], rules.language)
        return None

    def _past_term(self, reading: Reading, end: int, stop: int, phase: Phase) -> tuple[int, Phase]:
        """“President of Ukraine in 1991-1994 Leonid Kravchuk”: years of a term after an office make it a former one."""
        words = reading.tokens.words
        if (
            end + 4 < stop
            and words[end] == "in"
            and words[end + 2] in "-–"
            and words[end + 1].isdigit()
            and words[end + 3].isdigit()
        ):
            return end + 4, "former"
        return end, phase

    # --- countries ------------------------------------------------------------------------------------------------

    def _demonym(self, word: str, language: str) -> Entity | None:
        return self._demonyms.get((language, word))

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
