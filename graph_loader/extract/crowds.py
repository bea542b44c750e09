"""Those who take part without a name: “innocent people”, “residents who moved back”; their words, no agent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extract.clauses import Clause
from graph_loader.extract.reading import Reading
from graph_loader.languages import Language, Section
from graph_loader.model import Participation, Role, Span
from ontology.folding import fold_characters

_TYPES: dict[str, Role] = {"Attack": "victim", "Meeting": "counterpart", "Resettlement": "subject"}
_ACTING = frozenset(["Attack", "Visit", "WreathLaying", "March", "Signing", "Meeting", "Resettlement"])
_REACH = 60  # letters between a trigger and a crowd


@dataclass(frozen=True, slots=True)
class CrowdRules:
    """How a language names crowds and peoples, and what it calls events of violence."""

    crowd: re.Pattern[str]
    acting: re.Pattern[str]
    by: re.Pattern[str]
    designation: re.Pattern[str]

    @classmethod
    def of(cls, language: Language) -> "CrowdRules":
        section = language.section("crowds").expect("pattern", "acting", "by", "designation")
        crowd, acting, designation = (
            _compiled(section, name) for name in ("pattern", "acting", "designation")
        )
        by = re.compile(rf"\b(?:{fold_characters(section.text('by', '(?!)'))})$")
        return cls(crowd, acting, by, designation)


def _compiled(section: Section, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{fold_characters(section.text(key, '(?!)'))})\b")


def crowd_in(
    reading: Reading, clause: Clause, rules: CrowdRules, sentence: Span, taken: Sequence[Role]
) -> Participation | None:
    """The crowd right behind a trigger, in the role that its type gives it, unless a named party has that role."""
    role = _TYPES.get(clause.trigger.rule.type)
    if role is None or role in taken or clause.trigger.passive:
        return None
    found = rules.crowd.search(
        reading.tokens.folded, clause.trigger.span.end, min(sentence.end, clause.trigger.span.end + _REACH)
    )
    if found is None:
        return None
    return Participation(role, Span(*found.span()), sentence)


def acting_crowd(
    reading: Reading, clause: Clause, rules: CrowdRules, sentence: Span, taken: Sequence[Role]
) -> Participation | None:
    """“Russian troops”, “the delegation”: who acts without a name, right before the verb or behind “by”."""
    trigger = clause.trigger
    if trigger.rule.type not in _ACTING or "agent" in taken:
        return None
    behind = trigger.passive or trigger.rule.kind == "noun"
    if behind:
        begin, end = trigger.span.start, min(sentence.end, trigger.span.end + _REACH)
    else:
        begin, end = max(sentence.start, trigger.span.start - _REACH), trigger.span.start
    found = list(rules.acting.finditer(reading.tokens.folded, begin, end))
    if behind:
        found = [match for match in found if rules.by.search(reading.tokens.folded, begin, match.start())]
    return Participation("agent", Span(*found[-1].span()), sentence) if found else None
