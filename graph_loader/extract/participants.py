"""Joins actors with a trigger: who acts and whom the act concerns, by markers and order.

Two ways of reading a clause: by prepositions and order (English; Russian, where a case is as good as a preposition),
and by cases (Azerbaijani, Turkish). Which one a language takes, its `[titles] style` says.
"""

from collections.abc import Mapping, Sequence

from graph_loader.extract.actors import Actor
from graph_loader.extract.clauses import Clause
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.participants_by_case import by_case
from graph_loader.extract.participants_by_order import WordOrder
from graph_loader.extract.participations import MUTUAL, Part
from graph_loader.extract.reading import Reading

_COUNTRY_TYPES = frozenset(["Recognition", "Attack", "Signing", "Accident"])
_WITH: Mapping[str, tuple[str, ...]] = {"Signing": ("instrumental",)}
"""Cases in which a country acts beside another: “Azərbaycan ilə Rusiya … imzalayıblar”."""
_OF_OFFICE = frozenset(["Appointment", "Dismissal", "Election"])
_SAID_BEFORE = 5  # words before a name in which "attended by" or "participation of" stands


def participants(
    reading: Reading,
    clause: Clause,
    actors: Sequence[Actor],
    earlier: Sequence[Clause],
    rules: NamingRules,
    last_agent: Actor | None = None,
) -> list[Part]:
    """The actors of one act with their roles, in the order of the text."""
    usable = [actor for actor in actors if _may_act(actor, clause)]
    if rules.genitive:
        usable = [actor for actor in usable if not _says_whose(reading, actor, rules)]
        chosen = by_case(reading, clause, usable, earlier, rules.grammar)
    else:
        order = WordOrder(reading, clause, usable, earlier, rules)
        chosen = order.subjects(last_agent) + order.complements()
        if not any(role == "agent" for _, role in chosen):
            chosen += order.fronted()
    chosen = _present(reading, clause, usable, rules) + _between_two(clause, chosen)
    unique: dict[object, Part] = {}
    for actor, role in chosen:
        unique.setdefault((actor.first, actor.entity), (actor, role))
    return sorted(unique.values(), key=lambda part: part[0].first)


def _may_act(actor: Actor, clause: Clause) -> bool:
    """A country acts in some types of act, and only as subject or after “by”; no other place ever does.

    An office alone is what somebody is appointed or elected to, not who is; but “the Prime Minister resigned”, and
    “the President appointed …”.
    """
    type_ = clause.trigger.rule.type
    if actor.entity is not None and actor.entity.kind == "office" and type_ in _OF_OFFICE:
        subject = actor.marker == "" and actor.end <= clause.first
        of_owner = "genitive" in clause.trigger.rule.roles  # "Baş nazir vəzifəsindən azad edilib"
        acts = (type_ == "Dismissal" or not clause.trigger.passive) and not of_owner
        return actor.marker == "by" or (subject and acts)
    if actor.entity is None or actor.entity.kind != "place":
        return True
    return (
        actor.state
        and type_ in _COUNTRY_TYPES
        and actor.marker in ("", "by", "between", *_WITH.get(type_, ()))
    )


def _says_whose(reading: Reading, actor: Actor, rules: NamingRules) -> bool:
    """“Azərbaycan və Türkiyə prezidentləri”: the presidents act, and the states only say whose they are."""
    if not actor.state or actor.end >= len(reading.tokens):
        return False
    words = reading.tokens.words
    end = actor.end
    while end + 1 < len(words) and (words[end] in rules.grammar.conjunctions or words[end] == ","):
        name = reading.name_at(end + 1)
        if name is None:
            return False
        end = name.end
    return rules.plural_heads.at(reading.tokens, end, len(words)) is not None


def _between_two(clause: Clause, chosen: list[Part]) -> list[Part]:
    """“X and Y met”: of two who act on each other the first is the agent, the others its counterparts."""
    two_sided = clause.trigger.rule.type in MUTUAL and not clause.trigger.rule.one_sided
    if not two_sided or any(role != "agent" for _, role in chosen):
        return chosen
    return [(actor, "agent" if n == 0 else "counterpart") for n, (actor, _) in enumerate(chosen)]


def _present(reading: Reading, clause: Clause, actors: Sequence[Actor], rules: NamingRules) -> list[Part]:
    """“accompanied by …”, “with the participation of …”, “attended by …”: present, whatever the act."""
    words = reading.tokens.words
    found: list[Part] = []
    if words[clause.first - 1] in rules.grammar.relatives:
        return found  # "accompanied by X, who has been appointed …": not to that
    groups: set[int] = set()
    for actor in actors:
        before = words[max(clause.left, actor.first - _SAID_BEFORE) : actor.first]
        told = actor.marker in ("by", "of", "with") and rules.grammar.present.intersection(before)
        if actor.group in groups or (told and actor.first < clause.right):
            groups.add(actor.group)
            found.append((actor, "attendee"))
    return found
