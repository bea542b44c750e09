"""How right the extraction is: items compared with gold annotations (CONTRACT section 6)."""

from graph_loader.evaluation.compare import compare
from graph_loader.evaluation.gold import GoldItem, load_gold
from graph_loader.evaluation.scores import Score, Scores

__all__ = ["GoldItem", "Score", "Scores", "compare", "load_gold"]
