"""Proposals beside what the rules read: they take nothing away, carry no statement, and are marked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.authority.index import Authority
from graph_loader.document import make_document
from graph_loader.extract.extractor import Extractor
from graph_loader.model import EntityKind, Item, Record
from graph_loader.propose import Proposal

TEXT = "President Ilham Aliyev met with Zork Blatt in Baku. The evening was long, Quuxton dark. Zork Blatt and Blatt."


@dataclass(frozen=True)
class Stretches:
    """Proposes the same stretches of every sentence."""

    found: tuple[Proposal, ...]
    language: str = "en"
    name: str = "stretches 1.0"

    def __call__(self, text: str) -> Iterator[Proposal]:
        yield from (proposal for proposal in self.found if proposal.end <= len(text))


@dataclass(frozen=True)
class Words:
    """Proposes these words wherever a sentence has them."""

    words: tuple[str, ...]
    kind: EntityKind = "person"
    form: str | None = None
    language: str = "en"
    name: str = "words 1.0"

    def __call__(self, text: str) -> Iterator[Proposal]:
        for word in self.words:
            if (start := text.find(word)) >= 0:
                yield Proposal(start, start + len(word), self.kind, self.form)


Proposers = list[Words | Stretches]
Read = Callable[..., Item]


@pytest.fixture(scope="session")
def read(authority: Authority) -> Read:
    """What is read of the text with these proposers; the rules are read once, which takes half a second."""
    asked: Proposers = []
    extract = Extractor(authority, proposers=asked)
    document = make_document(Record("News of the day", TEXT, date(2024, 5, 10), "en"))

    def read(*proposers: Words | Stretches) -> Item:
        asked[:] = proposers
        return extract(document)

    return read


def proposed(item: Item) -> list[tuple[str, str]]:
    return [(m.entity.path, item.document.slice(m.span)) for m in item.mentions if m.proposed_by]


ZORK = [("name/person/zork-blatt", "Zork Blatt")]


@pytest.mark.parametrize(
    ("asked", "enters"),
    [
        pytest.param(Words(("Zork Blatt",)), ZORK, id="a name that the rules do not know, once a form"),
        pytest.param(Words(("Blatt",)), [], id="one word is a surname, and no person's name"),
        pytest.param(Words(("Ilham Aliyev",)), [], id="a name that the rules have read"),
        pytest.param(Words(("Aliyev met",)), [], id="a stretch that overlaps a name"),
        pytest.param(Words(("President",), "organization"), [], id="part of an office"),
        pytest.param(Words(("met with",)), [], id="nothing in capitals"),
        pytest.param(Words(("Zork Blatt ",)), [], id="a stretch with a space at its end"),
        pytest.param(Words(("Zork Blatt",), language="ru"), [], id="a reader of another language"),
        pytest.param(Words(("Quuxton",), "place"), [("name/place/quuxton", "Quuxton")], id="a place"),
        pytest.param(
            Words(("Zork Blatt",), form="Zorka Blatt"),
            [("name/person/zorka-blatt", "Zork Blatt")],
            id="by its nominative",
        ),
    ],
)
def test_only_what_is_new_enters(asked: Words, enters: list[tuple[str, str]], read: Read) -> None:
    assert proposed(read(asked)) == enters


def test_a_proposal_is_provisional_and_carries_nothing(read: Read) -> None:
    plain, more = read(), read(Words(("Zork Blatt",)))
    (mention,) = [m for m in more.mentions if m.proposed_by]
    assert mention.proposed_by == "words 1.0"
    assert mention.entity.provisional
    assert mention.entity in more.entities
    assert replace(more, mentions=plain.mentions, entities=plain.entities) == plain


def test_the_first_of_two_proposers_goes_before(read: Read) -> None:
    item = read(Words(("Quuxton",), "place"), Words(("Quuxton",), "organization", name="b"))
    assert proposed(item) == [("name/place/quuxton", "Quuxton")]


STRETCH = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(
    lambda s: Proposal(s[0], s[0] + s[1], "place")
)


@given(st.lists(STRETCH, max_size=8).map(tuple))
def test_whatever_is_proposed_changes_nothing_that_the_rules_read(
    read: Read, found: tuple[Proposal, ...]
) -> None:
    plain, more = read(), read(Stretches(found))
    spans = sorted(mention.span for mention in more.mentions)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert tuple(m for m in more.mentions if not m.proposed_by) == plain.mentions
    assert replace(more, mentions=plain.mentions, entities=plain.entities) == plain
