"""What surrounds a trigger in its sentence: how far its clause reaches to the left and right."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extract.grammar import Grammar
from graph_loader.extract.reading import Reading
from graph_loader.extract.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with its tokens [first, end) and its reach [left, right).

    `before_all` is where the first trigger of the sentence begins: what stands before it belongs to all of them. The
    sentence ends at `stop`.
    """

    trigger: Trigger
    first: int
    end: int
    left: int
    right: int
    before_all: int
    stop: int


def clauses(
    reading: Reading, triggers: Sequence[Trigger], first: int, stop: int, grammar: Grammar
) -> list[Clause]:
    """The clause of each trigger of a sentence: up to the next trigger on the right, all of it on the left."""
    words = reading.tokens.words
    places = [reading.tokens.within(trigger.span) for trigger in triggers]
    found = []
    for number, (trigger, (begin, end)) in enumerate(zip(triggers, places, strict=True)):
        right = min((b for b, _ in places[number + 1 :] if b >= end), default=stop)
        right = next(
            (i for i in range(end, right) if words[i] in ";:" or words[i] in grammar.clause_breaks), right
        )
        found.append(Clause(trigger, begin, end, first, right, min(b for b, _ in places), stop))
    return found
