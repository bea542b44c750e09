"""Finds the names that the authority knows: a trie over the words of every written form.

Generated case forms stand in the trie beside the nominatives; nothing is stripped (`Laçın`, `Şuşa`, `Bakı` only look
inflected). A hit must be written as a name is: with a capital, an acronym in capitals throughout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from graph_loader.extract.tokens import Tokens, words_of
from graph_loader.model import Entity


class NamedForm(Protocol):
    """What the gazetteer asks of a written form of the authority."""

    @property
    def form(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def entity(self) -> Entity: ...
    @property
    def nominative(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def bare(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of tokens [first, end) that reads as a known name, with every entity it may name."""

    first: int
    end: int
    forms: tuple[NamedForm, ...]

    def of_kind(self, *kinds: str) -> tuple[NamedForm, ...]:
        return tuple(form for form in self.forms if form.entity.kind in kinds)


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    forms: list[NamedForm] = field(default_factory=list)


class Gazetteer:
    """The trie; built once, then only read."""

    def __init__(self, forms: Iterable[NamedForm]) -> None:
        self._root = _Node()
        for form in forms:
            self._add(form)

    def _add(self, form: NamedForm) -> None:
        node = self._root
        for word in words_of(form.form):
            node = node.next.setdefault(word, _Node())
        node.forms.append(form)

    def hits(self, tokens: Tokens, first: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every longest hit in a token range, left to right; hits may lie inside earlier ones."""
        stop = len(tokens) if end is None else end
        for index in range(first, stop):
            if tokens.words[index] in self._root.next:
                yield from self._at(tokens, index, stop)

    def _at(self, tokens: Tokens, first: int, stop: int) -> Iterator[Hit]:
        node, index = self._root, first
        found: list[Hit] = []
        while index < stop and (following := node.next.get(tokens.words[index])) is not None:
            node, index = following, index + 1
            forms = tuple(form for form in node.forms if _written_as(tokens, first, index, form))
            if forms:
                found.append(Hit(first, index, forms))
        # The longest hit of each kind: "Prime Minister of Armenia" is an office, and no other office is read inside it.
        seen: set[str] = set()
        for hit in reversed(found):
            kinds = {form.entity.kind for form in hit.forms} - seen
            if kinds:
                seen |= kinds
                yield Hit(hit.first, hit.end, hit.of_kind(*kinds))


def _written_as(tokens: Tokens, first: int, end: int, form: NamedForm) -> bool:
    """Whether the stretch is written as this form demands: capitals for names, the very letters for acronyms."""
    if form.entity.kind == "office":
        return True
    if not tokens.capitalised(first):
        return False
    letters = form.nominative
    if letters.isupper() and len(letters) <= 6:
        return tokens.text[tokens.starts[first] : tokens.ends[end - 1]].startswith(letters)
    # "Turkey" is no bird and "Nice" no adjective where the first letter is capital; a second word must be one too.
    return end - first == 1 or tokens.capitalised(end - 1) or not form.form.split()[-1][:1].isupper()
