"""Compares the figures that an item states with the gold (CONTRACT section 6).

Figures match by value. What is counted is said in free words on both sides, so that it only rules a pair out where
both name concepts of the ontology and these differ.
"""

from decimal import Decimal
from functools import cache

from graph_loader.evaluation.case import Case
from graph_loader.evaluation.gold import GoldFigure
from graph_loader.evaluation.matching import match
from graph_loader.evaluation.scores import Score
from graph_loader.model import ReportedFigure
from ontology import XR, members

_TOLERANCE = Decimal("0.000001")
_ANYBODY = "people"


def compare_figures(case: Case) -> Score:
    """Score the figures; one that the item states twice and the gold once is an extra."""
    expected, found = case.gold.figures, case.item.figures
    matching = match(expected, found, _agree)
    for i in matching.missed:
        gold = expected[i]
        words = " ".join(str(part) for part in (gold.value, gold.measure, gold.population) if part)
        case.note_miss("figures", words, gold.trigger)
    for j in matching.extra:
        figure = found[j]
        measure = figure.measure or figure.measure_written
        population = figure.population or figure.population_written
        words = " ".join(str(part) for part in (figure.value, measure, population) if part)
        case.note_extra("figures", words, figure.span)
    return matching.score


def _agree(gold: GoldFigure, figure: ReportedFigure) -> bool:
    value = Decimal(str(gold.value))
    if abs(value - figure.value) > _TOLERANCE * max(abs(value), Decimal(1)):
        return False
    anybody = _ANYBODY in (gold.population, figure.population)
    return not (
        _contradict(gold.measure, figure.measure, "Measure")
        or (not anybody and _contradict(gold.population, figure.population, "Population"))
    )


def _contradict(words: str | None, concept: str | None, scheme: str) -> bool:
    """Whether the gold's words name a concept and another one was found."""
    named = concepts(scheme) & set((words or "").lower().split())
    return bool(named) and concept is not None and concept not in named


@cache
def concepts(scheme: str) -> frozenset[str]:
    """Local names of the ontology's concepts of one class, `Measure` or `Population`."""
    of_class = str(XR[scheme])
    return frozenset(iri.rpartition("#")[2] for iri, classes in members().items() if of_class in classes)
