"""Whose voice: gives events and figures to whom the item gives them (“according to the ministry”), in its words."""

from collections.abc import Sequence
from dataclasses import replace

from graph_loader.extract.attributions import AttributionCue
from graph_loader.extract.speakers import Speakers
from graph_loader.model import Attribution, Event, ReportedFigure, Span

_SPOKEN = frozenset(["PressStatement", "Speech", "Interview"])


def attributed_events(
    events: Sequence[Event], cues: Sequence[AttributionCue], speakers: Speakers
) -> tuple[Event, ...]:
    """The events with their attribution; what somebody says is not attributed to the same person once more."""
    return tuple(
        event
        if event.type in _SPOKEN
        else replace(event, attribution=_attribution(event.trigger, cues, speakers))
        for event in events
    )


def attributed_figures(
    figures: Sequence[ReportedFigure], cues: Sequence[AttributionCue], speakers: Speakers
) -> tuple[ReportedFigure, ...]:
    """The figures with their attribution."""
    return tuple(replace(figure, attribution=_attribution(figure.span, cues, speakers)) for figure in figures)


def _attribution(span: Span, cues: Sequence[AttributionCue], speakers: Speakers) -> Attribution | None:
    """The narrowest attribution that governs this stretch; None where the item speaks in its own voice."""
    governing = [cue for cue in cues if cue.governs.covers(span) and not cue.cue.overlaps(span)]
    if not governing:
        return None
    cue = min(governing, key=lambda cue: (cue.governs.end - cue.governs.start, cue.cue))
    return Attribution(cue.cue, speakers.named(cue.source))
