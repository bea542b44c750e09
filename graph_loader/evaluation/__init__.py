"""How right the extraction is: items compared with gold annotations (CONTRACT section 6)."""

from graph_loader.evaluation.compare import compare
from graph_loader.evaluation.gold import GoldItem, load_gold
from graph_loader.evaluation.measured import Measured
from graph_loader.evaluation.measurement import Measurement, measure
from graph_loader.evaluation.scores import RELATIONS, Score, Scores
from graph_loader.evaluation.texts import Texts

__all__ = [
    "RELATIONS",
    "GoldItem",
    "Measured",
    "Measurement",
    "Score",
    "Scores",
    "Texts",
    "compare",
    "load_gold",
    "measure",
]
