"""What a web process asks a worker: a query, its dataset, the form of the answer.

The dataset of the protocol: https://www.w3.org/TR/sparql11-protocol/#dataset
"""

from dataclasses import asdict, dataclass, replace
from typing import Self

from endpoint.workers.messages import Message


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query to answer.

    `media` names a form of `endpoint.media`. `default_graphs` and `named_graphs` are the request's dataset,
    None where it names none. `union` makes the default graph the union of all, unless the request or the
    query names a dataset. `only_parse` asks whether the query is SPARQL at all: nothing is evaluated, the
    answer is empty.
    """

    query: str
    media: str
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    only_parse: bool = False

    def parsed_only(self) -> Self:
        """The same question, asking only whether it is SPARQL."""
        return replace(self, only_parse=True)

    def to_message(self) -> Message:
        return asdict(self)

    @classmethod
    def from_message(cls, message: Message) -> Self:
        for name in ("default_graphs", "named_graphs"):
            if message[name] is not None:
                message[name] = tuple(message[name])
        return cls(**message)
