"""Who reports, and with which verb: the clauses beside a quotation and around what is said in other words.

The words are data (`[quotations]` of a language file); the notions are those of reported speech and its reporting
clause (https://universaldependencies.org/u/dep/parataxis.html).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from graph_loader.errors import RuleError
from graph_loader.languages import Language, Section
from graph_loader.languages.by_language import ByLanguage
from graph_loader.model import Span

WORD = r"(?:(?:[^\W\d_]\.)+|(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Prof)\.|[^\s.,:;!?\"“”«»()–—]+)"
_REACH = 240  # characters before a verb in which its subject begins
_SHORT = 30  # characters between a verb and the quotation that need no colon
_LONGEST = 14  # words of a speaker: an office with its body and country, and a name
_SPEAKER = rf"{WORD}(?:\s+{WORD}){{0,{_LONGEST}}}?"
_CLAUSE_BREAK = re.compile(r"[,;:–—(”»\"]\s")
_KEYS = (
    "verbs",
    "between",
    "lead_in",
    "inverted",
    "speaker_ends",
    "starts",
    "strip",
    "last",
    "labels",
    "small",
    "breaks",
    "that",
    "titled",
    "coordinated",
    "passive",
    "subject_first",
)


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: the words that name the speaker, where there are any, and the verb."""

    speaker: Span | None
    verb: Span


