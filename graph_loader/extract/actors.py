"""Who can take part: persons with their offices, offices alone, organizations and countries, each with its marker.

A marker is what tells an actor's part in its clause: the preposition before it (English), its case or postposition
(Azerbaijani), else its place left of the verb. A list (“A, B and C”) shares the marker of its first or last member.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, OfficePhrase, Reading
from graph_loader.model import Entity, Span

_SKIPPED = frozenset(
    "the a an his her its their our new then former current newly elected appointed mr mrs ms dr sir madam honorable right hon "
    "visiting dear spouse wife colleague counterpart of".split()
)
_LIST_JOINTS = frozenset([",", "and", "va", "&"])
_ALONG = frozenset(["accompanied", "together", "alongside", "along"])


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
            found.append(_of_person(reading, name, by_person.get(name.first, [])))
        elif name.first not in inside and name.entity.kind in ("organization", "place"):
            found.append(
                Actor(name.first, name.end, reading.span(name.first, name.end), name.entity, case=name.case)
            )
    if last_agent is not None:
        found.extend(_pronouns(reading, first, stop, last_agent))
    if last_group:
        found.extend(_together(reading, first, stop, rules, last_group))
    return sorted(found, key=lambda actor: actor.first)


def _of_office(reading: Reading, office: OfficePhrase) -> Actor:
    span = reading.span(office.first, office.end)
    return Actor(
        office.first, office.end, span, office.entity, acting_as=office.entity, case=office.ending.case
    )


def _of_person(reading: Reading, name: Name, offices: Sequence[OfficePhrase]) -> Actor:

    before = [o for o in offices if o.end <= name.first]
    after = [o for o in offices if o.first >= name.end]
    first = min((o.first for o in before), default=name.first)
    end = max((o.end for o in after), default=name.end)
    current = [o.entity for o in (*before, *after) if o.phase in ("current", "acting")]
    return Actor(
        first,
        end,
        reading.span(name.first, name.end),
        name.entity,
        current[-1] if current else None,
        name.case,
    )


def _pronouns(reading: Reading, first: int, stop: int, last_agent: Actor) -> list[Actor]:
    """“He”, “she”, “o” as subject: whoever acted last."""
    found = []
    for index in range(first, min(stop, first + 6)):
        if reading.tokens.words[index] in ("he", "she") and last_agent.person:
            found.append(
                replace(
                    last_agent,
                    first=index,
                    end=index + 1,
                    written=reading.span(index, index + 1),
                    case="nominative",
                )
            )
            break
    return found


def _together(
    reading: Reading, first: int, stop: int, rules: NamingRules, last_group: Sequence[Actor]
) -> list[Actor]:
    """“They”, “the presidents”, “tərəflər” as subject: those who last acted together."""
    index = first + (reading.tokens.words[first] == "the") if stop > first else first
    plural = rules.plural_heads.at(reading.tokens, index, stop) if index < stop else None
    if plural is None or (plural[0] < stop and reading.tokens.words[plural[0]] == "of"):
        return []
    span = reading.span(index, plural[0])
    return [
        replace(a, first=index, end=plural[0], written=span, case="nominative", marker="") for a in last_group
    ]


def _marked(reading: Reading, actors: list[Actor], first: int, rules: NamingRules) -> list[Actor]:
    groups: list[list[Actor]] = []
    for actor in actors:
        if groups and _in_list(reading, groups[-1][-1], actor):
            groups[-1].append(actor)
        elif groups and actor.first == groups[-1][-1].first and actor.entity != groups[-1][-1].entity:
            groups[-1].append(actor)
        elif not groups or actor.first >= groups[-1][-1].end:
            groups.append([actor])
    marked: list[Actor] = []
    for number, group in enumerate(groups):
        marker = (
            _case_marker(reading, group[-1]) if rules.genitive else _preposition(reading, group[0], first)
        )
        marked.extend(replace(actor, marker=marker, group=number) for actor in group)
    return marked


def _in_list(reading: Reading, before: Actor, after: Actor) -> bool:
    if reading.tokens.words[after.end : after.end + 1] in (
        ("reports",),
        ("informs",),
        ("reported",),
        ("said",),
    ):
        return False  # "…, Agency reports": the agency that tells, no part of a list
    if _is_place(before) != _is_place(after):
        return False  # "to the Odesa region, President …" lists nothing
    between = reading.tokens.words[before.end : after.first]
    if not between or len(between) > 6:
        return False
    words = [word for word in between if word not in _SKIPPED]
    if words[:2] == ["as", "well"]:
        words = words[3:] or [","]
    return bool(words) and all(word in _LIST_JOINTS for word in words)


def _is_place(actor: Actor) -> bool:
    return actor.entity is not None and actor.entity.kind == "place"


def _preposition(reading: Reading, actor: Actor, first: int) -> str:
    words = reading.tokens.words
    index = actor.first - 1
    while index >= first and (words[index] in _SKIPPED - {"of"} or words[index] in "\"“’'"):
        index -= 1
    if index < first:
        return ""
    if words[index] == "of" and words[index - 1] in _ORDERS:
        return "by"
    if words[index] in _PREPOSITIONS:
        return words[index]
    return ""


# "By order of X", "X-in sərəncamı ilə": whoever gave the order did what it orders.
_ORDERS = frozenset(["order", "orders", "decree", "decrees", "decision", "resolution", "edict"])
_AZ_ORDERS = ("sarancam", "farman", "qarar")

_PREPOSITIONS = frozenset(
    "with to by from between of for on in at against among under after before during through via about including towards "
    "than as like despite regarding behind near".split()
)


def _case_marker(reading: Reading, actor: Actor) -> str:
    words = reading.tokens.words
    following = words[actor.end] if actor.end < len(words) else ""
    if following in ("ila", "birlikda"):
        return "instrumental"
    if following == "tarafindan" or (actor.case == "genitive" and following.startswith(_AZ_ORDERS)):
        return "by"
    return "" if actor.case == "nominative" else actor.case
