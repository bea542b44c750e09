"""`xronika load`: reports, exit statuses, reloading, and what goes wrong (CONTRACT section 2)."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph_loader.generations import Dataset
from tests.conftest import REPOSITORY
from tests.support.datasets import CHRONICLE, Ran, dump_lines, xronika

URL = "https://news.example/bridge"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return tmp_path / "news.jsonl"


def write(path: Path, *items: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def item(**told: Any) -> dict[str, Any]:
    return {
        "url": URL,
        "headline": "Bridge opened in Baku",
        "published": "2024-06-01",
        "language": "en",
        **told,
    }


def rows(data: Path, query: str) -> list[list[str]]:
    ran = xronika("query", "--format", "csv", query, data=data)
    assert ran.status == 0, ran.err
    return [line.split(",") for line in ran.out.splitlines()[1:]]


def counts(ran: Ran) -> tuple[int, str]:
    return ran.status, ran.out.partition(";")[0]


def test_loading_again_changes_nothing_and_publishes_nothing(loaded: Path) -> None:
    before = Dataset(loaded).numbers()
    ran = xronika("load", CHRONICLE, data=loaded)
    assert counts(ran) == (0, "6 read: 6 unchanged")
    assert Dataset(loaded).numbers() == before


def test_the_report_says_what_became_of_each_record(loaded: Path, news: Path, tmp_path: Path) -> None:
    write(news, item(text="A bridge was opened in Baku."), {"url": "https://news.example/none"})
    report = tmp_path / "report.json"
    ran = xronika("load", CHRONICLE, news, "--report", report, data=loaded)
    told = json.loads(report.read_text(encoding="utf-8"))
    entries = told.pop("items")
    assert list(told) == ["read", "committed", "unchanged", "quarantined", "failed", "quads", "seconds"]
    assert (told["read"], told["committed"], told["unchanged"], told["failed"]) == (8, 1, 6, 1)
    assert told["quads"] > 0 and ran.status == 3
    assert all(list(entry) == ["id", "path", "status", "reason"] for entry in entries)
    assert [entry["status"] for entry in entries] == [*["unchanged"] * 6, "committed", "failed"]
    assert entries[-1]["path"] == str(news) and entries[-1]["id"] is None and entries[-1]["reason"]


def test_quads_count_what_was_added(loaded: Path, news: Path, tmp_path: Path) -> None:
    before = len(dump_lines(loaded))
    report = tmp_path / "report.json"
    xronika("load", write(news, item(text="A bridge was opened in Baku.")), "--report", report, data=loaded)
    assert json.loads(report.read_text())["quads"] == len(dump_lines(loaded)) - before


def test_a_changed_item_shows_its_newest_state_and_keeps_a_revision(loaded: Path, news: Path) -> None:
    xronika("load", write(news, item(text="A bridge was opened.")), data=loaded)
    xronika(
        "load", write(news, item(text="A bridge was opened.", headline="Two bridges opened")), data=loaded
    )
    shown = rows(
        loaded,
        f"SELECT ?h ?old {{ ?i schema:url <{URL}> ; schema:headline ?h ; xr:hasRevision/schema:headline ?old }}",
    )
    assert shown == [["Two bridges opened", "Bridge opened in Baku"]]
    assert xronika("check", data=loaded).status == 0


def test_one_bad_file_does_not_stop_the_others(loaded: Path, news: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "entities.xml").write_bytes(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    (tmp_path / "empty.txt").write_bytes(b"")
    write(news, item(text="A bridge was opened in Baku."))
    ran = xronika(
        "load", tmp_path / "picture.png", tmp_path / "entities.xml", tmp_path / "empty.txt", news, data=loaded
    )
    assert counts(ran) == (3, "4 read: 1 committed, 3 failed")
    assert all(name in ran.err for name in ("picture.png", "entities.xml", "empty.txt"))


def test_nothing_that_could_be_loaded_is_a_failure_that_changes_nothing(loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert counts(xronika("load", tmp_path / "empty.txt", data=loaded)) == (1, "1 read: 1 failed")
    assert Dataset(loaded).current_number() == 2


def test_an_item_that_the_gate_refuses_is_quarantined(loaded: Path, news: Path) -> None:
    ran = xronika(
        "load", write(news, item(published=None), item(url=f"{URL}2", text="Opened in Baku.")), data=loaded
    )
    assert counts(ran) == (3, "2 read: 1 committed, 1 quarantined")
    listed = [line.split("\t") for line in xronika("quarantine", "list", data=loaded).out.splitlines()]
    (mine,) = [line for line in listed if line[1] == "item"]
    assert mine[3] == URL and "datePublished" in mine[4]
    shown = xronika("quarantine", "show", mine[0], data=loaded).out
    assert "ValidationReport" in shown and "Bridge opened in Baku" in shown.splitlines()[-1]
    assert xronika("check", data=loaded).status == 0
    again = xronika("load", news, data=loaded)
    assert counts(again) == (3, "2 read: 1 unchanged, 1 quarantined")
    assert Dataset(loaded).current_number() == 3
    assert xronika("quarantine", "retry", mine[0], data=loaded).status == 3
    assert not rows(loaded, f"SELECT ?i {{ ?i schema:url <{URL}> }}")


def test_a_report_that_does_not_exist_is_said_so(loaded: Path) -> None:
    ran = xronika("quarantine", "show", "000000000000", data=loaded)
    assert ran.status == 1 and "quarantine list" in ran.err


def test_standard_input_is_read(loaded: Path) -> None:
    ran = xronika("load", "-", data=loaded, stdin=json.dumps(item(text="A bridge was opened in Baku.")))
    assert counts(ran) == (0, "1 read: 1 committed")


def test_source_and_language_are_as_told(loaded: Path, news: Path) -> None:
    write(news, item(url=None, language=None, text="Bakıda körpü açılıb."))
    xronika("load", news, "--source", "My Desk", "--language", "az", data=loaded)
    shown = rows(
        loaded,
        "SELECT ?i ?l { ?i xr:source ?s ; schema:inLanguage ?l . FILTER STRENDS(STR(?s), 'source/my-desk') }",
    )
    assert [row[1] for row in shown] == ["az"]


def test_names_of_the_users_own_are_kept_for_later_loads(loaded: Path, news: Path, tmp_path: Path) -> None:
    names = tmp_path / "own.ttl"
    names.write_text(
        "@prefix xr: <https://w3id.org/xronika/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<person/ada-vale> a xr:Person ; rdfs:label "Ada Vale"@en ;\n'
        '  xr:searchKey "ada vale" ; xr:sortKey "1" ; xr:status "curated" .\n'
    )
    write(news, item(text="Minister Ada Vale visited Baku."))
    assert xronika("load", news, "--authority", names, data=loaded).status == 0
    write(news, item(url=f"{URL}2", text="Ada Vale left Baku."))
    assert xronika("load", news, data=loaded).status == 0
    found = rows(loaded, "SELECT ?i { ?i xr:mentions ?p . FILTER STRENDS(STR(?p), 'id/person/ada-vale') }")
    assert len(found) == 2


def test_an_authority_file_that_makes_no_sense_changes_nothing(loaded: Path, tmp_path: Path) -> None:
    names = tmp_path / "own.ttl"
    names.write_text("this is no Turtle")
    ran = xronika("load", CHRONICLE, "--authority", names, data=loaded)
    assert ran.status == 1 and "own.ttl" in ran.err
    assert Dataset(loaded).current_number() == 2
    assert xronika("load", CHRONICLE, data=loaded).status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["load"],
        ["load", "no-such-file.txt"],
        ["load", str(CHRONICLE), "--workers", "0"],
        ["load", str(CHRONICLE), "--format", "parchment"],
        ["query"],
        ["query", "ASK {}", "--format", "poem"],
        ["quarantine", "show"],
        ["no-such-command"],
    ],
)
def test_wrong_usage_has_exit_status_2(loaded: Path, arguments: list[str]) -> None:
    assert xronika(*arguments, data=loaded).status == 2


def test_another_base_is_refused(loaded: Path) -> None:
    ran = xronika("load", CHRONICLE, "--base", "https://other.example/", data=loaded)
    assert ran.status == 1 and "https://example.org/" in ran.err


def test_a_dataset_in_use_is_one_clear_message(loaded: Path) -> None:
    with Dataset(loaded).writer():
        ran = xronika("load", CHRONICLE, data=loaded)
    assert ran.status == 1
    assert ran.err.count("\n") == 1 and "being written by another process" in ran.err


def test_a_dataset_that_is_not_there_is_one_clear_message(tmp_path: Path) -> None:
    for command in ("check", "reextract", "validate"):
        ran = xronika(command, data=tmp_path / "nothing")
        assert (ran.status, ran.err.count("\n")) == (1, 1) and "xronika load" in ran.err


def test_the_data_directory_may_stand_before_or_after_the_command_or_in_the_environment(
    loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = ("query", "--format", "csv", "ASK { ?s a xr:NewsItem }")
    assert xronika("--data", loaded, *ask).status == 0
    assert xronika(*ask, "--data", loaded).status == 0
    monkeypatch.setenv("XRONIKA_DATA", str(loaded))
    assert xronika(*ask).status == 0
    assert xronika(*ask, "--data", loaded / "nothing").status == 1
    assert xronika("--data", loaded / "nothing", *ask).status == 1


def test_a_terminal_shows_a_bar_and_the_complaints_below_it(loaded: Path, news: Path) -> None:
    """Run in a pseudo-terminal (https://man7.org/linux/man-pages/man7/pty.7.html), as click asks for one."""
    write(news, item(published=None))
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "endpoint", "load", str(news), "--data", str(loaded)]
    ran = subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=follower, check=False)
    os.close(follower)
    shown = os.read(leader, 1 << 16).decode()
    os.close(leader)
    assert ran.returncode == 3
    assert "Loading" in shown and "1/1" in shown and "/s" in shown
    assert shown.index("1/1") < shown.index("quarantined: ")
