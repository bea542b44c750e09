"""Extracts the texts of gold items and compares what comes out with the gold (CONTRACT section 6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph_loader.authority.index import Authority
from graph_loader.errors import XronikaError
from graph_loader.evaluation.compare import compare
from graph_loader.evaluation.gold import GoldItem
from graph_loader.evaluation.scores import Scores
from graph_loader.evaluation.texts import NoText, Texts
from graph_loader.model import Document, Item
from graph_loader.prepare import ITEM_FAULTS

Extract = Callable[[Document], Item]


@dataclass(slots=True)
class Measurement:
    """The scores of the items whose text was found; the others, and texts that the rules could not deal with."""

    scores: Scores = field(default_factory=Scores)
    without_text: list[NoText] = field(default_factory=list)
    faults: list[NoText] = field(default_factory=list)

    @property
    def items(self) -> int:
        """How many items were scored."""
        return len(self.scores.by_item)


def measure(gold: Iterable[GoldItem], texts: Texts, extract: Extract, authority: Authority) -> Measurement:
    """Measure an extraction; XronikaError where no gold item has a text.

    A text on which the rules fail counts as one in which nothing was found.
    """
    measurement = Measurement()
    for one in gold:
        document = texts.find(one)
        if isinstance(document, NoText):
            measurement.without_text.append(document)
            continue
        try:
            item = extract(document)
        except ITEM_FAULTS as error:
            measurement.faults.append(
                NoText(one.item, f"cannot be extracted ({type(error).__name__}: {error})")
            )
            item = Item(document, sentences=())
        compare(one, item, authority, measurement.scores)
    if not measurement.items:
        raise XronikaError(
            "No gold item has its text among the files given. Give the files that the gold was made from; an item "
            "is found by its file's name, its address, or its headline and date."
        )
    return measurement
