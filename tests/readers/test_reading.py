"""Reading as such: which files, limits of size, standard input, what a file owes to its neighbours."""

import hashlib
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.errors import InputError, UnknownFormat
from graph_loader.readers import find_files, formats, open_input, read
from tests.support.readings import split_readings


def test_files_are_found_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".git/config", "a/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [str(path.relative_to(tmp_path)) for path in find_files([tmp_path])] == [
        "a/1.txt",
        "a/2.txt",
        "b.txt",
    ]
    missing = tmp_path / "missing.txt"
    assert list(find_files([missing, Path("-")])) == [missing, Path("-")]


def test_standard_input_is_read_and_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"title": "One"}\n{"title": "Two"}\n'

    class Input:
        buffer = io.BytesIO(data)

    monkeypatch.setattr(sys, "stdin", Input)
    records, bad = split_readings(read("-"))
    assert [record.headline for record in records] == ["One", "Two"]
    assert not bad
    assert {(record.path, record.digest) for record in records} == {("-", hashlib.sha256(data).hexdigest())}


def test_records_carry_path_and_digest_of_their_file(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Harbour opens\n13 May 2020\n\nIt opened.\n12 May, 2020 / News President visited the harbour\n"
    )
    records, _ = split_readings(read(page))
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    assert [(record.path, record.digest) for record in records] == [(str(page), digest)] * 2


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        list(read(tmp_path / "missing.txt"))


def test_a_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        list(read(tmp_path))


def test_nothing_is_opened_before_the_first_record_is_asked_for(tmp_path: Path) -> None:
    read(tmp_path / "missing.txt")


def test_an_unknown_format_is_named_with_those_there_are(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Harbour opens\n")
    with pytest.raises(UnknownFormat, match=r"no format is called 'xlsx'; there are csv, jsonl, page"):
        list(read(page, "xlsx"))


def test_a_page_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Harbour opens\n13 May 2020\n\n" + "The harbour opened. " * 100)
    with pytest.raises(InputError, match="too much for one item"):
        list(read(page, item_limit=1000))


def test_fifty_megabytes_of_page_are_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"Harbour opens\n" + b"The harbour opened. \n" * 2_500_000)
    with pytest.raises(InputError, match=r"53 MB are too much for one item \(limit 16 MB\)"):
        list(read(page))


@pytest.mark.parametrize("name", ["table.csv", "lines.jsonl"])
def test_an_overlong_record_costs_itself_only(tmp_path: Path, name: str) -> None:
    long = "x" * 5000
    rows = {
        "table.csv": f'headline,body\nOne,a\nTwo,"{long}"\nThree,c\n',
        "lines.jsonl": f'{{"title": "One"}}\n{{"title": "Two", "body": "{long}"}}\n{{"title": "Three"}}\n',
    }
    (tmp_path / name).write_text(rows[name])
    records, bad = split_readings(read(tmp_path / name, item_limit=1000))
    assert [record.headline for record in records] == ["One", "Three"]
    assert [("longer than" in record.reason) for record in bad] == [True]


def test_open_quotes_all_over_do_not_take_for_ever(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("headline,body\n" + 'One,"open\n' * 5000)
    records, bad = split_readings(read(table))
    assert len(records) + len(bad) >= 1
    assert bad


def test_old_charset_far_behind_the_beginning_is_found(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    ascii_rows = "One,plain\n" * 50_000
    table.write_bytes(
        ("headline,body\n" + ascii_rows).encode()
        + "Президент посетил порт,Президент посетил порт и встретился с рабочими\n".encode("cp1251")
    )
    records, bad = split_readings(read(table))
    assert not bad
    assert records[-1].headline == "Президент посетил порт"


def test_every_reader_offers_what_a_reader_must() -> None:
    for name, reader in formats().items():
        assert name == reader.NAME
        assert all(extension.startswith(".") for extension in reader.EXTENSIONS)
        assert callable(reader.recognise)
        assert callable(reader.read)


@given(st.binary(max_size=300), st.sampled_from(["auto", *formats()]))
def test_any_bytes_are_read_or_refused_as_input(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.txt"
    path.write_bytes(data)
    try:
        list(read(path, name))
    except InputError as error:
        assert str(error)


LINES = st.sampled_from(
    [
        "Harbour opens", "13 May 2020", "Official news 13 May 2020", "", "", "Print 17", "x x x", "Northport",
        "The harbour opened.", "By Nina Writer", "12 May, 2020 / News President visited it", "Related news",
        "“A quotation.”", "# source: a | lang: en", "---", "title: One", "Əlaqəli xəbərlər", "Liman - FOTO",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_a_page_of_any_lines_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        records, _ = split_readings(read(path, "page"))
    except InputError:
        return
    assert records
    assert all(record.headline for record in records)
    assert all("Print 17" not in record.body and "12 May, 2020 /" not in record.body for record in records)


def test_file_stands_at_its_beginning_after_a_look(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"abc")
    with open_input(page) as file:
        assert file.sample() == b"abc"
        assert file.whole() == b"abc"
        assert file.head == b"abc"


@pytest.mark.parametrize("filling", [" ", "\n", "# \n", "-", "1.1.", "“", "[", "{", '"', "a ", "By "])
def test_long_runs_of_anything_come_to_an_end(tmp_path: Path, filling: str) -> None:
    path = tmp_path / "run.txt"
    path.write_text(filling * 20_000 + "Harbour opens\n13 May 2020\n\nIt opened.\n", encoding="utf-8")
    try:
        list(read(path))
    except InputError as error:
        assert str(error)
