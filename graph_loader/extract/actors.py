"""Who can take part: persons with their offices, offices alone, organizations and countries, each with its marker.

A marker is what tells an actor's part in its clause: the preposition before it (English), its case or postposition
(Azerbaijani), the one or the other (Russian), else its place left of the verb. A list (“A, B and C”) shares the marker
of its first or last member.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph_loader.extract.case_markers import case_marker
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.model import Entity, Span


@dataclass(frozen=True, slots=True)
class Actor:
    """One possible participant: tokens [first, end), the words of its name, and the office it acts in."""

    first: int
    end: int
    written: Span
    entity: Entity | None
    acting_as: Entity | None = None
    case: str = "nominative"
    marker: str = ""
    group: int = 0
    state: bool = False

    @property
    def person(self) -> bool:
        return self.entity is not None and self.entity.kind == "person"


def actors_in(
    reading: Reading,
    first: int,
    stop: int,
    rules: NamingRules,
    is_state: Callable[[Entity], bool],
    last_agent: Actor | None = None,
    last_group: Sequence[Actor] = (),
) -> list[Actor]:
    """The actors of a sentence, left to right, grouped into lists and marked; `last_agent` is meant by “he” and
    “she”, `last_group` by “they”."""
    found = [
        replace(actor, state=True) if actor.entity is not None and is_state(actor.entity) else actor
        for actor in _find(reading, first, stop, rules, last_agent, last_group)
    ]
    return _marked(reading, found, first, rules)


def _find(
    reading: Reading,
    first: int,
    stop: int,
    rules: NamingRules,
    last_agent: Actor | None,
    last_group: Sequence[Actor],
) -> list[Actor]:
    offices = [o for o in reading.offices if first <= o.first < stop]
    inside = {index for o in offices for index in range(o.first, o.end)}
    by_person: dict[int, list[OfficePhrase]] = {}
    for office in offices:
        if office.person is not None:
            by_person.setdefault(office.person.first, []).append(office)
    found = [_of_office(reading, o) for o in offices if o.person is None]
    for name in reading.names_in(first, stop):
        if name.entity.kind == "person":
            found.append(_of_person(reading, name, by_person.get(name.first, []), rules.grammar))
        elif inside.isdisjoint(range(name.first, name.end)) and name.entity.kind in ("organization", "place"):
            found.append(
                Actor(name.first, name.end, reading.span(name.first, name.end), name.entity, case=name.case)
            )
    if last_agent is not None:
        found.extend(_pronouns(reading, first, stop, rules, last_agent))
    if last_group:
        found.extend(_together(reading, first, stop, rules, last_group))
    return sorted(found, key=lambda actor: actor.first)


def _of_office(reading: Reading, office: OfficePhrase) -> Actor:
    span = reading.span(office.first, office.end)
    return Actor(
        office.first, office.end, span, office.entity, acting_as=office.entity, case=office.ending.case
    )


def _of_person(reading: Reading, name: Name, offices: Sequence[OfficePhrase], grammar: Grammar) -> Actor:
    before = [o for o in offices if o.end <= name.first]
    after = [o for o in offices if o.first >= name.end and _apposed(reading, name, o, grammar)]
    beside = (
        o.first for o in before if not _person_between(reading, o, name) and _one_phrase(reading, o, name)
    )
    first = min(beside, default=name.first)
    end = max((o.end for o in after), default=name.end)
    current = [o.entity for o in (*before, *after) if o.phase in ("current", "acting")]
    return Actor(
        first,
        end,
        reading.span(name.first, name.end),
        name.entity,
        current[-1] if current else None,
        next((o.ending.case for o in before if o.ending.nominative), name.case),
    )


def _person_between(reading: Reading, office: OfficePhrase, name: Name) -> bool:
    """“Presidents X and Y”: the title is Y's, too, and yet no part of its words."""
    between = reading.names_in(office.end, name.first)
    return any(other.entity.kind == "person" for other in between)


def _one_phrase(reading: Reading, office: OfficePhrase, name: Name) -> bool:
    """“As Chairman of the OSCE, X visited …”: a comma that is not closed behind the name begins the sentence proper."""
    words = reading.tokens.words
    parted = office.end < name.first and words[office.end] == ","
    return not parted or name.end >= len(words) or words[name.end] in (",", ".", ")", ";")


