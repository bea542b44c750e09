"""Joins actors with a trigger: who acts, whom the act concerns, and where it takes place, by markers and order."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extract.actors import Actor
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.triggers import Trigger
from graph_loader.model import Role

_BREAKS = frozenset([";", ":", "while", "whereas", "whom"])
_COUNTRY_TYPES = frozenset(["Recognition", "Attack", "Signing", "Accident"])
_OF_OFFICE = frozenset(["Appointment", "Dismissal", "Election"])
_NEAR = 6  # words between a trigger and the object it governs


@dataclass(frozen=True, slots=True)
class Clause:
    """What surrounds one trigger: its tokens [first, end), the reach to its left and right, the first trigger's token."""

    trigger: Trigger
    first: int
    end: int
    left: int
    right: int
    before_all: int


def clauses(reading: Reading, triggers: Sequence[Trigger], first: int, stop: int) -> list[Clause]:
    """The clause of each trigger of a sentence: up to the next trigger on the right, the whole sentence on the left."""
    places = [reading.tokens.within(trigger.span) for trigger in triggers]
    found = []
    for number, (trigger, (begin, end)) in enumerate(zip(triggers, places, strict=True)):
        following = [b for b, _ in places[number + 1 :] if b >= end]
        right = min(following, default=stop)
        right = next((i for i in range(end, right) if reading.tokens.words[i] in _BREAKS), right)
        found.append(Clause(trigger, begin, end, first, right, min(b for b, _ in places)))
    return found


def participants(
    reading: Reading,
    clause: Clause,
    actors: Sequence[Actor],
    earlier: Sequence[Clause],
    rules: NamingRules,
    last_agent: Actor | None = None,
) -> list[tuple[Actor, Role]]:
    """The actors of one act with their roles, in the order of the text."""
    usable = [a for a in actors if _may_act(a, clause.trigger.rule.type)]
    if rules.genitive:
        chosen = _by_case(reading, clause, usable, earlier)
    else:
        subjects = _subjects(reading, clause, usable, earlier) or _owner(reading, clause, usable, last_agent)
        chosen = subjects + _complements(reading, clause, usable)
    chosen = _present(reading, clause, usable) + _between_two(clause, chosen)
    unique = {(actor.first, actor.entity): (actor, role) for actor, role in reversed(chosen)}
    return sorted(unique.values(), key=lambda pair: pair[0].first)


def _may_act(actor: Actor, type_: str) -> bool:
    """A country acts in some types of act, and only as subject or after “by”; no other place ever does.

    An office alone is what somebody is appointed or elected to, not who is.
    """
    if actor.entity is not None and actor.entity.kind == "office" and type_ in _OF_OFFICE:
        return actor.marker == "by"
    if actor.entity is None or actor.entity.kind != "place":
        return True
    return actor.state and type_ in _COUNTRY_TYPES and actor.marker in ("", "by")


def _between_two(clause: Clause, chosen: list[tuple[Actor, Role]]) -> list[tuple[Actor, Role]]:
    """“X and Y met”: of two who act on each other the first is the agent, the others its counterparts."""
    if clause.trigger.rule.type not in ("Meeting", "PhoneCall") or any(role != "agent" for _, role in chosen):
        return chosen
    return [(actor, "agent" if n == 0 else "counterpart") for n, (actor, _) in enumerate(chosen)]


# --- prepositions and order (English) ---------------------------------------------------------------------------------


def _subjects(
    reading: Reading, clause: Clause, actors: Sequence[Actor], earlier: Sequence[Clause]
) -> list[tuple[Actor, Role]]:
    role = clause.trigger.rule.roles.get("subject")
    if role is None:
        return _possessors(reading, clause, actors)
    if clause.trigger.passive:
        role = "victim" if clause.trigger.rule.type == "Attack" else "subject"
    if (
        reading.tokens.words[clause.first - 1] in ("who", "being", "having", "on")
        and clause.first > clause.left
    ):
        # "… with the heads of government, who arrived in Kyiv", "… to X on being elected": whoever stands before it.
        near = [a for a in actors if a.end <= clause.first and clause.first - a.end <= 3]
        one = reading.tokens.words[clause.first] in ("is", "was", "has")
        return [(a, role) for a in actors if near and (a is near[-1] if one else a.group == near[-1].group)]
    left = [a for a in actors if a.end <= clause.first and a.marker == ""]
    groups = list(dict.fromkeys(a.group for a in reversed(left)))
    for group in groups:
        members = [a for a in left if a.group == group]
        if not _object_of_earlier(reading, members[0], earlier, clause):
            return [(a, role) for a in members]
    return _possessors(reading, clause, actors)


