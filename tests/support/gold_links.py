"""The gold of links: pairs of accounts judged by reading, and what the linker makes of the items that give them.

Links and happenings: CONTRACT section 4; the file's form and choices: tests/gold/README.md.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode, QuerySolutions, Store, Variable

from graph_loader.authority.facts import packaged_files, quads_of
from graph_loader.intake import Intake
from graph_loader.links.rules import rules
from graph_loader.model import Document, Span
from graph_loader.prepare import Settings, preparation
from graph_loader.prepared import Prepared
from tests.conftest import REPOSITORY
from tests.support.desk import desk
from tests.support.news import LAYOUT

PAIRS = REPOSITORY / "tests/gold/links.jsonl"
SECTION = "links"
"""What the floors and the digest call them."""

SOURCES = {"kremlin_en.csv": "kremlin.ru", "president_gov_ua_en.csv": "president.gov.ua", "seed": "seed"}
"""The files and folders that the pairs come from, with the source a user would name for each."""

_EVENTS = """
    PREFIX xr: <https://w3id.org/xronika/ontology#>
    SELECT ?item ?event ?happening ?start ?end WHERE {
        ?item xr:reports ?event .
        ?event xr:eventType ?type ; xr:evidence ?sentence .
        ?sentence xr:start ?start ; xr:end ?end .
        OPTIONAL { ?event xr:accountOf ?happening }
    }
"""


@dataclass(frozen=True, slots=True)
class Side:
    """An item's account of an act: the item's key, the event's type, the words that signal it.

    `announced`: the item tells of it beforehand, so that its account is of nothing that has happened.
    """

    item: str
    type: str
    trigger: str
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts, whether they are of one thing, and why.

    `sought`: a reader looked for such pairs. The others are here because the rules join them, so that they tell how
    right that is, and nothing of what the rules do not join.
    """

    a: Side
    b: Side
    same: bool
    reason: str
    sought: bool = True

    @property
    def announced(self) -> bool:
        return self.a.announced or self.b.announced

    def __str__(self) -> str:
        return f"{self.reason} ({self.a.item} {self.a.trigger!r}; {self.b.item} {self.b.trigger!r})"


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as it stands in the store: where its words are, and what it is an account of."""

    iri: str
    trigger: Span
    evidence: Sequence[Span]
    happening: str | None


@dataclass(frozen=True, slots=True)
class LinkScores:
    """How the joining of accounts agrees with the judgements: the pairs joined rightly, wrongly, and not at all."""

    right: Sequence[Pair]
    wrong: Sequence[Pair]
    missed: Sequence[Pair]

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the pairs that were sought; what was found by joining would only flatter it."""
        found, missed = (sum(pair.sought for pair in pairs) for pairs in (self.right, self.missed))
        return found / (found + missed)


def load_pairs() -> list[Pair]:
    """The pairs in the order of the file."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [_pair(json.loads(line)) for line in lines]


def _pair(told: Mapping[str, object]) -> Pair:
    a, b = told["a"], told["b"]
    assert isinstance(a, dict)
    assert isinstance(b, dict)
    return Pair(
        Side(**a), Side(**b), bool(told["same"]), str(told["reason"]), sought=bool(told.get("sought", True))
    )


class LinkedItems:
    """The items that pairs speak of, loaded into a store in memory and joined as a load joins them."""

    def __init__(self, store: Store, documents: Mapping[str, Document]) -> None:
        self._store = store
        self._documents = documents

    @classmethod
    def load(cls, corpora: Path, keys: Iterable[str]) -> Self:
        """Load the items with these keys from the real texts; KeyError for a key that no text has."""
        found = {document.key: document for document in _documents(corpora)}
        documents = {key: found[key] for key in sorted(set(keys))}
        over = desk()
        over.served.bulk_extend(quads_of(packaged_files(), LAYOUT))
        prepared = preparation(Settings.of(LAYOUT.base, ()))(list(documents.values()))
        over.load(*(item for item in prepared if isinstance(item, Prepared)))
        return cls(over.served, documents)

    def scores(self, pairs: Iterable[Pair]) -> LinkScores:
        """How these pairs are joined; an account that was not extracted is joined with none."""
        right: list[Pair] = []
        wrong: list[Pair] = []
        missed: list[Pair] = []
        for pair in pairs:
            if self.joins(pair):
                (right if pair.same else wrong).append(pair)
            elif pair.same:
                missed.append(pair)
        return LinkScores(right, wrong, missed)

    def joins(self, pair: Pair) -> bool:
        """Whether both sides have one happening."""
        ours, theirs = self.happening(pair.a), self.happening(pair.b)
        return ours is not None and ours == theirs

    def is_extracted(self, side: Side) -> bool:
        """Whether extraction found the account, as something that has happened or not."""
        return self._told(side) is not None

    def happening(self, side: Side) -> str | None:
        """The happening that the account is of; None where there is no such account, or of nothing that happened."""
        told = self._told(side)
        return told.happening if told else None

    def _told(self, side: Side) -> _Told | None:
        """The event of the type, or a compatible one, that is signalled by the words or else rests on them."""
        document = self._documents[side.item]
        words = _span(document.text, side.trigger)
        events = [event for event in self._events(document) if _is_kind(event.iri, side.type)]
        signalled = [event for event in events if event.trigger.overlaps(words)]
        resting = [event for event in events if any(span.covers(words) for span in event.evidence)]
        return next(iter(signalled or resting), None)

    def _events(self, document: Document) -> Iterator[_Told]:
        item = NamedNode(LAYOUT.iri(document.path))
        rows: dict[str, list[tuple[Span, str | None]]] = {}
        for row in self._rows(item):
            happening = row["happening"]
            span = Span(int(row["start"].value), int(row["end"].value))
            rows.setdefault(row["event"].value, []).append((span, happening.value if happening else None))
        for iri, told in sorted(rows.items()):
            start, end = iri.rsplit("-", 2)[1:]
            yield _Told(iri, Span(int(start), int(end)), [span for span, _ in told], told[0][1])

    def _rows(self, item: NamedNode) -> QuerySolutions:
        rows = self._store.query(
            _EVENTS, use_default_graph_as_union=True, substitutions={Variable("item"): item}
        )
        assert isinstance(rows, QuerySolutions)
        return rows


def _documents(corpora: Path) -> Iterator[Document]:
    for name, source in SOURCES.items():
        for document in Intake(source=source).documents([corpora / name]):
            if isinstance(document, Document):
                yield document


def _span(text: str, words: str) -> Span:
    """Where the words stand first; ValueError where they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def _is_kind(event: str, kind: str) -> bool:
    name = event.rsplit("/", 1)[-1].split("-", 1)[0]
    return rules().types[name].family == rules().types[kind].family
