"""Finds the words that signal an event: patterns by type and language, with modality and the cues that make it none.

Patterns are data (`[[events.<Type>]]` of the language files); they run over folded text, where every offset holds.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from graph_loader.errors import RuleError
from graph_loader.languages import Language, Section
from graph_loader.model import Modality, Role, Span
from ontology.folding import fold_characters

TriggerKind = Literal["verb", "noun", "title", "headline", "fallback"]
_WHOLE_WORD = r"(?:(?<![^\W\d_])|(?![^\W\d_]))"
_HEADLINE_PART = re.compile(r" [-–—] |: ")  # "… – address by the President": two parts, each by itself
_DEEPEST = 6  # a macro may hold macros
_MACRO = re.compile(r"<(\w+)>")
CONTINUATION = "continuation"
_BEHIND = 80  # letters behind a trigger in which "… was called off" stands
_IN_HEADLINES = frozenset(["title", "headline"])
_KEYS = (
    "pattern", "kind", "roles", "place", "passive", "place_required", "actor_required", "party_required",
    "in_passing", "date_required", "one_sided", "suffices",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """One pattern of one event type; `roles` by marker, `places` are the markers under which its place stands.

    What `suffices` is an act although nobody, no place and no day is told with it: “saziş imzalanıb”.
    """

    type: str
    pattern: re.Pattern[str]
    kind: TriggerKind
    roles: Mapping[str, Role]
    places: tuple[str, ...] = ()
    passive: re.Pattern[str] | None = None
    place_required: bool = False
    actor_required: bool = False
    party_required: str = ""
    in_passing: bool = False
    date_required: bool = False
    one_sided: bool = False
    suffices: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern found: its words in the text, and what the words before it make of the act.

    `earlier` tells that the act is no news of the day: told in the past perfect, or “so far”.
    """

    rule: TriggerRule
    span: Span
    modality: Modality
    passive: bool
    in_passing: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class TriggerRules:
    """The event patterns and context cues of one language."""

    rules: tuple[TriggerRule, ...]
    needs: tuple[tuple[str, tuple[str, ...]], ...]
    planned: re.Pattern[str]
    planned_inside: re.Pattern[str]
    planned_clause: re.Pattern[str]
    headline_infinitive: re.Pattern[str]
    negated: re.Pattern[str]
    negated_clause: re.Pattern[str]
    negated_behind: re.Pattern[str]
    irrealis: re.Pattern[str]
    topic: re.Pattern[str]
    background: re.Pattern[str]
    past_perfect: re.Pattern[str]
    elsewhen: re.Pattern[str]

    @classmethod
    def of(cls, language: Language) -> "TriggerRules":
        """The patterns of a language file; RuleError where a type lacks its needs or a pattern is none."""
        events, modality = language.section("events"), language.section("modality").expect(*_CUES)
        macros = events.table("macros").strings()
        types = [type_ for type_ in events.values if type_ not in ("macros", "needs")]
        rules = tuple(_rule(type_, entry, macros) for type_ in types for entry in events.tables(type_))
        needs = {
            type_: tuple(map(fold_characters, stems))
            for type_, stems in events.table("needs").lists().items()
        }
        if missing := set(types) - set(needs):
            raise RuleError(f"{events.file}: [events.needs] lacks {', '.join(sorted(missing))}")
        cues = {name: _compile(modality, modality.text(name, "(?!)"), {}, "", "") for name in _CUES}
        return cls(rules=rules, needs=tuple(needs.items()), **cues)

    def find(
        self, folded: str, sentence: Span, *, headline: bool, fallback: bool = False
    ) -> Iterator[Trigger]:
        """The triggers of one sentence, left to right; of overlapping ones of a type only the longest."""
        text = folded[sentence.start : sentence.end]
        types = {type_ for type_, stems in self.needs if any(stem in text for stem in stems)}
        found: list[Trigger] = []
        for rule in self.rules:
            if (rule.kind == "fallback") != fallback:
                continue
            if rule.type in types and (headline or rule.kind not in _IN_HEADLINES):
                found.extend(self._matches(rule, folded, sentence, headline))
        yield from _longest(found)

    def _matches(self, rule: TriggerRule, folded: str, sentence: Span, headline: bool) -> Iterator[Trigger]:
        for match in rule.pattern.finditer(folded, sentence.start, sentence.end):
            if match.end() == match.start():
                continue
            if (
                rule.kind == "title"
                and match.start() - sentence.start > 2
                and rule.type not in ("Speech", "Conference")
            ):
                continue
            span = _trimmed(folded, Span(match.start(), match.end()))
            modality = self._modality(rule, folded, sentence, span, headline)
            if modality is not None:
                passive = rule.passive is not None and rule.passive.search(match.group()) is not None
                before = _before(folded, sentence, span, headline)
                in_passing = rule.kind == "noun" and self._only_context(before)
                earlier = not headline and self._is_earlier(rule, folded, sentence, span, before)
                yield Trigger(rule, span, modality, passive, in_passing, earlier)

    def _modality(
        self, rule: TriggerRule, folded: str, sentence: Span, span: Span, headline: bool
    ) -> Modality | None:
        """Actual, planned or negated; None where the words speak of no act at all: a wish, a topic, a background."""
        before = _before(folded, sentence, span, headline)
        if self.negated.search(before) or self.negated_clause.search(
            folded[span.start : min(sentence.end, span.end + 15)]
        ):
            return "negated"
        if self.negated_behind.search(folded[span.start : min(sentence.end, span.end + _BEHIND)]):
            return "negated"
        if self.planned.search(before) or self.planned_inside.search(folded, span.start, span.end):
            return "planned"
        if headline and self.headline_infinitive.search(before):
            return "planned"
        if self.irrealis.search(before) or (rule.kind in ("verb", "fallback") and before.endswith(" to ")):
            return None
        clause = folded[max(span.start - len(before), span.start - 60) : min(sentence.end, span.end + 60)]
        if rule.kind != "verb" and self.planned_clause.search(clause):
            return "planned"
        if rule.kind == "verb" and self.planned_clause.search(folded[span.start : span.end]):
            return "planned"
        return "actual"

    def _is_earlier(self, rule: TriggerRule, folded: str, sentence: Span, span: Span, before: str) -> bool:
        """Whether a finite verb tells of a time before the news: “had been signed”, “have returned so far”."""
        if rule.kind != "verb":
            return False
        perfect = self.past_perfect.search(before) or self.past_perfect.search(folded, span.start, span.end)
        return bool(perfect) or bool(self.elsewhen.search(folded, sentence.start, sentence.end))

    def _only_context(self, before: str) -> bool:
        """Whether the words before a noun make it a topic or a background: “discussed the …”, “during the …”."""
        return bool(self.topic.search(before) or self.background.search(before))


