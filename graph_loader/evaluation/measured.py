"""The results of a measurement as plain values, written as JSON (https://www.rfc-editor.org/info/rfc8259).

`measured.json` beside this module is such a file: what the rules of this version reach on texts they were not made for.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from graph_loader.evaluation.gold import digest_of
from graph_loader.evaluation.measurement import Measurement
from graph_loader.evaluation.scores import Measure, Score, Scores, main_measure
from graph_loader.version import software_version

PACKAGED = "measured.json"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """The score of one relation in one language, or in all (None), with the 95 % interval of its main measure."""

    relation: str
    language: str | None
    score: Score
    interval: tuple[float, float] | None

    @property
    def main_measure(self) -> Measure:
        """F1, or recall where there are no extras."""
        return main_measure(self.relation)

    @property
    def value(self) -> float | None:
        """The main measure."""
        return self.score.recall if self.main_measure == "recall" else self.score.f1

    @property
    def precision(self) -> float | None:
        """None where extras are not counted."""
        return None if self.main_measure == "recall" else self.score.precision

    @property
    def recall(self) -> float | None:
        return self.score.recall

    @property
    def f1(self) -> float | None:
        """None where extras are not counted."""
        return None if self.main_measure == "recall" else self.score.f1


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, when, by which version, on which gold: `items` of it, `scored` of them with a text."""

    gold: str
    sha256: str
    items: int
    scored: int
    measured: date
    software: str
    authority: str
    rows: tuple[Row, ...]
    without_text: tuple[str, ...] = ()

    @classmethod
    def of(cls, path: Path, measurement: Measurement, authority: str, relations: Sequence[str] = ()) -> Self:
        """The results for a gold file; `authority` is the digest of the names known, no `relations` means all."""
        missing = tuple(sorted(one.item for one in measurement.without_text))
        return cls(
            gold=path.name,
            sha256=digest_of(path),
            items=measurement.items + len(missing),
            scored=measurement.items,
            measured=date.today(),
            software=software_version(),
            authority=authority,
            rows=rows(measurement.scores, relations),
            without_text=missing,
        )

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.language for row in self.rows if row.language))

    def to_json(self, notes: Sequence[object] | None = None) -> str:
        """The results as JSON text; `notes` are misses and extras to go with them."""
        plain = asdict(self) | {"measured": self.measured.isoformat(), "rows": list(map(_plain, self.rows))}
        if notes is not None:
            plain["notes"] = notes
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The results that `to_json` wrote."""
        plain: dict[str, Any] = json.loads(text)
        plain.pop("notes", None)
        return cls(
            **plain
            | {
                "measured": date.fromisoformat(plain["measured"]),
                "rows": tuple(map(_row, plain["rows"])),
                "without_text": tuple(plain["without_text"]),
            }
        )


def packaged() -> Measured:
    """What was measured of this version before it was released."""
    return Measured.from_json(files(__package__).joinpath(PACKAGED).read_text(encoding="utf-8"))


def rows(scores: Scores, relations: Sequence[str] = ()) -> tuple[Row, ...]:
    """Each relation over all languages, then by language where there are several; none where nothing was at stake."""
    languages = [None, *scores.languages]
    found = (
        Row(relation, language, scores.total(relation, language), scores.interval(relation, language))
        for relation in scores.relations
        if relation in (relations or scores.relations)
        for language in languages
    )
    return tuple(row for row in found if row.value is not None)


def _plain(row: Row) -> dict[str, object]:
    score = row.score
    return {
        "relation": row.relation,
        "language": row.language,
        "hits": score.hits,
        "misses": score.misses,
        "extras": score.extras,
        "precision": _rounded(row.precision),
        "recall": _rounded(row.recall),
        "f1": _rounded(row.f1),
        "interval": row.interval and [round(end, _DIGITS) for end in row.interval],
    }


def _row(plain: Mapping[str, Any]) -> Row:
    score = Score(plain["hits"], plain["misses"], plain["extras"])
    low, high = plain["interval"]
    return Row(plain["relation"], plain["language"], score, (low, high))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
