"""The forms under which the gold or an item names something, ready for comparison.

Names match when equal after folding, or when one is a listed variant of the other: CONTRACT section 6.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from graph_loader.authority.index import Authority
from graph_loader.evaluation.class_words import without_article, without_class_words
from graph_loader.evaluation.gold import GoldItem, GoldName
from graph_loader.model import Entity, EntityKind, Item
from ontology.folding import phonetic_key, search_key


@dataclass(frozen=True, slots=True)
class Forms:
    """Folded names of one thing; `loose` ones hold across transliterations and, for places, without class words."""

    exact: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str | None], kind: EntityKind | None = None) -> Self:
        """The forms of something of this kind; offices and mere words (no kind) have no loose ones."""
        folded = (without_article(search_key(name)) for name in names if name)
        exact = frozenset(key for key in folded if key)
        if kind in (None, "office"):
            return cls(exact)
        bare = (without_class_words(key) for key in exact) if kind == "place" else exact
        return cls(exact, frozenset(map(phonetic_key, bare)))

    def likeness(self, other: "Forms") -> int:
        """0 where no form is shared; a shared written form weighs more than a likely one."""
        return 2 * len(self.exact & other.exact) + bool(self.loose & other.loose)

    def __str__(self) -> str:
        return " / ".join(sorted(self.exact))


class ItemForms:
    """How an item's entities are named: as written in the item, by their label, and as the authority lists them."""

    def __init__(self, item: Item, authority: Authority) -> None:
        self._authority = authority
        self._known: dict[str, Forms] = {}
        self._written: dict[str, list[str | None]] = {}
        for mention in item.mentions:
            written = self._written.setdefault(mention.entity.path, [])
            written += (item.document.slice(mention.span), mention.form)

    def of(self, entity: Entity) -> Forms:
        """The forms of one entity of the item."""
        if entity.path not in self._known:
            written = self._written.get(entity.path, ())
            listed = self._authority.forms(entity.path)
            self._known[entity.path] = Forms.of((entity.label, *written, *listed), entity.kind)
        return self._known[entity.path]


class GoldForms:
    """How the gold's entities are named: by their name and as they stand in the text."""

    def __init__(self, gold: GoldItem) -> None:
        self._known: dict[str, Forms] = {}
        kinds: tuple[tuple[EntityKind, tuple[GoldName, ...]], ...] = (
            ("person", gold.persons),
            ("organization", gold.organizations),
            ("place", gold.places),
        )
        for kind, names in kinds:
            for name in names:
                self._known.setdefault(name.name, Forms.of((name.name, *name.surface), kind))

    def of(self, name: str) -> Forms:
        """The forms of a listed name; words that are no listed name stand for themselves."""
        return self._known.get(name) or Forms.of((name,))