_CUES = (
    "planned", "planned_inside", "planned_clause", "headline_infinitive", "negated", "negated_clause",
    "negated_behind", "irrealis",
    "topic", "background", "past_perfect", "elsewhen",
)  # fmt: skip


def _rule(type_: str, entry: Section, macros: Mapping[str, str]) -> TriggerRule:
    entry.expect(*_KEYS)
    kind = entry.text("kind")
    roles = {marker: role for marker, role in entry.table("roles").strings().items() if role}
    if kind not in get_args(TriggerKind):
        raise RuleError(
            f"{entry.file}: [[events.{type_}]] kind {kind!r}: give verb, noun, title, headline or fallback"
        )
    if wrong := set(roles.values()) - set(get_args(Role)):
        raise RuleError(f"{entry.file}: [[events.{type_}]] has unknown roles {', '.join(sorted(wrong))}")
    return TriggerRule(
        type=type_,
        pattern=_compile(entry, entry.text("pattern"), macros),
        kind=cast(TriggerKind, kind),
        roles=cast(Mapping[str, Role], roles),
        places=entry.words("place"),
        passive=_compile(entry, entry.text("passive"), macros) if "passive" in entry.values else None,
        place_required=entry.flag("place_required"),
        actor_required=entry.flag("actor_required"),
        party_required=entry.text("party_required"),
        in_passing=entry.flag("in_passing"),
        date_required=entry.flag("date_required"),
        one_sided=entry.flag("one_sided"),
        suffices=entry.flag("suffices"),
    )


def _compile(
    section: Section, pattern: str, macros: Mapping[str, str], start: str = r"\b", end: str = _WHOLE_WORD
) -> re.Pattern[str]:
    try:
        for _ in range(_DEEPEST):
            pattern = _MACRO.sub(lambda match: macros[match.group(1)], pattern)
        return re.compile(rf"{start}(?:{_fold_pattern(pattern)}){end}")
    except (re.error, KeyError) as error:
        raise RuleError(f"{section.file}: [{section.name}] pattern {pattern!r}: {error}") from error


def _before(folded: str, sentence: Span, span: Span, headline: bool) -> str:
    """The words before a trigger; in a headline only those of its own part."""
    before = folded[sentence.start : span.start]
    return _HEADLINE_PART.split(before)[-1] if headline else before


def _fold_pattern(pattern: str) -> str:
    r"""Patterns use no upper-case escapes (\W, \S), so that folding their letters leaves their meaning."""
    return fold_characters(pattern)


def _trimmed(folded: str, span: Span) -> Span:
    text = folded[span.start : span.end]
    return Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))


def _longest(found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.span.start - t.span.end, t.span.start)):
        if not any(t.rule.type == trigger.rule.type and t.span.overlaps(trigger.span) for t in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.span)
