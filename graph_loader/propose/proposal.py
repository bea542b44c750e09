"""What a proposer is: something that reads a sentence and says which stretches of it look like names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from graph_loader.model import EntityKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of a text, `text[start:end]`, that looks like a name; `form` is the name without case ending, where it
    differs from what is written."""

    start: int
    end: int
    kind: EntityKind
    form: str | None = None


class Proposer(Protocol):
    """A model of one language. It proposes only: whether a proposal enters is for `extract.proposals` to say."""

    @property
    def language(self) -> str:
        """The language that it reads, as a BCP 47 tag."""

    @property
    def name(self) -> str:
        """What it is called in the data: program, model and their versions."""

    def __call__(self, text: str) -> Iterable[Proposal]:
        """The names in a sentence, in order, none overlapping another."""
