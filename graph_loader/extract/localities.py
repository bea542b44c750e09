"""Places by the grammar of their names: villages under their district, facilities, and what stands after “in”."""

from collections.abc import Iterator, Mapping

from graph_loader.authority.index import Authority
from graph_loader.extract.inflection import Ending
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import APOSTROPHES, CLOSING, NounPhrases, is_name_word, opening_quote
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.tokens import Tokens
from graph_loader.model import Entity
from ontology.iris import name_path


class Localities:
    """Finds places that the authority does not know, or knows only by their container."""

    def __init__(self, authority: Authority, phrases: NounPhrases) -> None:
        self._authority = authority
        self._phrases = phrases

    def with_noun(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“Sugovushan settlement of Tartar district”, “Laçın rayonunun Sus kəndi”, “Tomb of the Unknown Soldier”."""
        tokens, index = reading.tokens, first
        while index < stop:
            noun = rules.place_after.at(tokens, index, stop)
            found: Name | None = None
            if noun is not None and index > first:
                found = self._before_noun(reading, index, noun, first, rules)
            if found is None and tokens.words[index] in rules.place_facilities and tokens.capitalised(index):
                found = self._facility(reading, index, stop, rules)
            if found is not None:
                yield found
            index = noun[0] if noun is not None else index + 1

    def _before_noun(
        self, reading: Reading, index: int, noun: tuple[int, Ending], first: int, rules: NamingRules
    ) -> Name | None:
        tokens = reading.tokens
        end, ending = noun
        if not tokens.capitalised(index) and not rules.place_administrative.at(tokens, index, end):
            return None
        begin = self._run_left(reading, index, first, rules)
        if begin == index or self._only_adjectives(reading, begin, index, rules):
            return None
        owner = reading.owner[begin]
        if owner is not None and owner.entity.kind == "place" and owner.first == begin and owner.end == index:
            return self._of_known(reading, owner, end, ending, rules)
        is_kind = rules.place_kinds.at(tokens, index, end) is not None
        name = tokens.written(begin, index) if is_kind else _cut(tokens.written(begin, end), ending)
        container = self._container(reading, begin, end, rules)
        return Name(begin, end, _provisional(name, container, rules.language), ending.case, name)

    def _only_adjectives(self, reading: Reading, begin: int, index: int, rules: NamingRules) -> bool:
        """“this Azerbaijani town”, “the intra-Ukrainian settlement”: a people's adjective names no place."""
        words = [word for word in reading.tokens.words[begin:index] if word.isalpha()]
        called = (
            words and words[-1] in rules.things and not reading.tokens.capitalised(index)
        )  # "Victory Monument"
        return bool(words) and (words[-1] in self._phrases.demonyms or bool(called))

    def _of_known(self, reading: Reading, owner: Name, end: int, ending: Ending, rules: NamingRules) -> Name:
        """A known place with its noun: the place itself, or a facility inside it."""
        tokens = reading.tokens
        if rules.place_kinds.at(tokens, owner.end, end):
            form = owner.form or tokens.written(owner.first, owner.end)
            return Name(owner.first, end, owner.entity, ending.case, form, known=True)
        name = _cut(tokens.written(owner.first, end), ending)
        return Name(owner.first, end, _provisional(name, owner.entity, rules.language), ending.case, name)

    def _run_left(self, reading: Reading, index: int, first: int, rules: NamingRules) -> int:
        tokens, begin = reading.tokens, index
        while begin > first:
            before = begin - 1
            owner = reading.owner[before]
            if owner is not None:
                # A genitive before the name is its container (“Laçın rayonunun Sus kəndi”), no part of it.
                if rules.genitive:
                    return owner.first if self._named_after(owner, begin, index) else begin
                if owner.entity.kind != "place" or begin != index:
                    break
                return owner.first
            if is_name_word(tokens, before, rules) and not (
                rules.genitive
                and (
                    _looks_genitive(tokens.words[before]) or rules.inflection.says_where(tokens.words[before])
                )
            ):
                begin = before
            elif rules.genitive and begin == index and tokens.words[before] in CLOSING:
                return opening_quote(reading, before, first)
            elif tokens.words[before] == "-" and begin - 2 >= first and tokens.adjacent(before):
                begin -= 2
            elif (
                tokens.words[before] in rules.grammar.possessive
                and begin - 3 >= first
                and tokens.words[before - 1] in APOSTROPHES
            ):
                if (whose := reading.owner[begin - 3]) is not None and whose.known:
                    break  # "Vienna's Hofburg Palace": where it is, no part of its name
                begin -= 3
            elif tokens.words[before] == "." and begin - 2 >= first and tokens.words[before - 1] == "st":
                begin -= 2
            else:
                break
        return begin

    def _named_after(self, owner: Name, begin: int, index: int) -> bool:
        """“Xivə Beynəlxalq Aeroportu”, “Heydər Əliyev meydanı”: the name before is part of what the noun names."""
        if owner.case != "nominative":
            return False
        after_person = owner.entity.kind == "person" and begin == index and not owner.single
        return owner.entity.kind == "place" or after_person

    def _container(self, reading: Reading, begin: int, end: int, rules: NamingRules) -> Entity | None:
        """The known place a name lies in: the genitive before it, or “of/in/, …” after it."""
        before = reading.name_before(begin)
        if rules.genitive and before is not None and before.entity.kind == "place" and before.known:
            return before.entity
        tokens, index = reading.tokens, end
        while (
            index < len(tokens)
            and index - end < 3
            and tokens.words[index] in (*rules.locative, *rules.grammar.of, *rules.grammar.articles, ",")
        ):
            index += 1
        after = reading.name_at(index) if index > end else None
        if after is not None and after.entity.kind == "place" and after.known and index - end <= 3:
            return after.entity
        return None

    def _facility(self, reading: Reading, index: int, stop: int, rules: NamingRules) -> Name | None:
        """“Tomb of the Unknown Soldier”, “Monument to …”: a capitalised noun with what it is for."""
        tokens = reading.tokens
        following = index + 1
        if following >= stop or tokens.words[following] not in rules.place_joints:
            return None
        following += 1
        while following < stop and tokens.words[following] in rules.grammar.articles:
            following += 1
        if following >= stop or not is_name_word(tokens, following, rules):
            return None
        end = self._phrases.end(reading, following, stop, rules)
        name = tokens.written(index, end)
        return Name(index, end, _provisional(name, None, rules.language), form=None)

    def after_preposition(
        self, reading: Reading, first: int, stop: int, rules: NamingRules
    ) -> Iterator[Name]:
        """Unknown names in a place's position: “in Novo-Ogaryovo”, “travelled to Songea”."""
        tokens = reading.tokens
        for index in range(first, stop - 1):
            moved = rules.motion.at(tokens, index, stop)
            if moved is not None:
                begin = moved[0]
            elif tokens.words[index] in rules.place_prepositions:
                begin = index + 1
            else:
                continue
            if self._is_unknown(reading, begin, stop, rules):
                end = self._simple_run(reading, begin, stop, rules)
                if self._plausible(reading, begin, end, stop, rules):
                    yield self._named(reading, begin, end, rules)

    def after_noun(self, reading: Reading, first: int, stop: int, rules: NamingRules) -> Iterator[Name]:
        """“village of Novi Petrivtsi, Kyiv region”, “the villages of Zabukh and Sus in Lachin district”."""
        tokens = reading.tokens
        for index in range(first, stop - 1):
            listed = rules.place_before_list.at(tokens, index, stop)
            noun = listed or rules.place_before.at(tokens, index, stop)
            begin = noun[0] if noun is not None else stop
            while begin < stop:
                owner = reading.owner[begin]
                end = owner.end if owner is not None else begin
                if self._is_unknown(reading, begin, stop, rules):
                    end = self._simple_run(reading, begin, stop, rules)
                    yield self._named(reading, begin, end, rules)
                begin = self._next_listed(tokens, end, stop, rules) if listed and end > begin else stop

    def _next_listed(self, tokens: Tokens, end: int, stop: int, rules: NamingRules) -> int:
        """Where the next member of a list of places begins; `stop` where none does."""
        index = end
        while index < stop and (
            tokens.words[index] == "," or tokens.words[index] in rules.grammar.conjunctions
        ):
            index += 1
        return index if index > end else stop

    def _is_unknown(self, reading: Reading, begin: int, stop: int, rules: NamingRules) -> bool:
        return begin < stop and reading.owner[begin] is None and is_name_word(reading.tokens, begin, rules)

    def _named(self, reading: Reading, begin: int, end: int, rules: NamingRules) -> Name:
        container = self._container(reading, begin, end, rules)
        name = reading.tokens.written(begin, end)
        return Name(begin, end, _provisional(name, container, rules.language))

    def venues(
        self, reading: Reading, first: int, stop: int, rules: NamingRules
    ) -> Iterator[tuple[Name, Name]]:
        """“at the National Library of Lithuania”: a guessed body and, as something is in it, the place that it is."""
        tokens = reading.tokens
        for body in list(reading.names_in(first, stop)):
            before = body.first - 1
            while before >= first and tokens.words[before] in rules.grammar.articles:
                before -= 1
            if (
                body.entity.kind == "organization"
                and body.entity.provisional
                and before >= first
                and tokens.words[before] in rules.place_prepositions
                and any(
                    rules.place_after.at(tokens, index, body.end) for index in range(body.first, body.end)
                )
            ):
                name = tokens.written(body.first, body.end)
                container = self._container(reading, body.first, body.end, rules)
                yield body, Name(body.first, body.end, _provisional(name, container, rules.language))

    def in_dateline(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> Iterator[Name]:
        """“Novo-Ogaryovo, Moscow Region”: each unknown part of a dateline is a place, in the one after it."""
        number = reading.dateline
        if number is None:
            return
        rules = rules_of[reading.sentences[number].language]
        first, stop = reading.bounds[number]
        index = first
        while index < stop:
            if reading.owner[index] is not None or not is_name_word(reading.tokens, index, rules):
                index += 1
                continue
            end = self._simple_run(reading, index, stop, rules)
            yield self._named(reading, index, end, rules)
            index = end

    def _simple_run(self, reading: Reading, begin: int, stop: int, rules: NamingRules) -> int:
        tokens, index = reading.tokens, begin
        while index < stop and reading.owner[index] is None:
            if is_name_word(tokens, index, rules):
                index += 1
            elif (
                tokens.words[index] == "-"
                and index + 1 < stop
                and tokens.adjacent(index)
                and tokens.capitalised(index + 1)
            ):
                index += 2
            else:
                break
        return index

    def _plausible(self, reading: Reading, begin: int, end: int, stop: int, rules: NamingRules) -> bool:
        """A run after “in” is a place unless it is a word of another kind: adjective, acronym, person, title, body."""
        tokens = reading.tokens
        if (
            end - begin > 3
            or rules.things.intersection((tokens.words[begin], tokens.words[end - 1]))
            or tokens.words[begin] in rules.portfolio
            or tokens.written(begin, end).isupper()
        ):
            return False
        if any(
            rules.heads.at(tokens, i, stop) or rules.body_heads.at(tokens, i, stop) for i in range(begin, end)
        ):
            return False
        if (
            end < stop
            and tokens.text[tokens.starts[end]].islower()
            and tokens.words[end] not in rules.function_words
        ):
            return False  # an adjective before its noun: “in Russian literature”
        return not self._phrases.person_starts(reading, begin, stop, rules)


def _provisional(name: str, container: Entity | None, language: str) -> Entity:
    path = name_path("place", name, container.path if container else None)
    return Entity("place", path, name, language, container=container.path if container else None)


def _looks_genitive(word: str) -> bool:
    return word.endswith(("nin", "nun", "in", "un")) and len(word) > 4


def _cut(written: str, ending: Ending) -> str:
    return written[: len(written) - ending.length]