def _possessors(reading: Reading, clause: Clause, actors: Sequence[Actor]) -> list[tuple[Actor, Role]]:
    """“Ilham Aliyev's visit to …”, “President Biden's call with …”."""
    role = clause.trigger.rule.roles.get("possessive")
    if role is None:
        return []
    words = reading.tokens.words
    for actor in reversed([a for a in actors if a.end <= clause.first]):
        between = words[actor.end : clause.first]
        if len(between) <= 4 and "s" in between[:2]:
            return [(actor, role)]
    return []


def _owner(
    reading: Reading, clause: Clause, actors: Sequence[Actor], last_agent: Actor | None
) -> list[tuple[Actor, Role]]:
    """“his talks with …”, “during her meeting with …”: the subject of the sentence, else who acted last."""
    role = clause.trigger.rule.roles.get("possessive")
    if role is None or reading.tokens.words[clause.first] not in ("his", "her", "their"):
        return []
    before = [a for a in actors if a.end <= clause.first and a.marker == "" and a.person]
    if before:
        return [(a, role) for a in before if a.group == before[-1].group]
    return [(last_agent, role)] if last_agent is not None else []


def _object_of_earlier(reading: Reading, actor: Actor, earlier: Sequence[Clause], clause: Clause) -> bool:
    """Whether an actor stands right behind an earlier trigger as its object, so that it is no subject of this one."""
    for other in earlier:
        if other.end <= actor.first < clause.first:
            between = reading.tokens.words[other.end : actor.first]
            if len(between) <= 3 and "," not in between and "object" in other.trigger.rule.roles:
                return True
    return False


def _complements(reading: Reading, clause: Clause, actors: Sequence[Actor]) -> list[tuple[Actor, Role]]:
    roles = clause.trigger.rule.roles
    right = [a for a in actors if clause.end <= a.first < clause.right]
    found: list[tuple[Actor, Role]] = []
    object_group: int | None = None
    for actor in right:
        if actor.marker == "including":
            role = roles.get("with") or roles.get("object")
        elif actor.marker:
            role = roles.get(actor.marker)
        elif (
            not actor.state
            and object_group in (None, actor.group)
            and _follows(reading, clause, actor, found)
        ):
            role = roles.get("object") or roles.get(_last_word(reading, clause))
            if object_group is None and clause.trigger.passive:
                role = None
            object_group = actor.group
        else:
            role = None
        if role is not None:
            found.append((actor, role))
    return found


def _last_word(reading: Reading, clause: Clause) -> str:
    return reading.tokens.words[clause.end - 1]


def _follows(reading: Reading, clause: Clause, actor: Actor, found: Sequence[tuple[Actor, Role]]) -> bool:
    """Whether an actor without preposition stands near enough behind the trigger to be its object."""
    if found and found[-1][0].group == actor.group:
        return True
    between = reading.tokens.words[clause.end : actor.first]
    return len(between) <= _NEAR and not {",", ".", "and", "who", "which", "that"}.intersection(between)


def _present(reading: Reading, clause: Clause, actors: Sequence[Actor]) -> list[tuple[Actor, Role]]:
    """“accompanied by …”, “with the participation of …”, “attended by …”: present, whatever the act."""
    words = reading.tokens.words
    found: list[tuple[Actor, Role]] = []
    groups: set[int] = set()
    for actor in actors:
        before = words[max(clause.left, actor.first - 5) : actor.first]
        if actor.group in groups or (
            actor.marker in ("by", "of", "with")
            and _PRESENT.intersection(before)
            and actor.first < clause.right
        ):
            groups.add(actor.group)
            found.append((actor, "attendee"))
    return found


_PRESENT = frozenset(
    ["accompanied", "participation", "presence", "attended", "joined", "alongside", "together", "along"]
)


# --- cases (Azerbaijani) ------------------------------------------------------------------------------------------------


def _by_case(
    reading: Reading, clause: Clause, actors: Sequence[Actor], earlier: Sequence[Clause]
) -> list[tuple[Actor, Role]]:
    roles = clause.trigger.rule.roles
    floor = max((other.end for other in earlier), default=clause.left)
    own = [a for a in actors if a.end <= clause.first and a.first >= floor]
    nominative = [a for a in own if a.marker == ""]
    if not nominative:
        nominative = [a for a in actors if a.marker == "" and a.end <= clause.first][:1]
        nominative = [a for a in actors if nominative and a.group == nominative[0].group]
    found: list[tuple[Actor, Role]] = []
    groups = list(dict.fromkeys(a.group for a in nominative))
    for actor in nominative:
        marker = "subject" if actor.group == groups[0] or "accusative" not in roles else "accusative"
        if (role := roles.get(marker)) is not None:
            found.append((actor, role))
    for actor in own:
        if actor.marker and (role := roles.get(actor.marker)) is not None:
            found.append((actor, role))
    return found


# --- places -----------------------------------------------------------------------------------------------------------


