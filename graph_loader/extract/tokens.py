"""The words of a text with their places: what the gazetteer and the grammars walk over."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from graph_loader.model import Span
from ontology.folding import fold_characters

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, numbers and single signs of a text, in parallel tuples; `folded` has the length of the text."""

    text: str
    folded: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        folded = fold_characters(text)
        matches = list(_TOKEN.finditer(folded))
        return cls(
            text=text,
            folded=folded,
            words=tuple(m.group() for m in matches),
            starts=tuple(m.start() for m in matches),
            ends=tuple(m.end() for m in matches),
        )

    def __len__(self) -> int:
        return len(self.words)

    def capitalised(self, index: int) -> bool:
        """Whether the word begins with a capital letter as written."""
        return self.text[self.starts[index]].isupper()

    def written(self, first: int, end: int) -> str:
        return self.text[self.starts[first] : self.ends[end - 1]]

    def span(self, first: int, end: int) -> Span:
        return Span(self.starts[first], self.ends[end - 1])

    def within(self, span: Span) -> tuple[int, int]:
        """The token range [first, end) that lies in a stretch of the text."""
        return bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)

    def adjacent(self, index: int) -> bool:
        """Whether nothing stands between this word and the next."""
        return self.ends[index] == self.starts[index + 1]


def words_of(text: str) -> list[str]:
    """The folded words of a name, parted as `Tokens` parts a text."""
    return _TOKEN.findall(fold_characters(text))
