"""Finds the turns of a transcript: a speaker's label at the head of a sentence, and what is said until the next.

Labels stand inside lines too, where a source has lost its line breaks. One sentence with a colon makes no transcript.
The form is that of any parliament's record, such as https://hansard.parliament.uk/.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_loader.extract.reporting import ReportingRules
from graph_loader.model import Sentence, Span

_LABEL = re.compile(
    r"(?:[*•–—-]\s*)*(?P<label>[^\W\d_][^:.!?\"“”«»<>\n]{1,160}?)(?:\s?\([^)\n]{1,40}\))?:\s+(?=\S)"
)
_STOP = re.compile(r"\*\s?\*\s?\*|<…>|<\.\.\.>")
_MOST_WORDS = 24
_FEWEST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words, and the words that name the speaker."""

    speaker: Span
    words: Span


def transcript_turns(
    text: str, sentences: Sequence[Sentence], rules: Mapping[str, ReportingRules]
) -> Iterator[Turn]:
    """The turns of a text in order, none where it is no transcript; the headline holds no turn."""
    heads = [
        (index, label)
        for index, sentence in enumerate(sentences[1:], start=1)
        if (known := rules.get(sentence.language)) and (label := _label(text, sentence, known))
    ]
    if len(heads) < _FEWEST_TURNS and not any(index == 1 for index, _ in heads):
        return
    for number, (_, label) in enumerate(heads):
        last = heads[number + 1][0] if number + 1 < len(heads) else len(sentences)
        start = label.end()
        end = sentences[last - 1].span.end
        if stop := _STOP.search(text, start, end):
            end = stop.start()
        words = text[start:end].rstrip()
        if words:
            yield Turn(Span(*label.span("label")), Span(start, start + len(words)))


def _label(text: str, sentence: Sentence, rules: ReportingRules) -> re.Match[str] | None:
    """The label that a sentence begins with: names and offices only, in capitals but for small words."""
    match = _LABEL.match(text, *sentence.span)
    if match is None:
        return None
    words = match["label"].split()
    if len(words) > _MOST_WORDS or not all(_is_of_name(word, rules) for word in words):
        return None
    capitals = [word for word in words if word[:1].isupper()]
    return match if len(capitals) >= 2 or match["label"].lower() in rules.labels else None


def _is_of_name(word: str, rules: ReportingRules) -> bool:
    bare = word.strip(",()’'-–—")
    return not bare or bare[0].isupper() or bare.lower() in rules.small
