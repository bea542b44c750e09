"""A loader that is killed keeps whole generations, and loading again ends as if nothing had happened."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from graph_loader.generations import Dataset
from tests.conftest import REPOSITORY
from tests.support.datasets import copy_dataset, dump_lines

KILLS = 20
SEED = 20261124


def chronicle() -> list[dict[str, Any]]:
    """Enough records for several generations, in which later ones bear on earlier ones."""
    desk = {"language": "en", "source": "Example desk"}
    records: list[dict[str, Any]] = []
    for number in range(200):
        day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        headline = f"President Ilham Aliyev visited Shusha, report {number}"
        records.append({"headline": headline, "published": day, **desk})
    for number in range(0, 200, 2):
        told = {**records[number], "url": f"https://news.example/{number}"}
        text = f"Prime Minister Ali Asadov visited Testkend on day {number}."
        records.append({**told, "text": text, "retrieved": "2024-12-02T00:00:00Z"})
        if number % 4 == 0:
            records.append({**told, "text": f"{text} Ali Asadov left.", "retrieved": "2024-12-01T00:00:00Z"})
    return records


def start(data: Path, news: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "endpoint", "load", str(news), "--data", str(data)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_killed_at_twenty_random_moments_and_loaded_again(loaded: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("".join(json.dumps(record) + "\n" for record in chronicle()), encoding="utf-8")
    undisturbed = copy_dataset(loaded, tmp_path / "undisturbed")
    begun = time.monotonic()
    assert start(undisturbed, news).wait() == 0
    duration = time.monotonic() - begun
    expected = dump_lines(undisturbed, "provenance")
    moments = random.Random(SEED)  # noqa: S311  (no secret)
    victim = copy_dataset(loaded, tmp_path / "victim")
    for turn in range(KILLS):
        process = start(victim, news)
        try:
            assert process.wait(moments.uniform(0, duration)) == 0
            assert dump_lines(victim, "provenance") == expected
            victim = copy_dataset(loaded, tmp_path / f"victim-{turn}")
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        current = Dataset(victim).current()
        assert current and len(current.open()) == current.manifest.quads
    assert start(victim, news).wait() == 0
    assert dump_lines(victim, "provenance") == expected
    assert not list(victim.glob("draft-*"))
