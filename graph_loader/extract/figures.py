"""Finds the figures that a sentence states: counts of people and things, amounts of money, percentages.

A figure keeps its words; a concept of the ontology (xr:killed, xr:women) is given only where the language's file
knows the words (https://www.w3.org/TR/skos-reference/). Figures are attributed to the item, not asserted.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph_loader.extract.dates import DateMention
from graph_loader.extract.figure_phrases import Joint, Phrase, PhraseReader, lower_characters
from graph_loader.extract.figure_rules import FigureRules
from graph_loader.model import ReportedFigure, Sentence, Span


def find_figures(
    text: str,
    sentence: Sentence,
    rules: FigureRules,
    calendar: Sequence[Span],
    dates: Sequence[DateMention] = (),
) -> tuple[ReportedFigure, ...]:
    """The figures of a sentence in order; their spans differ and lie in the sentence.

    `rules` are those of the sentence's language; `calendar` are the spans that `find_calendar_spans` gives, where
    no figure stands; `dates` are those of the sentence, for "as of 1 January". `part_of` is the span of the whole
    where the sentence tells it ("613 were killed, including 106 women").
    """
    if not rules.known:
        return ()
    reader = PhraseReader.of(text, sentence, rules, calendar)
    alone = reader.phrases()
    if not alone:
        return ()
    joints = reader.joints(alone)
    phrases = _with_people(_sharing_measures(reader.resumed(alone, joints), joints))
    as_of = _as_of(text, sentence, rules, dates)
    return tuple(_figure(text, sentence, phrase, phrases, as_of) for phrase in phrases)


def _figure(
    text: str, sentence: Sentence, phrase: Phrase, phrases: Sequence[Phrase], as_of: date | None
) -> ReportedFigure:
    offset = sentence.span.start

    def words(places: tuple[int, int] | None) -> str | None:
        return text[offset + places[0] : offset + places[1]] if places else None

    whole = phrases[phrase.whole] if phrase.whole is not None else None
    return ReportedFigure(
        value=phrase.number.value,
        span=Span(offset + phrase.start, offset + phrase.end),
        evidence=sentence.span,
        measure_written=words(phrase.written) or words((phrase.start, phrase.end)) or "",
        measure=phrase.measure,
        population=phrase.population,
        population_written=words(phrase.population_at),
        unit=phrase.unit,
        qualifier=phrase.qualifier,
        as_of=as_of,
        part_of=Span(offset + whole.start, offset + whole.end) if whole else None,
    )


def _as_of(text: str, sentence: Sentence, rules: FigureRules, dates: Sequence[DateMention]) -> date | None:
    for mention in dates:
        start = max(sentence.span.start, mention.span.start - 16)
        if rules.as_of.search(lower_characters(text[start : mention.span.start])):
            return mention.date.latest
    return None


def _with_people(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Lets a count without a noun be of the people counted before it, else of people: 613 were killed."""
    counted = None
    kept = []
    for phrase in phrases:
        nameless = phrase.noun is None and phrase.measure is not None and phrase.population is None
        kept.append(replace(phrase, population="people", population_at=counted) if nameless else phrase)
        if kept[-1].population == "people" and kept[-1].population_at:
            counted = kept[-1].population_at
    return kept


def _sharing_measures(phrases: list[Phrase], joints: Sequence[Joint]) -> list[Phrase]:
    """Gives parts their wholes, and the members of a list the measure that one of them states."""
    shared = phrases[:]
    for index in range(1, len(shared)):
        phrase, before = shared[index], shared[index - 1]
        whole = None
        if joints[index] == "part":
            whole = _whole_of(shared, index)
        elif joints[index] == "list" and before.whole is not None and phrase.counts:
            same = phrase.measure in (None, shared[before.whole].measure)
            whole = before.whole if same else None
        if whole is not None:
            phrase = _inheriting(replace(phrase, whole=whole), shared[whole])
        elif joints[index] == "list" and before.measured_before and phrase.counts:
            phrase = _inheriting(phrase, before)
        shared[index] = phrase
    for index in reversed(range(len(shared) - 1)):
        phrase, after = shared[index], shared[index + 1]
        if (
            joints[index + 1] == "list"
            and phrase.counts
            and after.whole is None
            and not after.measured_before
        ):
            shared[index] = _inheriting(phrase, after)
    return shared


def _whole_of(phrases: Sequence[Phrase], index: int) -> int | None:
    for whole in reversed(range(index)):
        if phrases[whole].whole is None:
            fits = (
                phrases[whole].unit == phrases[index].unit
                and phrases[whole].number.value >= phrases[index].number.value
            )
            return whole if fits else None
    return None


def _inheriting(phrase: Phrase, source: Phrase) -> Phrase:
    """The phrase with the measure of another, where it has none of its own."""
    of_things = phrase.noun is not None and phrase.population is None
    if phrase.measure or source.measure is None or not phrase.counts or of_things:
        return phrase
    return replace(phrase, measure=source.measure, written=source.written)