def places(reading: Reading, clause: Clause, rules: NamingRules) -> list[Name]:
    """Where the act takes place: the place under one of the trigger's markers; several where a list of them stands."""
    offices = {i for o in reading.offices for i in range(o.first, o.end)}
    names = [
        n
        for n in reading.names_in(clause.left, clause.right)
        if n.entity.kind == "place" and n.first not in offices and not _possessive(reading, n)
    ]
    wanted = clause.trigger.rule.places or (("locative",) if rules.genitive else ("in", "at", "near", "on"))
    marked = [(n, _place_marker(reading, n, clause, rules)) for n in names]
    after = [n for n, marker in marked if n.first >= clause.end and marker in wanted]
    before = [
        n
        for n, marker in marked
        if n.end <= (clause.first if rules.genitive else clause.before_all)
        and marker in wanted
        and (marker not in ("to", "object") or _passive_object(reading, clause))
    ]
    inside = [
        n
        for n, marker in marked
        if n.first >= clause.first and n.end <= clause.end and marker in (*wanted, "in", "at")
    ]
    if clause.trigger.rule.type in _OF_FACILITY and (own := _facility(reading, marked, clause)):
        return [own]
    chosen = inside or after or before[::-1]
    if rules.genitive:
        chosen = (
            sorted(before, key=lambda n: (wanted.index(_place_marker(reading, n, clause, rules)), -n.first))
            or after
        )
    if not chosen:
        known = _by_noun(reading, clause, rules)
        return [known] if known is not None else []
    listed = [chosen[0]]
    for name in names:
        if name.first >= listed[-1].end and _listed(reading, listed[-1], name):
            listed.append(name)
    return listed


def _possessive(reading: Reading, name: Name) -> bool:
    """“Russia's aggression”: a country that owns something is not where the act took place."""
    words = reading.tokens.words
    return name.end + 1 < len(words) and words[name.end] in "'’`" and words[name.end + 1] == "s"


_OF_FACILITY = frozenset(["Opening", "Groundbreaking"])


def _facility(reading: Reading, marked: Sequence[tuple[Name, str]], clause: Clause) -> Name | None:
    """What was opened or founded, where it is a place: “opening of X”, “X was opened”, “X-in açılışı”."""
    for name, marker in marked:
        if name.known:
            continue
        if name.first >= clause.first and marker in ("of", "object"):
            return name
        if name.end <= clause.first <= name.end + 2 and (
            marker in ("genitive", "nominative", "") or _passive(reading, clause)
        ):
            return name
    return None


def _passive(reading: Reading, clause: Clause) -> bool:
    return reading.tokens.words[clause.first] in ("was", "were", "has", "have")


def _by_noun(reading: Reading, clause: Clause, rules: NamingRules) -> Name | None:
    """“at the memorial”: the place named before in this item whose name ends in that noun."""
    tokens = reading.tokens
    for index in range(clause.end, min(clause.right, clause.end + 6)):
        if reading.owner[index] is not None or tokens.capitalised(index):
            continue
        if tokens.words[index - 1] not in ("the", "this", "that"):
            continue
        if not rules.place_after.at(tokens, index, index + 1):
            continue
        named = [
            n
            for n in reading.names
            if n.entity.kind == "place"
            and n.end <= clause.first
            and tokens.words[n.end - 1] == tokens.words[index]
        ]
        if named:
            return named[-1]
    return None


def _passive_object(reading: Reading, clause: Clause) -> bool:
    """“Kalbajar district had been visited by …”: the place stands where a subject would."""
    words = reading.tokens.words
    return clause.end < len(words) and words[clause.end] == "by"


def _place_marker(reading: Reading, name: Name, clause: Clause, rules: NamingRules) -> str:
    if rules.genitive:
        return name.case
    words, index = reading.tokens.words, name.first - 1
    while index >= clause.left and (
        words[index]
        in (
            "the",
            "city",
            "town",
            "village",
            "of",
            "settlement",
            "capital",
            "region",
            "district",
            "new",
            "central",
            "downtown",
            "liberated",
            "a",
            "an",
        )
        and (
            words[index] != "of"
            or words[index - 1] in ("city", "town", "village", "settlement", "capital", "region", "district")
        )
    ):
        index -= 1
    if index < clause.left:
        return "object" if clause.first >= name.end else ""
    if index == clause.end - 1 and words[index] in ("to", "in", "at", "of", "on"):
        return words[index] if words[index] != "to" else "object"
    if clause.end - 1 <= index < clause.end:
        return "object"
    if words[index] in ("in", "at", "to", "near", "on", "of", "from", "for", "into", "around", "outside"):
        return words[index]
    return ""


def _listed(reading: Reading, before: Name, after: Name) -> bool:
    between = [
        w
        for w in reading.tokens.words[before.end : after.first]
        if w not in ("the", "cities", "districts", "regions")
    ]
    return bool(between) and len(between) <= 2 and all(w in (",", "and", "va") for w in between)
