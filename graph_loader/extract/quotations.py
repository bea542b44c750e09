"""Finds what an item quotes: words between marks with a reporting clause, and the turns of a transcript.

A title in marks ("I Am a Woman") is no quotation: short words are one only where somebody is said to say them. The
speaker is found as words; who that is, is for others to say. See https://schema.org/Quotation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_loader.extract.quotation_marks import Quoted, overlaps_any, quoted_stretches
from graph_loader.extract.reporting import Report, ReportingRules
from graph_loader.extract.transcripts import transcript_turns
from graph_loader.model import Sentence, Span

QuoteKind = Literal["marks", "label"]

_LONG = 8  # words: so many in marks are somebody's words even where nobody is named
_FEWEST = 3  # words of a quoted fragment: ‘relations are now “closer than ever”’
_BEFORE_CLAUSE = ",?!…—-–"
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')]*\s|\n")
_REACH = 240
_NEAR = 80  # characters between two quotations of one speaker: the reporting clause


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Quoted words (without their marks) and the words that name the speaker.

    `continues` is true where nobody is named and the quotation goes on from the one before it. `clause` is the verb.
    """

    quote: Span
    kind: QuoteKind
    speaker: Span | None = None
    clause: Span | None = None
    continues: bool = False


def find_quotes(
    text: str, sentences: Sequence[Sentence], rules: Mapping[str, ReportingRules]
) -> tuple[QuoteSpan, ...]:
    """The quotations of a text in order, apart from each other; `rules` by the language of the sentences."""
    turns = tuple(transcript_turns(text, sentences, rules))
    labelled = [QuoteSpan(turn.words, "label", turn.speaker) for turn in turns]
    said = [turn.words for turn in turns]
    marked = [quote for quote in _marked(text, sentences, rules) if not overlaps_any(quote.quote, said)]
    return tuple(sorted([*labelled, *marked], key=lambda quote: quote.quote))


def _marked(
    text: str, sentences: Sequence[Sentence], rules: Mapping[str, ReportingRules]
) -> Iterator[QuoteSpan]:
    before: QuoteSpan | None = None
    for quoted in quoted_stretches(text):
        known = rules.get(_language_at(sentences, quoted.whole.start))
        report = _report_of(text, quoted, known) if known else None
        quote = _trimmed(text, quoted.inner)
        words = len(text[quote.start : quote.end].split())
        if not words or (known and _is_title(text, quoted, known)):
            continue
        follows = report is not None and report.verb.start >= quoted.whole.end
        if report and (follows or _is_said(text, quoted) or _is_fragment(text, quote, words, report)):
            before = QuoteSpan(quote, "marks", report.speaker, report.verb)
        elif _is_speech(text, quote) and (words >= _LONG or _goes_on(text, before, quoted)):
            before = QuoteSpan(quote, "marks", continues=before is not None)
        else:
            continue
        yield before


def _language_at(sentences: Sequence[Sentence], position: int) -> str:
    place = bisect_right(sentences, position, key=lambda sentence: sentence.span.start)
    return sentences[max(0, place - 1)].language if sentences else ""


def _report_of(text: str, quoted: Quoted, rules: ReportingRules) -> Report | None:
    """The reporting clause right after the quotation, else the one that leads it in."""
    line_end = text.find("\n", quoted.whole.end)
    line_end = len(text) if line_end < 0 else line_end
    after = None
    if _may_go_on(text, quoted) or _runs_on(text, quoted):
        after = rules.clause_after(text, quoted.whole.end, min(line_end, quoted.whole.end + _REACH))
    if after and after.speaker:
        return after
    start = _lead_in_start(text, quoted.whole.start)
    if before := rules.clause_before(text, start, quoted.whole.start):
        return before
    subject = rules.subject(text, start, quoted.whole.start) if after and rules.subject_first else None
    return Report(subject, after.verb) if after and subject else after


def _may_go_on(text: str, quoted: Quoted) -> bool:
    """Whether the quotation ends as one does that a clause follows: with a comma, or a dash after it."""
    following = text[quoted.whole.end : quoted.whole.end + 3].strip()
    return text[quoted.inner.end - 1] in _BEFORE_CLAUSE or following[:1] in (",", "-", "–", "—")


def _runs_on(text: str, quoted: Quoted) -> bool:
    following = text[quoted.whole.end : quoted.whole.end + 2]
    return following[:1] == " " and following[1:].islower()


def _lead_in_start(text: str, position: int) -> int:
    """Where the sentence that leads in the quotation begins; the line before, where that ends with a colon."""
    start = max(0, position - _REACH)
    window = text[start:position]
    if window.endswith("\n"):
        line = window.rstrip("\n")
        if not line.endswith((":", ",")):
            return position
        window = line
    last = 0
    for end in _SENTENCE_END.finditer(window):
        last = end.end()
    return start + last


def _goes_on(text: str, before: QuoteSpan | None, quoted: Quoted) -> bool:
    """Whether the words follow a quotation on its line: “We stay,” he said. “We must.”"""
    if before is None:
        return False
    between = text[before.quote.end : quoted.whole.start]
    return len(between) <= _NEAR and "\n" not in between


def _is_title(text: str, quoted: Quoted, rules: ReportingRules) -> bool:
    """Whether the marks hold a name: what is called so, or words in capitals without an end of a sentence."""
    if rules.titled.search(text, max(0, quoted.whole.start - 40), quoted.whole.start):
        return True
    written = text[quoted.inner.start : quoted.inner.end]
    longer = re.findall(r"[^\W\d_]{4,}", written)
    return written[-1] not in _BEFORE_CLAUSE + "." and all(word[0].isupper() for word in longer)


def _is_said(text: str, quoted: Quoted) -> bool:
    """Whether the words end as a sentence does: “Never again,” he said; “Never again”, he said."""
    return text[quoted.inner.end - 1] in ",.!?…" or _may_go_on(text, quoted)


def _is_fragment(text: str, quote: Span, words: int, report: Report) -> bool:
    """Whether somebody named says a few words of a sentence: he noted that relations are now “closer than ever”."""
    return words >= _FEWEST and report.speaker is not None and not text[quote.start].isupper()


def _is_speech(text: str, quote: Span) -> bool:
    return bool(re.search(r"[.!?,…]", text[quote.start : quote.end]))


def _trimmed(text: str, span: Span) -> Span:
    """The quoted words without white space and without the comma that belongs to the reporting clause."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    bare = words.strip()
    return Span(start, start + len(bare.removesuffix(",").rstrip()))
