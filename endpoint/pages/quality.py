"""How right the extraction was measured to be, as a table for people; the same numbers stand in `/.well-known/void`.

https://www.w3.org/TR/vocab-dqv/
"""

from dataclasses import dataclass
from functools import cache

from graph_loader.evaluation.measured import packaged
from graph_loader.quality import relation_name


@dataclass(frozen=True, slots=True)
class QualityRow:
    """A relation by its name, and its measures with two decimals; empty where one is not measured."""

    name: str
    precision: str
    recall: str
    f1: str
    interval: str


@cache
def quality_rows(language: str) -> tuple[QualityRow, ...]:
    """What was measured over all languages, a row a relation."""
    return tuple(
        QualityRow(
            relation_name(row.relation, language),
            _shown(row.precision),
            _shown(row.recall),
            _shown(row.f1),
            "–".join(map(_shown, row.interval or ())),
        )
        for row in packaged().rows
        if row.language is None
    )


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
