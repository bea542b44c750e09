"""One item beside its gold, with the forms of all names in both, and what has been noted of them.

Gold items: CONTRACT section 6.
"""

from typing import Literal

from graph_loader.authority.index import Authority
from graph_loader.evaluation.forms import GoldForms, ItemForms
from graph_loader.evaluation.gold import GoldItem
from graph_loader.evaluation.scores import Note
from graph_loader.model import Item, Span

_AROUND = 40


class Case:
    """What the comparison of each relation needs to know."""

    def __init__(self, gold: GoldItem, item: Item, authority: Authority) -> None:
        self.gold = gold
        self.item = item
        self.gold_forms = GoldForms(gold)
        self.item_forms = ItemForms(item, authority)
        self.notes: list[Note] = []

    def note_miss(self, relation: str, words: str, phrase: str) -> None:
        """Say that something of the gold was not found; `phrase` is where the text says it."""
        self._note(relation, "miss", words, self._place_of(phrase))

    def note_extra(self, relation: str, words: str, span: Span | None) -> None:
        """Say that something was found that is not gold, at this place of the text."""
        self._note(relation, "extra", words, span)

    def note_wrong(self, relation: str, words: str, span: Span) -> None:
        """Say that something found differs from the gold."""
        self._note(relation, "wrong", words, span)

    def _note(
        self, relation: str, kind: Literal["miss", "extra", "wrong"], words: str, span: Span | None
    ) -> None:
        context = self._around(span) if span else ""
        self.notes.append(Note(self.gold.item, relation, kind, words, context))

    def _place_of(self, phrase: str) -> Span | None:
        start = self.item.document.text.find(phrase)
        return Span(start, start + len(phrase)) if phrase and start >= 0 else None

    def _around(self, span: Span) -> str:
        text = self.item.document.text[max(0, span.start - _AROUND) : span.end + _AROUND]
        return " ".join(text.split())
