"""Text policies from the command line to what is served: what is withheld stands nowhere, and still is checked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_loader.generations import Dataset
from graph_loader.stores import named
from graph_loader.text_policy import CLOSED, EVIDENCE, OPEN, POLICIES
from ontology import XR
from tests.support.datasets import BASE, CHRONICLE, dump_lines, xronika

SOURCE = "example-desk"
SHUSHA = '{"url": "https://news.example/shusha", "headline": "President Ilham Aliyev arrived in Shusha", '
EARLIER = f'{SHUSHA}"published": "2024-05-10", "source": "Example desk", "text": "He visited Shusha."}}'
QUOTING = (
    '{"url": "https://news.example/said", "headline": "Bridge opened", "published": "2024-05-10", "language": "en",'
    ' "source": "Example desk", "text": "“We will build this bridge again and again for all of you,” said'
    ' President Ilham Aliyev. He visited Baku on 10 May 2024."}'
)
WORDS = {OPEN: {"text", "exact", "quote"}, EVIDENCE: {"exact", "quote"}, CLOSED: set[str]()}


def load(data: Path, *options: str, stdin: str = QUOTING) -> None:
    ran = xronika("load", "--format", "jsonl", "--base", BASE, *options, "-", data=data, stdin=stdin)
    assert ran.status == 0, ran.err


def published(data: Path) -> set[str]:
    """The properties with words of texts that are served or archived for the source's items."""
    found = set()
    with Dataset(data).reading() as generation:
        stores = (generation.open(), generation.open("archive"))
        for item in items(stores[0]):
            for store in stores:
                found |= {
                    quad.predicate.value.removeprefix(str(XR))
                    for quad in store
                    if str(quad.subject).startswith(f"<{item}")
                    and quad.predicate.value in {str(XR[name]) for name in ("text", "exact", "quote")}
                }
    return found


def items(store: Store) -> Iterator[str]:
    source = NamedNode(f"{BASE}id/source/{SOURCE}")
    for quad in store.quads_for_pattern(None, named(XR.source), source, None):
        yield quad.subject.value  # type: ignore[union-attr]


def assert_whole(data: Path) -> None:
    for command in ("check", "validate"):
        ran = xronika(command, data=data)
        assert ran.status == 0, ran.out
    assert "cannot be checked here" not in xronika("validate", data=data).out, "the checks have the text"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is dumped of the chronicle and an earlier version without any policy."""
    data = tmp_path_factory.mktemp("open") / "data"
    load_all(data)
    return dump_lines(data, "provenance")


def load_all(data: Path, *options: str) -> None:
    load(data, *options, stdin=f"{EARLIER}\n{QUOTING}")
    ran = xronika("load", CHRONICLE, data=data)
    assert ran.status == 0, ran.err


@pytest.mark.parametrize("policy", POLICIES)
def test_what_a_source_withholds_stands_nowhere_and_is_checked(
    policy: str, tmp_path: Path, opened: list[str]
) -> None:
    data = tmp_path / "data"
    load_all(data, "--text-policy", f"{SOURCE}={policy}")
    assert published(data) == WORDS[policy]
    assert_whole(data)
    assert xronika("load", CHRONICLE, data=data).out.startswith("6 read: 6 unchanged")
    assert xronika("reextract", data=data).out.count("unchanged") == 1
    assert published(data) == WORDS[policy], "later loads obey it without being told"
    load(data, "--text-policy", f"{SOURCE}=open")
    assert dump_lines(data, "provenance") == opened, "opened again, it is as if it had always been open"


@pytest.mark.parametrize("policy", [EVIDENCE, CLOSED])
def test_a_policy_that_comes_later_holds_for_what_is_there(policy: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    load_all(data)
    load(data, "--source", SOURCE, "--text-policy", policy)
    assert published(data) == WORDS[policy]
    assert_whole(data)


def test_a_dump_keeps_the_policy_and_nothing_that_it_withholds(tmp_path: Path) -> None:
    load(tmp_path / "one", "--text-policy", f"{SOURCE}=evidence")
    dump = tmp_path / "dump.nq"
    assert xronika("dump", dump, data=tmp_path / "one").status == 0
    assert f"> <{XR.text}> " not in dump.read_text(encoding="utf-8")
    assert xronika("import", "--trusted", dump, data=tmp_path / "two").status == 0
    assert published(tmp_path / "two") == WORDS[EVIDENCE]
    assert xronika("check", data=tmp_path / "two").status == 0


def test_other_sources_stay_open(tmp_path: Path) -> None:
    load(tmp_path, "--source", "other", "--text-policy", f"{SOURCE}=closed")
    texts = xronika("query", "--format", "csv", "SELECT ?t { ?i xr:text ?t }", data=tmp_path).out
    assert "said President Ilham Aliyev" in texts
    assert_whole(tmp_path)


def test_words_that_are_withheld_and_there_are_found(tmp_path: Path) -> None:
    load(tmp_path, "--text-policy", f"{SOURCE}=evidence")
    with Dataset(tmp_path).writer() as writer, writer.draft() as draft:
        (item,) = items(draft.served)
        draft.served.add(Quad(NamedNode(item), named(XR.text), Literal("x"), NamedNode(item)))
        draft.publish()
    ran = xronika("check", data=tmp_path)
    assert ran.status == 1
    assert "withholds" in ran.out


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (("--text-policy", "secret"), "open, evidence, closed"),
        (("--text-policy", "closed"), "--source ID"),
    ],
)
def test_a_policy_without_sense_is_refused(options: tuple[str, str], remedy: str, tmp_path: Path) -> None:
    ran = xronika("load", *options, "-", data=tmp_path, stdin=QUOTING)
    assert ran.status == 2
    assert remedy in ran.err
