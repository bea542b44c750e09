"""Generations: what readers see, what writers may do, and what a crash leaves (DESIGN section 3)."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_loader.errors import BaseMismatch, DatasetError, DatasetLocked, DatasetMissing
from graph_loader.generations import Dataset, Generation, GenerationGone

BASE = "https://example.org/"


def quad(value: int) -> Quad:
    return Quad(
        NamedNode("https://e.org/s"),
        NamedNode("https://e.org/p"),
        Literal(value),
        NamedNode("https://e.org/g"),
    )


def write(dataset: Dataset, *values: int) -> list[Generation]:
    """Publish a generation for each value, which holds it beside those before."""
    published = []
    with dataset.writer() as writer:
        for value in values:
            with writer.draft() as draft:
                draft.served.add(quad(value))
                published.append(draft.publish())
    return published


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return Dataset(tmp_path / "data")


def test_nothing_there_is_said_with_the_remedy(dataset: Dataset) -> None:
    assert dataset.current() is None
    with pytest.raises(DatasetMissing, match="xronika load"), dataset.reading():
        pass


def test_a_published_draft_is_the_current_generation(dataset: Dataset) -> None:
    write(dataset, 1, 2)
    with dataset.reading() as generation:
        assert (generation.number, generation.manifest.quads, generation.manifest.parent) == (2, 2, 1)
        assert set(generation.open()) == {quad(1), quad(2)}
        assert len(generation.open("archive")) == len(generation.open("records")) == 0


def test_a_draft_that_is_not_published_was_never_there(dataset: Dataset) -> None:
    write(dataset, 1)
    with dataset.writer() as writer:
        with writer.draft() as draft:
            draft.served.add(quad(2))
        with pytest.raises(ZeroDivisionError), writer.draft() as draft:
            draft.served.add(quad(3))
            _ = 1 / 0
    with dataset.reading() as generation:
        assert set(generation.open()) == {quad(1)}
    assert not list(dataset.path.glob("draft-*"))


def test_a_reader_keeps_the_generation_that_it_opened(dataset: Dataset) -> None:
    write(dataset, 1)
    with dataset.reading() as generation:
        store = generation.open()
        write(dataset, 2)
        assert set(store) == {quad(1)}


def test_old_generations_are_pruned_but_for_leased_and_released_ones(dataset: Dataset) -> None:
    (first, second) = write(dataset, 1, 2)
    dataset.releases_path.mkdir()
    (dataset.releases_path / "2026").write_text("000002\n")
    with first.lease():
        write(dataset, *range(3, 9))
        assert dataset.numbers() == [1, 2, 6, 7, 8]
        assert set(first.open()) == {quad(1)}
    write(dataset, 9)
    assert dataset.numbers() == [2, 7, 8, 9]
    assert len(second.open()) == 2
    with pytest.raises(GenerationGone):
        first.lease()


def test_a_second_writer_is_told_who_holds_the_dataset(dataset: Dataset) -> None:
    with dataset.writer(), pytest.raises(DatasetLocked, match=rf"id {os.getpid()}\b.*Wait"), dataset.writer():
        pass


def test_another_base_is_refused(dataset: Dataset) -> None:
    with dataset.writer(BASE) as writer, writer.draft() as draft:
        draft.publish()
    with pytest.raises(BaseMismatch, match=BASE), dataset.writer("https://other.example/"):
        pass
    with dataset.writer() as writer:
        assert writer.layout.base == BASE


@pytest.mark.parametrize(
    "base",
    [
        "example.org/",
        "https://example.org",
        "https://example.org/?a/",
        "https://exämple.org/",
        "ftp://e.org/",
    ],
)
def test_a_base_that_cannot_carry_iris_is_refused(dataset: Dataset, base: str) -> None:
    with pytest.raises(DatasetError, match="base IRI"), dataset.writer(base):
        pass


@pytest.mark.parametrize("pointer", ["", "newest", "000007", "42\x00", None])
def test_a_damaged_pointer_is_not_guessed_at(dataset: Dataset, pointer: str | None) -> None:
    write(dataset, 1, 2)
    dataset.pointer_path.unlink()
    if pointer is not None:
        dataset.pointer_path.write_text(pointer)
    for attempt in (dataset.reading, dataset.writer):
        with pytest.raises(DatasetError, match="on disk: 000002, 000001"), attempt():
            pass
    dataset.pointer_path.write_text("000002\n")
    with dataset.reading() as generation:
        assert len(generation.open()) == 2


def test_a_damaged_manifest_is_no_generation(dataset: Dataset) -> None:
    (generation,) = write(dataset, 1)
    (generation.path / "manifest.json").write_text("{")
    with pytest.raises(DatasetError, match="not whole"), dataset.reading():
        pass


def test_pointing_back_undoes_and_numbers_are_not_used_again(dataset: Dataset) -> None:
    write(dataset, 1, 2)
    dataset.pointer_path.write_text("000001\n")
    (third,) = write(dataset, 3)
    assert (third.number, third.manifest.parent) == (3, 1)
    assert set(third.open()) == {quad(1), quad(3)}


def test_a_writer_that_knows_what_it_added_need_not_count(dataset: Dataset) -> None:
    write(dataset, 1, 2)
    with dataset.writer() as writer, writer.draft() as draft:
        draft.served.add(quad(3))
        assert draft.publish(added=1).manifest.quads == 3


def test_untouched_stores_go_along(dataset: Dataset) -> None:
    with dataset.writer() as writer:
        with writer.draft() as draft:
            draft.archive.add(quad(1))
            draft.records.add(quad(2))
            draft.counts["items"] = 7
            draft.publish()
        with writer.draft() as draft:
            draft.publish()
    with dataset.reading() as generation:
        assert set(generation.open("archive")) == {quad(1)}
        assert set(generation.open("records")) == {quad(2)}
        assert generation.manifest.counts == {"items": 7}


KILLED = textwrap.dedent("""
    import sys
    from pathlib import Path
    from graph_loader.generations import Dataset
    from pyoxigraph import Literal, NamedNode, Quad
    dataset = Dataset(Path(sys.argv[1]))
    node = NamedNode("https://e.org/s")
    with dataset.writer() as writer:
        print("writing", flush=True)
        while True:
            with writer.draft() as draft:
                for store in (draft.served, draft.archive, draft.records):
                    store.add(Quad(node, node, Literal(draft.number), node))
                draft.publish()
""")


def test_a_killed_writer_leaves_a_whole_generation(dataset: Dataset) -> None:
    """Twenty writers are killed while they publish as fast as they can; the moments fall where they fall."""
    for turn in range(20):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(dataset.path)], stdout=subprocess.PIPE)
        assert process.stdout and process.stdout.readline() == b"writing\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.05 + turn * 0.013)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        generation = dataset.current()
        if generation is not None:
            stores = [generation.open(part) for part in ("served", "archive", "records")]
            assert len({frozenset(store) for store in stores}) == 1
            assert len(stores[0]) == generation.manifest.quads
            assert Literal(generation.number) in {quad.object for quad in stores[0]}
    write(dataset, 0)
    assert not list(dataset.path.glob("draft-*"))
