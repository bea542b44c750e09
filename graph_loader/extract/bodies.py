"""Organizations by the grammar of their names: what the authority does not know is proposed by its head noun."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.agencies import by_case, by_order, owners
from graph_loader.extract.inflection import Ending
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import (
    APOSTROPHES,
    CLOSING,
    NounPhrases,
    ends_person,
    is_name_word,
    opening_quote,
)
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.tokens import Tokens, words_of
from graph_loader.model import Entity
from ontology.iris import name_path


class Bodies:
    """Finds runs of capitals around a head noun (“State Tourism Agency”, “Fövqəladə Hallar Nazirliyi”)."""

    def __init__(self, authority: Authority, phrases: NounPhrases) -> None:
        self._authority = authority
        self._phrases = phrases

    def find(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """Candidates in one sentence; they may overlap names already read."""
        tokens, index = reading.tokens, first
        while index < stop:
            head = rules.body_heads.at(tokens, index, stop) if tokens.capitalised(index) else None
            if head is None or rules.body_never.at(tokens, index, stop) or _hyphenated(tokens, index, rules):
                index += 1
                continue
            owner = reading.owner[index]
            inside_other = owner is not None and owner.entity.kind != "organization"
            candidate = None if inside_other else self._around(reading, index, head, first, stop, rules)
            if candidate is not None:
                yield candidate
            index = head[0]

    def quoted(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“«Report» agentliyi”, “«Euronews» kanalına”: a name in quotation marks, and in small letters what it is."""
        tokens = reading.tokens
        if not rules.genitive:
            return
        yield from owners(reading, first, stop, rules, self.entity)
        for index in range(first + 2, stop):
            if tokens.words[index - 1] not in CLOSING or tokens.capitalised(index):
                continue
            head = rules.body_heads.at(tokens, index, stop)
            begin = opening_quote(reading, index - 1, first)
            if head is None or not first <= begin < index - 2:
                continue
            known = reading.name_at(begin + 1)
            inner = tokens.written(begin + 1, index - 1)
            entity = self.entity(inner, tuple(words_of(inner)), rules.language)
            if known is not None and known.end == index - 1 and known.entity.kind == "organization":
                entity = known.entity
            yield Name(begin, head[0], entity, head[1].case, inner)

    def forces(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“Armenian armed forces”, “366th motor rifle regiment”: written with small letters, and names all the same."""
        tokens = reading.tokens
        for index in range(first + 1, stop):
            if tokens.capitalised(index):
                continue
            force = rules.forces.at(tokens, index, stop)
            if force is not None and (begin := self._country_before(reading, index, rules)) is not None:
                yield self._force(reading, begin, force, rules)
            unit = rules.units.at(tokens, index, stop)
            if unit is not None and (begin := _number_before(reading, index, first)) is not None:
                yield self._force(reading, begin, unit, rules)

    def alone(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“the Senate”, “passed by Parliament”: a head noun that is a name, where no longer name stands."""
        for index in range(first, stop):
            body = (
                rules.body_bare.at(reading.tokens, index, stop) if reading.tokens.capitalised(index) else None
            )
            if body is not None and not any(reading.owner[index : body[0]]):
                yield self._force(reading, index, body, rules)

    def agencies(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“…, Trend reports”, “a source told Trend.”: an unknown name in the place where an agency names itself."""
        found = by_case if rules.genitive else by_order
        return found(reading, first, stop, rules, self.entity)

    def _country_before(self, reading: Reading, index: int, rules: NamingRules) -> int | None:
        owner = reading.owner[index - 1]
        if owner is not None and owner.entity.kind == "place" and rules.genitive:
            return owner.first if owner.case in ("genitive", "nominative") else None
        return index - 1 if reading.tokens.words[index - 1] in self._phrases.demonyms else None

    def _force(self, reading: Reading, begin: int, phrase: tuple[int, Ending], rules: NamingRules) -> Name:
        end, ending = phrase
        written = reading.tokens.written(begin, end)
        form = written[: len(written) - ending.length]
        entity = self.entity(form, tuple(words_of(form)), rules.language)
        return Name(begin, end, entity, ending.case, form if form != written else None)

    def _around(
        self,
        reading: Reading,
        index: int,
        head: tuple[int, Ending],
        first: int,
        stop: int,
        rules: NamingRules,
    ) -> Name | None:
        tokens = reading.tokens
        head_end, ending = head
        begin = self._left(reading, index, first, rules)
        end = head_end
        if not rules.genitive and head_end < stop and tokens.words[head_end] in rules.body_joints:
            following = head_end + 1
            while following < stop and tokens.words[following] in rules.grammar.passed_over:
                following += 1
            if following < stop and is_name_word(tokens, following, rules):
                end = self._phrases.end(reading, following, stop, rules)
        if begin == index and end == head_end:
            return None
        words = tokens.words[begin:end]
        if end == head_end and words[-1] in rules.body_generic and self._only_country(words[:-1], rules):
            return None
        written = tokens.written(begin, end)
        form = written[: len(written) - ending.length] if end == head_end else written
        entity = self.entity(form, tuple(words_of(form)), rules.language)
        return Name(begin, end, entity, ending.case, form if form != written else None)

    def _left(self, reading: Reading, index: int, first: int, rules: NamingRules) -> int:
        tokens, begin = reading.tokens, index
        while begin > first:
            before = begin - 1
            owner = reading.owner[before]
            if rules.genitive and begin < index and _ends_body(reading, before, rules):
                break
            if owner is not None:
                if rules.genitive and (owner.entity.kind == "person" or owner.case not in _INSIDE):
                    break
                begin = owner.first
                continue
            if is_name_word(tokens, before, rules):
                word = tokens.words[before]
                if rules.genitive and begin < index and ends_person(tokens, before, first, rules):
                    break  # "Kərim Həsənov Bakı Şəhər İcra Hakimiyyəti"
                if rules.inflection.says_where(word) and word not in rules.portfolio:
                    break  # "Münxendə Avropa İttifaqı": where something happens
                if rules.heads.at(tokens, before, before + 1) and tokens.words[before] not in rules.portfolio:
                    break
                begin = before
            elif (
                (
                    tokens.words[before] in rules.grammar.conjunctions
                    or tokens.words[before] in rules.grammar.of
                )
                and begin - 2 >= first
                and self._bridges(reading, before, rules)
            ):
                begin = before - 1
            elif (
                tokens.words[before] in rules.grammar.possessive
                and begin - 3 >= first
                and tokens.words[begin - 2] in APOSTROPHES
            ):
                begin -= 3  # "General Prosecutor's Office": here a title belongs to the body
            elif tokens.words[before] == "-" and begin - 2 >= first and tokens.adjacent(before):
                begin -= 2
            elif rules.genitive and tokens.words[before] in CLOSING and begin == index:
                begin = opening_quote(reading, before, first)
                break
            else:
                break
        return begin

    def _bridges(self, reading: Reading, joint: int, rules: NamingRules) -> bool:
        """Whether the word before a small “and” or “of” belongs to the same name."""
        before = joint - 1
        if rules.genitive and (
            _ends_body(reading, before, rules) or ends_person(reading.tokens, before, joint - 2, rules)
        ):
            return False
        return reading.owner[before] is None and is_name_word(reading.tokens, before, rules)

    def _only_country(self, words: tuple[str, ...], rules: NamingRules) -> bool:
        return (
            not words
            or all(word in self._phrases.demonyms or word in rules.grammar.articles for word in words)
            or " ".join(words) in self._states
        )

    @cached_property
    def _states(self) -> frozenset[str]:
        return frozenset(
            " ".join(words_of(form.form)) for form in self._authority.names if form.entity.kind == "place"
        )

    # --- identity -------------------------------------------------------------------------------------------------

    def entity(self, written: str, words: tuple[str, ...], language: str) -> Entity:
        """The authority's organization of this name and country, else a provisional one."""
        core, state = self._core(words)
        known = self._by_core.get((core, state))
        if known is not None:
            return known
        label = written.removeprefix("the ").removeprefix("The ")
        return Entity("organization", name_path("organization", label), label, language)

    def _core(self, words: tuple[str, ...]) -> tuple[str, str | None]:
        """A name without its country, and the country: “Azerbaijani Foreign Ministry”, “Ministry … of Azerbaijan”."""
        rest = list(words)
        state: str | None = None
        for size in range(min(4, len(rest) - 1), 0, -1):
            head, tail = " ".join(rest[:size]), " ".join(rest[-size:])
            if head in self._country_words:
                return " ".join(rest[size:]), self._country_words[head]
            if tail in self._country_words and len(rest) > size + 1:
                state = self._country_words[tail]
                rest = rest[:-size]
                while rest and rest[-1] in ("of", "the"):
                    rest.pop()
                return " ".join(rest), state
        return " ".join(rest), state

    @cached_property
    def _country_words(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for form in self._authority.names:
            entity = form.entity
            if entity.kind == "place" and self._authority.place_kind(entity.path) == "state":
                found.setdefault(" ".join(words_of(form.form)), entity.path)
        for forms in self._authority.demonyms.values():
            for demonym, entity in forms.items():
                found.setdefault(" ".join(words_of(demonym)), entity.path)
        return found

    @cached_property
    def _by_core(self) -> Mapping[tuple[str, str | None], Entity]:
        """Bodies by name and state; a name that several bodies have means none of them without its state."""
        found: dict[tuple[str, str | None], Entity] = {}
        ambiguous: set[str] = set()
        for form in self._authority.names:
            if form.entity.kind != "organization":
                continue
            words = tuple(words_of(form.form))
            name = " ".join(words)
            if found.setdefault((name, None), form.entity).path != form.entity.path:
                ambiguous.add(name)
            core, state = self._core(words)
            if state is None:
                owner = self._authority.state_of(form.entity.path)
                state = owner.path if owner else None
            found.setdefault((core, state), form.entity)
        return {key: entity for key, entity in found.items() if key[1] is not None or key[0] not in ambiguous}


def _ends_body(reading: Reading, index: int, rules: NamingRules) -> bool:
    """“Xarici İşlər Nazirliyi | ABŞ Dövlət Departamenti”: an owned head ends a name."""
    head = rules.body_heads.at(reading.tokens, index, index + 1)
    owned = reading.tokens.words[index].endswith(("i", "u"))
    return head is not None and head[1].case == "nominative" and owned


_INSIDE = ("genitive", "nominative", "attributive")  # cases of a name inside that of a body


def _hyphenated(tokens: Tokens, index: int, rules: NamingRules) -> bool:
    """“Chairperson-in-Office”: the second part of a title is no body."""
    return (
        not rules.genitive
        and index > 1
        and tokens.words[index - 1] == "-"
        and tokens.words[index - 2] == "in"
    )


def _number_before(reading: Reading, index: int, first: int) -> int | None:
    """The ordinal that begins a unit's name, at most four words before its noun."""
    words = reading.tokens.words
    for begin in range(index - 1, max(first, index - 6) - 1, -1):
        if words[begin].isdigit():
            return begin if begin + 1 < index and words[begin + 1] in ("th", "st", "nd", "rd", "-") else None
        if not words[begin].isalpha():
            return None
    return None