def _apposed(reading: Reading, name: Name, office: OfficePhrase, grammar: Grammar) -> bool:
    """Whether only “, the” stands between a name and an office; a verb there gives the office to the person."""
    between = reading.tokens.words[name.end : office.first]
    return not any(word.isalpha() and word not in grammar.articles for word in between)


def _pronouns(reading: Reading, first: int, stop: int, rules: NamingRules, last_agent: Actor) -> list[Actor]:
    """“He”, “she”, “o” as subject: whoever acted last."""
    for index in range(first, min(stop, first + 6)):
        if reading.tokens.words[index] in rules.grammar.pronouns and last_agent.person:
            span = reading.span(index, index + 1)
            return [replace(last_agent, first=index, end=index + 1, written=span, case="nominative")]
    return []


def _together(
    reading: Reading, first: int, stop: int, rules: NamingRules, last_group: Sequence[Actor]
) -> list[Actor]:
    """“They”, “After the talks, the presidents …”, “tərəflər” as subject: those who last acted together."""
    for begin in _openings(reading, first, stop, rules):
        phrase = _plural(reading, begin, stop, rules)
        if phrase is not None:
            index, end = phrase
            span = reading.span(index, end)
            return [
                replace(a, first=index, end=end, written=span, case="nominative", marker="")
                for a in _meant(reading, index, end, rules, last_group)
            ]
    return []


def _openings(reading: Reading, first: int, stop: int, rules: NamingRules) -> list[int]:
    """Where a subject may stand: at the beginning, or behind the comma of an opening phrase."""
    words = reading.tokens.words
    if rules.genitive:
        # "Görüşdən sonra nazirlər": behind whatever names nobody, and not "Türkiyə prezidentləri".
        named = next((i for i in range(first, stop) if reading.owner[i] is not None), stop)
        near = range(first, min(named, first + _CASE_OPENING, stop))
        return [first, *(i for i in near if words[i].endswith("lar"))]
    return [first, *(i + 1 for i in range(first, min(stop, first + _OPENING)) if words[i] == ",")]


def _plural(reading: Reading, begin: int, stop: int, rules: NamingRules) -> tuple[int, int] | None:
    """The stretch of “the two leaders”, with or without its article; None where whose they are is told behind it."""
    words = reading.tokens.words
    for index in (begin, begin + 1):
        if index >= stop or (index > begin and words[begin] not in rules.grammar.articles):
            return None
        if rules.genitive and reading.owner[index] is not None:
            return None  # "Nazirlər Kabineti" is a body
        plural = rules.plural_heads.at(reading.tokens, index, stop)
        if plural is not None:
            return None if plural[0] < stop and words[plural[0]] in rules.grammar.of else (index, plural[0])
    return None


def _meant(
    reading: Reading, index: int, end: int, rules: NamingRules, last_group: Sequence[Actor]
) -> Sequence[Actor]:
    """Of a host and two guests, “the two leaders” are the guests."""
    of_two = rules.grammar.two.intersection(reading.tokens.words[max(0, index - 1) : end])
    return last_group[1:] if of_two and len(last_group) == _HOST_AND_TWO else last_group


def _marked(reading: Reading, actors: list[Actor], first: int, rules: NamingRules) -> list[Actor]:
    groups: list[list[Actor]] = []
    for actor in actors:
        last = groups[-1][-1] if groups else None
        same_words = last is not None and actor.first == last.first and actor.entity != last.entity
        listed = last is not None and _in_list(reading, last, actor, rules.grammar)
        if last is not None and (same_words or (listed and not _begins_anew(reading, last, actor, rules))):
            groups[-1].append(actor)
        elif last is None or actor.first >= last.end:
            groups.append([actor])
    marked: list[Actor] = []
    for number, group in enumerate(groups):
        if rules.genitive:
            marker = _case_marker(reading, group[-1], rules)
        elif rules.declined:
            marker = _preposition_or_case(reading, group[0], first, rules.grammar)
        else:
            marker = _preposition(reading, group[0], first, rules.grammar)
        marked.extend(replace(actor, marker=marker, group=number) for actor in group)
    return _joined_between(marked) if rules.genitive else marked


