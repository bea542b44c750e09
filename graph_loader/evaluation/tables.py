"""Results for people: a table for a terminal, and one for a document.

Markdown tables: https://github.github.com/gfm/#tables-extension-
"""

from collections.abc import Iterator, Sequence

from graph_loader.evaluation.measured import Measured, Row

_NONE = "–"
_HEADING = ("relation", "language", "P", "R", "F1", "95 %", "hits", "misses", "extras")
_TEXT_COLUMNS = 2


def plain_table(measured: Measured) -> str:
    """A line for each relation and language; the interval is that of F1, for main events that of recall."""
    alone = len(measured.languages) == 1
    lines = [_HEADING, *(_cells(row) for row in measured.rows if row.language or not alone)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADING))]
    return "\n".join(_aligned(line, widths) for line in lines)


def markdown_table(measured: Measured) -> str:
    """A row for each relation: precision, recall, F1 with its interval, and the main measure by language."""
    languages = measured.languages if len(measured.languages) > 1 else ()
    heading = ["", "precision", "recall", "F1 (95 % interval)", *languages]
    rules = ["---", *("---:" for _ in heading[1:])]
    lines = [heading, rules, *_markdown_rows(measured, languages)]
    table = "\n".join(f"| {' | '.join(cells)} |".replace("|  |", "| |") for cells in lines)
    return f"{table}\n\n{_caption(measured)}"


def _cells(row: Row) -> tuple[str, ...]:
    score = row.score
    interval = f"{row.interval[0]:.2f}–{row.interval[1]:.2f}" if row.interval else _NONE
    values = (_number(row.precision), _number(row.recall), _number(row.f1), interval)
    counts = (str(score.hits), str(score.misses), _NONE if row.f1 is None else str(score.extras))
    return (row.relation, row.language or "all", *values, *counts)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = [cell.ljust(width) for cell, width in zip(cells[:_TEXT_COLUMNS], widths, strict=False)]
    numbers = [
        cell.rjust(width) for cell, width in zip(cells[_TEXT_COLUMNS:], widths[_TEXT_COLUMNS:], strict=True)
    ]
    return "  ".join([*texts, *numbers]).rstrip()


def _markdown_rows(measured: Measured, languages: Sequence[str]) -> Iterator[list[str]]:
    by_place = {(row.relation, row.language): row for row in measured.rows}
    for row in measured.rows:
        if row.language is None:
            others = (by_place.get((row.relation, tag)) for tag in languages)
            yield [
                row.relation,
                _number(row.precision),
                _with_interval(row) if row.f1 is None else _number(row.recall),
                _NONE if row.f1 is None else _with_interval(row),
                *(_number(other.value) if other else _NONE for other in others),
            ]


def _with_interval(row: Row) -> str:
    low, high = row.interval or (0, 0)
    return f"{_number(row.value)} ({low:.2f}–{high:.2f})"


def _caption(measured: Measured) -> str:
    return (
        f"Measured {measured.measured} by version {measured.software} on {measured.scored} of {measured.items} items "
        f"of {measured.gold} (SHA-256 {measured.sha256[:12]}…). Participants, roles, dates, event places and modality "
        "are those of matched events. Columns of languages give F1, for main events recall."
    )


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f}"
