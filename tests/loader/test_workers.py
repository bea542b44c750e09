"""Worker processes: the same result in the same order, however many there are, and none outlives a load."""

import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph_loader.document import make_document
from graph_loader.errors import XronikaError
from graph_loader.model import Document
from graph_loader.prepare import Settings
from graph_loader.prepared import Prepared
from graph_loader.workers import executor
from tests.support.datasets import BASE, copy_dataset, dump_lines, xronika
from tests.support.news import record

SETTINGS = Settings(BASE)


def documents(count: int) -> list[Document]:
    return [
        make_document(record(f"President Ilham Aliyev visited Shusha {number}")) for number in range(count)
    ]


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    chunks: list[Sequence[object]] = [
        documents(3),
        ["no document"],
        documents(2),
        [documents(1)[0], "and one that is none"],
    ]
    gathered = []
    for workers in (1, 2):
        with executor(SETTINGS, workers) as prepare:
            gathered.append(list(prepare(chunks)))
    (one, two) = gathered
    assert [chunk for chunk, _ in one] == [chunk for chunk, _ in two] == chunks
    assert [[sorted_triples(r) for r in results] for _, results in one] == [
        [sorted_triples(r) for r in results] for _, results in two
    ]
    assert [len(results) for _, results in one] == [3, 0, 2, 1]


def sorted_triples(result: object) -> list[bytes]:
    assert isinstance(result, Prepared)
    return sorted(result.triples.splitlines())


def test_the_result_of_a_load_does_not_depend_on_the_number_of_workers(loaded: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    lines = [
        {
            "headline": f"President Ilham Aliyev visited Shusha {n // 2}",
            "published": "2024-01-02",
            "text": f"Text {n}.",
        }
        for n in range(90)
    ]
    news.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    other = copy_dataset(loaded, tmp_path / "other")
    for data, workers in ((loaded, "1"), (other, "2")):
        ran = xronika("load", news, "--workers", workers, data=data)
        assert (ran.status, ran.out.partition(";")[0]) == (0, "90 read: 90 committed")
    assert dump_lines(loaded, "provenance") == dump_lines(other, "provenance")


def test_a_worker_that_dies_ends_the_load_with_a_sentence() -> None:
    with pytest.raises(XronikaError, match="fewer --workers"), executor(SETTINGS, 2) as prepare:
        results = prepare([documents(1)] * 40)
        next(results)
        for child in Path("/proc/self/task").glob("*/children"):
            for process in child.read_text().split():
                if "spawn_main" in Path(f"/proc/{process}/cmdline").read_text():
                    os.kill(int(process), signal.SIGKILL)
        list(results)