def _in_list(reading: Reading, before: Actor, after: Actor, grammar: Grammar) -> bool:
    words = reading.tokens.words
    if after.end < len(words) and words[after.end] in grammar.agency_verbs:
        return False  # "…, Agency reports": the agency that tells, no part of a list
    if _is_place(before) != _is_place(after):
        return False  # "to the Odesa region, President …" lists nothing
    between = words[before.end : after.first]
    if not between or len(between) > _LONGEST_JOINT:
        return False
    if between == (",",) and before.entity is not None and before.entity.kind == "office" and after.person:
        return False  # "By decree of the Head of State, X has been appointed"
    joints = [word for word in between if word not in grammar.passed_over and word not in grammar.of]
    if "well" in joints[:2]:  # "as well as"
        joints = [","]
    return bool(joints) and all(word == "," or word in grammar.conjunctions for word in joints)


def _begins_anew(reading: Reading, before: Actor, after: Actor, rules: NamingRules) -> bool:
    """“X, Y'yi kabul etti”: where cases tell the parts, a comma alone parts a subject from what follows it."""
    if rules.genitive and reading.tokens.words[before.first] in rules.grammar.pronouns:
        return True  # "Səfər zamanı o, X ilə görüşüb"
    if (
        not rules.genitive
        or before.case != "nominative"
        or reading.tokens.words[before.end : after.first] != (",",)
    ):
        return False
    return _case_marker(reading, after, rules) != ""


_COUNTERPART = 4  # words of "his newly elected Turkish counterpart"
_OPENING = 14  # words in which an opening phrase ends
_CASE_OPENING = 6  # where there is no comma behind it: “Danışıqların yekununda tərəflər”
_HOST_AND_TWO = 3
_LONGEST_JOINT = 6  # words between two members of a list: ", as well as his wife"


def _is_place(actor: Actor) -> bool:
    return actor.entity is not None and actor.entity.kind == "place"


def _preposition(reading: Reading, actor: Actor, first: int, grammar: Grammar) -> str:
    words = reading.tokens.words
    index = actor.first - 1
    if index > first and words[index] == "," and words[index - 1] in grammar.counterparts:
        index -= 1  # "with his Turkish counterpart, Recep Tayyip Erdoğan"
    while index >= first and (words[index] in grammar.passed_over or words[index] in "\"“’'"):
        index = _before_counterpart(words, index, first, grammar)
    if index < first:
        return ""
    if words[index] in grammar.of and words[index - 1].startswith(grammar.orders):
        return "by"  # "by order of X": whoever gave the order did what it orders
    if words[index - 1] in grammar.leading:
        return ""  # "a delegation led by X arrived": X arrived
    return words[index] if words[index] in grammar.prepositions else ""


def _before_counterpart(words: Sequence[str], index: int, first: int, grammar: Grammar) -> int:
    """One word to the left; from “counterpart” past “his Turkish”, whatever it is called after."""
    if words[index] in grammar.counterparts:
        for owner in range(index - 1, max(first, index - _COUNTERPART) - 1, -1):
            if words[owner] in grammar.owners:
                return owner - 1
    return index - 1


def _preposition_or_case(reading: Reading, actor: Actor, first: int, grammar: Grammar) -> str:
    if preposition := _preposition(reading, actor, first, grammar):
        return preposition
    words = reading.tokens.words
    if actor.case == "genitive" and actor.first > first and words[actor.first - 1].startswith(grammar.orders):
        return "by"  # “указом Президента”: whoever gave the order did what it orders
    return "" if actor.case == "nominative" else actor.case


def _case_marker(reading: Reading, actor: Actor, rules: NamingRules) -> str:
    return case_marker(reading.tokens.words, actor.end, actor.case, rules.grammar, rules.inflection)


def _joined_between(marked: list[Actor]) -> list[Actor]:
    """“X ilə Y arasında”, “X-la Y arasında”: both stand between."""
    between = {actor.group for actor in marked if actor.marker == "between"}
    return [
        replace(actor, marker="between")
        if actor.marker == "instrumental" and actor.group + 1 in between
        else actor
        for actor in marked
    ]
