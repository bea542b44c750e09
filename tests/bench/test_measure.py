"""The bench measures what it says: sizes, costs, the pipeline as a user runs it, spaCy only where it is."""

import json
import os
import time
from pathlib import Path

import pytest

from bench import loading, spacy_alone
from bench.cost import Cost, measured, on_one_core
from bench.loading import Loaded, Size
from bench.measure import EXAMPLES, measure

ITEM = {
    "headline": "Prezident İlham Əliyev Bakıda",
    "body": "Prezident İlham Əliyev Bakıya səfər edib.",
    "published": "2024-05-10",
}


def test_a_cost_counts_work_and_waiting_apart() -> None:
    with measured() as waiting:
        time.sleep(0.05)
    with measured() as working:
        sum(number * number for number in range(1_000_000))
    assert waiting.wall >= 0.05 > waiting.processor
    assert working.processor > waiting.processor


def test_a_cost_less_a_greater_one_can_be_divided_by() -> None:
    left = Cost(1.0, 2.0).less(Cost(3.0, 1.5))
    assert left.wall > 0
    assert left.processor == 0.5


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not choose cores")
def test_one_core_is_given_back() -> None:
    before = os.sched_getaffinity(0)
    with on_one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_speed_leaves_starting_up_apart_and_counts_bytes() -> None:
    loaded = Loaded({"quads": 500}, Cost(12.0, 11.0))
    assert loading.speed(loaded, Size(1000, 2000), Cost(2.0, 1.0)) == {
        "quads per kB of text (UTF-8)": 250.0,
        "quads per 1,000 characters": 500.0,
        "characters a second": 1000 / 12,
        "characters a CPU second": 1000 / 11,
        "characters a second, starting up apart": 100.0,
        "characters a CPU second, starting up apart": 100.0,
    }


def test_spacy_that_is_missing_is_said_to_be_and_the_reference_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_alone, "installed_model", lambda: None)
    heading, figures = spacy_alone.figures(["A text."])
    assert "not installed" in heading
    assert figures == {"characters a CPU second": 39_000}


def test_spacy_reads_the_texts_where_it_is_installed() -> None:
    if spacy_alone.installed_model() is None:
        pytest.skip(
            "spaCy's small English model is not installed: pip install 'xronika[spacy]', then the model"
        )
    heading, figures = spacy_alone.figures(["A text.", "Another one."])
    assert spacy_alone.MODEL in heading
    assert (figures["texts"], figures["characters"]) == (2, 19)


def test_a_run_measures_every_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_alone, "installed_model", lambda: None)  # with it, a minute
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps(ITEM), encoding="utf-8")
    results = measure([file], tmp_path)
    sections = iter(results.items())
    assert next(sections)[1]["characters"] == len(f"{ITEM['headline']}\n\n{ITEM['body']}")
    assert set(dict(sections).popitem()[1]) == {p.stem for p in EXAMPLES.glob("*.rq")}
    (whole,) = (figures for name, figures in results.items() if name.startswith("whole pipeline, "))
    assert (whole["items committed"], whole["quads"] > 20, whole["CPU seconds"] > 0) == (1, True, True)
    (again,) = (figures for name, figures in results.items() if name.startswith("the same again"))
    assert (again["items committed"], again["quads"]) == (0, 0)