@dataclass(frozen=True)
class ReportingRules:
    """The reporting verbs of a language and what may stand around them."""

    verb: re.Pattern[str]
    after: re.Pattern[str]
    inverted: re.Pattern[str] | None
    speaker_ends: re.Pattern[str]
    breaks: re.Pattern[str]
    that: re.Pattern[str]
    starts: frozenset[str]
    strip: re.Pattern[str]
    last: re.Pattern[str]
    titled: re.Pattern[str]
    coordinated: re.Pattern[str]
    passive: re.Pattern[str]
    subject_first: bool
    labels: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, section: Section) -> Self:
        section.expect(*_KEYS)
        verbs = "|".join(sorted(section.words("verbs"), key=len, reverse=True)) or "(?!)"
        between, lead_in = section.text("between"), section.text("lead_in")
        try:
            inverted = rf"\s*{lead_in}(?P<verb>{verbs})\b\s+(?P<speaker>{WORD}(?:\s+{WORD}){{0,{_LONGEST}}})"
            return cls(
                verb=words_pattern(section.words("verbs")),
                after=re.compile(
                    rf"\s*{lead_in}(?:(?P<speaker>{_SPEAKER}),?\s+{between})??(?P<verb>{verbs})(?!\w)"
                ),
                inverted=re.compile(inverted) if section.flag("inverted") else None,
                speaker_ends=re.compile(rf"\s+(?:{section.text('speaker_ends', '(?!)')})(?!\w)"),
                breaks=re.compile(section.text("breaks", "(?!)")),
                that=re.compile(rf"(?:{section.text('that', '(?!)')})(?!\w)"),
                starts=frozenset(section.words("starts")),
                strip=re.compile(rf"\s*(?:(?:{section.text('strip', '(?!)')})(?!\w)[\s,]*)*", re.IGNORECASE),
                last=re.compile(rf"(?:\s+(?:{section.text('last', '(?!)')}))*\s*$"),
                titled=re.compile(section.text("titled", "(?!)")),
                coordinated=re.compile(section.text("coordinated", "(?!)")),
                passive=re.compile(section.text("passive", "(?!)")),
                subject_first=section.flag("subject_first"),
                labels=frozenset(section.words("labels")),
                small=frozenset(section.words("small")),
            )
        except re.error as error:
            raise RuleError(
                f"{section.file}: [{section.name}] holds no regular expressions: {error}"
            ) from error

    def clause_after(self, text: str, position: int, end: int) -> Report | None:
        """The clause that follows a quotation: “…,” he said; “…,” said the minister; “…”, – deyə nazir bildirib."""
        if self.inverted and (match := self.inverted.match(text, position, end)):
            return Report(self._ended(text, Span(*match.span("speaker"))), Span(*match.span("verb")))
        match = self.after.match(text, position, end)
        if match is None:
            return None
        speaker = self.named(text, Span(*match.span("speaker"))) if match["speaker"] else None
        if match["speaker"] and speaker is None:
            return None
        return Report(speaker, Span(*match.span("verb")))

    def clause_before(self, text: str, start: int, end: int) -> Report | None:
        """The clause that leads in what follows: the minister said: “…; Peskov stated that …; nazir bildirib ki, …"""
        verbs = list(self.verb.finditer(text, start, end))
        if not verbs or not self._leads_in(text[verbs[-1].end() : end].strip()):
            return None
        for index, verb in reversed(list(enumerate(verbs))):
            segment = self.segment_before(text, start, verb.start())
            if index and verbs[index - 1].start() >= segment.start:
                continue  # one clause with two verbs: “X noted its importance and stressed: …”
            if speaker := self.named(text, segment):
                return Report(speaker, Span(*verbs[-1].span()))
        return Report(None, Span(*verbs[-1].span()))

    def clause_around(self, text: str, start: int, verb: Span, end: int) -> Report | None:
        """The clause of a verb in a sentence without quotation: X said that …; …, X said; …, said X."""
        if self.inverted and text[start : verb.start].rstrip().endswith((",", "”", '"')):
            match = self.inverted.match(text, verb.start, end)
            if match and (speaker := self._ended(text, Span(*match.span("speaker")))):
                return Report(speaker, verb)
        segment = self.segment_before(text, start, verb.start)
        if self.verb.search(text, *segment) or self.passive.search(text, *segment):
            return None
        speaker = self.named(text, segment)
        if speaker is None and self.subject_first:
            speaker = self.subject(text, start, segment.start)
        return Report(speaker, verb)

    def subject(self, text: str, start: int, end: int) -> Span | None:
        """The words before the first comma of a stretch, where they name somebody: Erdoğan, “…” dedi."""
        comma = text.find(",", start, end)
        return self.named(text, Span(start, comma)) if comma > 0 else None

    def _leads_in(self, between: str) -> bool:
        """Whether what stands between a verb and the quotation joins them: “said in Kyiv: …”, “noted that it is …”."""
        if self.breaks.search(between):
            return False
        return (
            len(between) <= _SHORT or between.endswith((":", ",", "–", "—")) or bool(self.that.match(between))
        )

    def named(self, text: str, words: Span) -> Span | None:
        """The words that name somebody without what leads them in or follows; None where they are no name."""
        start, end = words
        strip = self.strip.match(text, start, end)
        start = strip.end() if strip else start
        if other_verb := self.coordinated.search(text, start, end):
            end = other_verb.start()
        last = self.last.search(text, start, end)
        end = last.start() if last else end
        written = text[start:end].strip()
        if not written:
            return None
        first = written.split()[0]
        if not (first[:1].isupper() or first.lower() in self.starts) or len(written.split()) > _LONGEST:
            return None
        start = text.index(written, start)
        return Span(start, start + len(written))

    def segment_before(self, text: str, start: int, end: int) -> Span:
        """What stands between the last clause boundary and the verb."""
        start = max(start, end - _REACH)
        breaks = list(_CLAUSE_BREAK.finditer(text, start, end))
        return Span(breaks[-1].end() if breaks else start, end)

    def _ended(self, text: str, speaker: Span) -> Span | None:
        cut = self.speaker_ends.search(text, speaker.start, speaker.end)
        return self.named(text, Span(speaker.start, cut.start() if cut else speaker.end))


def words_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Whole words by an alternation of patterns, the longest first; first letters are looked at before the rest."""
    choice = "|".join(sorted(words, key=len, reverse=True))
    initials = "".join(sorted({word.lstrip("(?:")[0] for word in words}))
    return re.compile(rf"(?<!\w)(?=[{re.escape(initials)}])(?:{choice})(?!\w)" if words else "(?!)")


def reporting_rules(languages: Mapping[str, Language]) -> Mapping[str, ReportingRules]:
    """The rules of each language by tag."""
    return ByLanguage(languages, lambda language: ReportingRules.of(language.section("quotations")))
