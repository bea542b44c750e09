"""Which event a figure is about: counts of the dead, hurt, missing and displaced belong to an attack or accident."""

from collections.abc import Sequence
from dataclasses import replace

from graph_loader.model import Event, ReportedFigure, Span
from ontology.folding import fold_characters

_OF_VICTIMS = frozenset(
    ["killed", "wounded", "captured", "missing", "present", "displaced", "evacuated", "detained"]
)
_OF_THE_MOVED = frozenset(["resettled", "displaced", "evacuated"])


def about(figure: ReportedFigure, events: Sequence[Event]) -> ReportedFigure:
    """The figure with its event: the one told in the same sentence, else the last one told before it, if any."""
    types = _types(figure)
    fitting = [e for e in events if e.type in types and e.modality == "actual"]
    same = [e for e in fitting if figure.evidence in e.evidence]
    before = [e for e in fitting if e.trigger.start <= figure.span.start]
    chosen = same[:1] or before[-1:] or fitting[:1]
    return replace(figure, about=chosen[0].trigger) if chosen else figure


def once(figures: Sequence[ReportedFigure]) -> list[ReportedFigure]:
    """A figure that headline and text repeat stands once, where it is told most fully: with its whole, else first."""
    found: dict[tuple[object, ...], ReportedFigure] = {}
    renamed: dict[Span, Span] = {}
    for figure in figures:
        what = figure.measure or fold_characters(figure.measure_written)
        key = (figure.value, what, figure.population, figure.unit, figure.qualifier)
        known = found.setdefault(key, figure)
        if known is not figure:
            renamed[figure.span] = known.span
            if figure.part_of is not None and known.part_of is None:
                found[key] = replace(known, part_of=figure.part_of)
    return [
        replace(f, part_of=renamed.get(f.part_of, f.part_of)) if f.part_of is not None else f
        for f in found.values()
    ]


def _types(figure: ReportedFigure) -> frozenset[str]:
    people = figure.population is not None or figure.part_of is not None
    if figure.measure in _OF_THE_MOVED:
        return frozenset(["Resettlement", "Attack", "Accident"])
    if figure.measure in _OF_VICTIMS or (figure.measure is None and people and figure.part_of is not None):
        return frozenset(["Attack", "Accident"])
    return frozenset()
