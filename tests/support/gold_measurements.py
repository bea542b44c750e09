"""Measures today's rules on a part of the gold; where each part's texts lie, tests/gold/README.md tells."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from graph_loader.authority.index import Authority
from graph_loader.evaluation import Measured, Texts, load_gold, measure
from graph_loader.evaluation.gold import digest_of
from graph_loader.extract.extractor import Extractor
from graph_loader.samples import sample_folder
from tests.conftest import REPOSITORY

GOLD = REPOSITORY / "tests/gold"
FLOORS = GOLD / "floors.toml"
UNSEEN = "measure"
REAL_TEXTS = ("look", UNSEEN)
PARTS = (*REAL_TEXTS, "samples")
TEXTS = "texts"
"""What floors call the number of gold items that have a text: a reader that loses some raises no score unseen."""


class Measuring:
    """Measures parts of the gold with one reading of names, rules and texts."""

    def __init__(self, corpora: Path | None) -> None:
        self._authority = Authority.load()
        self._extract = Extractor(self._authority)
        self._corpora = Texts.read([corpora]) if corpora else None
        self._samples = Texts.read([sample_folder()])

    def measured(self, part: str) -> Measured:
        """The scores of one of PARTS; ValueError for a part of real texts where no folder of them was given."""
        texts = self._corpora if part in REAL_TEXTS else self._samples
        if texts is None:
            raise ValueError(f"{part} needs the real texts")
        gold = gold_file(part)
        return Measured.of(
            gold, measure(load_gold(gold), texts, self._extract, self._authority), self._authority.digest
        )


def gold_file(part: str) -> Path:
    """The gold file of a part."""
    return GOLD / f"{part}.jsonl"


def is_recorded(part: str) -> bool:
    """Whether a part's gold is the one whose digest is recorded."""
    recorded = json.loads((GOLD / "digest.json").read_text(encoding="utf-8"))
    return bool(recorded[part]["sha256"] == digest_of(gold_file(part)))


def floors() -> Mapping[str, Mapping[str, float]]:
    """The floors by part and relation."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def values(measured: Measured) -> dict[str, float]:
    """What a floor may be set under: the main measure of each relation in all languages, and TEXTS."""
    found = {row.relation: row.value for row in measured.rows if row.language is None}
    return {TEXTS: measured.scored, **{name: value for name, value in found.items() if value is not None}}
