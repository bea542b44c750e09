"""Finds to whom a sentence gives what it says: “according to the ministry”, “the minister said that”, “citing X”.

The source is found as words; who that is, is for others to say. What the item says in its own voice has no cue
(https://www.w3.org/TR/prov-o/#wasAttributedTo is the notion; here it is the item's own attribution).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from graph_loader.errors import RuleError
from graph_loader.extract.quotation_marks import overlaps_any
from graph_loader.extract.reporting import WORD, ReportingRules, words_pattern
from graph_loader.languages import Language, Section
from graph_loader.languages.by_language import ByLanguage
from graph_loader.model import Sentence, Span

_SOURCE = rf"\s+(?P<source>{WORD}(?:\s+{WORD}){{0,17}}?)"


@dataclass(frozen=True, slots=True)
class AttributionCue:
    """The words that attribute (`cue`), those of them that name the source, and the stretch that is attributed.

    `before` is true where they speak of the sentence before: “This was announced by the ministry.”
    """

    source: Span
    cue: Span
    governs: Span
    before: bool = False


@dataclass(frozen=True)
class AttributionRules:
    """How a language attributes; the reporting clauses are those of quotations."""

    lead_in: re.Pattern[str]
    lead_in_back: re.Pattern[str]
    tail: re.Pattern[str]
    verb: re.Pattern[str]
    no_source: re.Pattern[str]
    back_before: re.Pattern[str]
    back_after: re.Pattern[str]
    reporting: ReportingRules

    @classmethod
    def of(cls, section: Section, reporting: ReportingRules) -> Self:
        section.expect(
            "lead_ins",
            "lead_ins_back",
            "source_ends",
            "no_sources",
            "tails",
            "verbs",
            "back_before",
            "back_after",
        )
        ends = rf"(?={section.text('source_ends', '$')})"
        try:
            return cls(
                lead_in=re.compile(f"(?:{_choice(section.words('lead_ins'))}){_SOURCE}{ends}"),
                lead_in_back=re.compile(f"(?:{_choice(section.words('lead_ins_back'))}){_SOURCE}{ends}"),
                tail=re.compile(rf"(?<!\s)\s+(?:{_choice(section.words('tails'))})"),
                verb=words_pattern(section.words("verbs")),
                no_source=re.compile(section.text("no_sources", "(?!)")),
                back_before=re.compile(section.text("back_before", "(?!)")),
                back_after=re.compile(section.text("back_after", "(?!)")),
                reporting=reporting,
            )
        except re.error as error:
            raise RuleError(
                f"{section.file}: [{section.name}] holds no regular expressions: {error}"
            ) from error


def attribution_rules(
    languages: Mapping[str, Language], reporting: Mapping[str, ReportingRules]
) -> Mapping[str, AttributionRules]:
    """The rules of each language by tag, over the reporting rules of the same languages."""
    return ByLanguage(
        languages,
        lambda language: AttributionRules.of(language.section("attributions"), reporting[language.tag]),
    )


def _choice(patterns: Sequence[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True)) or "(?!)"


def find_attributions(
    text: str, sentence: Sentence, rules: AttributionRules, quoted: Sequence[Span] = ()
) -> tuple[AttributionCue, ...]:
    """The attributions of a sentence in order, apart from each other; none inside the `quoted` stretches.

    `rules` are those of the sentence's language; `quoted` are sorted and apart from each other.
    """
    found: list[AttributionCue] = []
    for cue in [*_by_words(text, sentence, rules), *_by_verb(text, sentence, rules)]:
        taken = any(cue.cue.overlaps(other.cue) for other in found)
        if not taken and not overlaps_any(cue.cue, quoted):
            found.append(cue)
    return tuple(sorted(found, key=lambda cue: cue.cue))


def _by_words(text: str, sentence: Sentence, rules: AttributionRules) -> Iterator[AttributionCue]:
    """What leads in its source (“according to X”) or follows it (“X-ə istinadən”)."""
    for pattern, before in ((rules.lead_in_back, True), (rules.lead_in, False)):
        for match in pattern.finditer(text, *sentence.span):
            if not rules.no_source.search(match["source"]):
                yield AttributionCue(Span(*match.span("source")), Span(*match.span()), sentence.span, before)
    for match in rules.tail.finditer(text, *sentence.span):
        segment = rules.reporting.segment_before(text, sentence.span.start, match.start())
        if source := rules.reporting.named(text, segment):
            yield AttributionCue(source, Span(source.start, match.end()), sentence.span)


def _by_verb(text: str, sentence: Sentence, rules: AttributionRules) -> Iterator[AttributionCue]:
    start, end = sentence.span
    for verb in rules.verb.finditer(text, start, end):
        report = rules.reporting.clause_around(text, start, Span(*verb.span()), end)
        if report is None or report.speaker is None:
            continue
        cue = Span(min(report.speaker.start, verb.start()), max(report.speaker.end, verb.end()))
        back = rules.back_after.match(text, verb.end(), end) or rules.back_before.search(text, start, cue.end)
        yield AttributionCue(report.speaker, cue, sentence.span, back is not None)
