"""Figures match by value unless measure or population, where both are known, speak against it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from graph_loader.authority.index import Authority
from graph_loader.evaluation.case import Case
from graph_loader.evaluation.figures import compare_figures, concepts
from graph_loader.evaluation.gold import GoldFigure
from graph_loader.evaluation.scores import Score
from graph_loader.model import ReportedFigure, Span
from tests.support import school_opening as school

RIGHT = Score(1)
WRONG = Score(0, 1, 1)


def gold(value: float, measure: str, population: str | None) -> GoldFigure:
    """A figure of the gold."""
    return GoldFigure(value, measure, population, "120 pupils")


def found(value: str, measure: str | None, population: str | None) -> ReportedFigure:
    """A figure read from the text, its words left aside."""
    span = Span(0, 1)
    return ReportedFigure(Decimal(value), span, span, "words", measure=measure, population=population)


@pytest.mark.parametrize(
    ("expected", "figure", "score"),
    [
        pytest.param(
            gold(613, "killed", "people"), found("613", "killed", "people"), RIGHT, id="all the same"
        ),
        pytest.param(gold(24.4e9, "amount USD", None), found("24400000000", None, None), RIGHT, id="money"),
        pytest.param(gold(3.4, "percent", None), found("3.4", None, None), RIGHT, id="a fraction"),
        pytest.param(
            gold(613, "killed", "people"), found("614", "killed", "people"), WRONG, id="another value"
        ),
        pytest.param(gold(2, "killed", None), found("2", "wounded", None), WRONG, id="another measure"),
        pytest.param(gold(2, "killed", None), found("2", None, None), RIGHT, id="no measure known"),
        pytest.param(gold(2, "serious condition", None), found("2", "wounded", None), RIGHT, id="free words"),
        pytest.param(
            gold(5, "resettled families", None), found("5", "resettled", None), RIGHT, id="two words"
        ),
        pytest.param(
            gold(2, "killed", "women"), found("2", "killed", "children"), WRONG, id="another population"
        ),
        pytest.param(
            gold(2, "killed", "people"), found("2", "killed", "women"), RIGHT, id="people may be women"
        ),
        pytest.param(gold(2, "killed", "guards"), found("2", "killed", "women"), RIGHT, id="free population"),
    ],
)
def test_figures_match(
    expected: GoldFigure, figure: ReportedFigure, score: Score, few_names: Authority
) -> None:
    item = replace(school.item(), figures=(figure,))
    assert compare_figures(Case(replace(school.gold(), figures=(expected,)), item, few_names)) == score


def test_as_many_figures_are_paired_as_agree(few_names: Authority) -> None:
    expected = (gold(2, "survived", None), gold(2, "killed", None))
    item = replace(school.item(), figures=(found("2", None, None), found("2", "wounded", None)))
    case = Case(replace(school.gold(), figures=expected), item, few_names)
    assert compare_figures(case) == Score(2)


def test_a_figure_stated_twice_is_an_extra(few_names: Authority) -> None:
    item = replace(school.item(), figures=(found("2", "killed", None),) * 2)
    case = Case(replace(school.gold(), figures=(gold(2, "killed", None),)), item, few_names)
    assert compare_figures(case) == Score(1, 0, 1)


def test_concepts_come_from_the_ontology() -> None:
    assert {"killed", "wounded"} <= concepts("Measure")
    assert {"people", "women"} <= concepts("Population")
    assert not concepts("Measure") & concepts("Population")
