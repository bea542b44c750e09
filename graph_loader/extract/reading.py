"""What has been read of one text so far: the working state that the extraction stages add to, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph_loader.extract.inflection import Ending
from graph_loader.extract.tokens import Tokens
from graph_loader.model import Document, Entity, Phase, Sentence, Span


@dataclass(slots=True)
class Name:
    """A stretch of tokens [first, end) read as the name of one entity; `form` is the name without case ending, and
    the last `apart` tokens are an ending behind an apostrophe."""

    first: int
    end: int
    entity: Entity
    case: str = "nominative"
    form: str | None = None
    known: bool = False
    apart: int = 0

    @property
    def single(self) -> bool:
        """Whether the name is one word."""
        return self.end - self.first - self.apart == 1


@dataclass(slots=True)
class OfficePhrase:
    """A stretch of tokens read as an office, and the person beside it.

    `core` is where the title begins, past “former” and “acting”; `title` is folded; `of` is the state or body as far as
    it was understood. `label` is what to call it where the words as written are not its own (“Presidents of A and B”).
    """

    first: int
    end: int
    core: int
    title: str
    of: Entity | None = None
    phase: Phase = "current"
    ending: Ending = field(default_factory=Ending)
    person: Name | None = None
    entity: Entity | None = None
    label: str | None = None


@dataclass(slots=True)
class Reading:
    """One document being read; `endings` are cases written apart (“Bakü'de”), by the token of their apostrophe."""

    document: Document
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    names: list[Name] = field(default_factory=list)
    offices: list[OfficePhrase] = field(default_factory=list)
    bounds: tuple[tuple[int, int], ...] = ()
    owner: list[Name | None] = field(default_factory=list)
    sentence_numbers: list[int] = field(default_factory=list)
    endings: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, sentences: tuple[Sentence, ...]) -> "Reading":
        tokens = Tokens.of(document.text)
        bounds = tuple(tokens.within(sentence.span) for sentence in sentences)
        numbers = [-1] * len(tokens)
        for number, (first, end) in enumerate(bounds):
            numbers[first:end] = [number] * (end - first)
        return cls(
            document, tokens, sentences, bounds=bounds, owner=[None] * len(tokens), sentence_numbers=numbers
        )

    def claim(self, name: Name) -> bool:
        """Record a name unless another one already stands there; it takes the ending behind its apostrophe along."""
        if any(self.owner[name.first : name.end]):
            return False
        case = self.endings.get(name.end)
        if case is not None and not any(self.owner[name.end : name.end + 2]):
            name.form = name.form or self.tokens.written(name.first, name.end)
            name.case, name.end, name.apart = case, name.end + 2, 2
        for index in range(name.first, name.end):
            self.owner[index] = name
        self.names.append(name)
        return True

    def release(self, name: Name) -> None:
        for index in range(name.first, name.end):
            self.owner[index] = None
        self.names.remove(name)

    def name_at(self, index: int) -> Name | None:
        """The name that begins at this token."""
        if not 0 <= index < len(self.owner):
            return None
        name = self.owner[index]
        return name if name is not None and name.first == index else None

    def name_before(self, index: int) -> Name | None:
        """The name that ends right before this token."""
        if not 0 < index <= len(self.owner):
            return None
        name = self.owner[index - 1]
        return name if name is not None and name.end == index else None

    def names_in(self, first: int, end: int) -> Iterator[Name]:
        """The names that begin in a token range, left to right."""
        index = first
        while index < end:
            name = self.owner[index]
            if name is None:
                index += 1
                continue
            if name.first >= first:
                yield name
            index = max(name.end, index + 1)

    def span(self, first: int, end: int) -> Span:
        return self.tokens.span(first, end)

    @property
    def dateline(self) -> int | None:
        """The number of the line that only says where: the record's location."""
        location = self.document.record.location
        return self._line(" ".join(location.split())) if location else None

    def is_byline(self, token: int) -> bool:
        """Whether a token stands in the line that names the author."""
        author = self.document.record.metadata.get("author")
        return author is not None and self.sentence_of(token) == self._line(" ".join(author.split()))

    def _line(self, written: str) -> int | None:
        for number, sentence in enumerate(self.sentences[1:4], start=1):
            if self.document.slice(sentence.span) == written:
                return number
        return None

    def sentence_of(self, token: int) -> int:
        """The number of the sentence a token stands in; -1 between sentences."""
        return self.sentence_numbers[token]


def longest_first(names: Iterable[Name]) -> list[Name]:
    """Longer names first, known before guessed, left before right: who may claim first."""
    return sorted(names, key=lambda name: (name.first - name.end, not name.known, name.first))
