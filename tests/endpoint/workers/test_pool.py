"""Workers that are killed and replaced: deadlines, limits, crashes, departures, new generations."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, parse_query_results

from endpoint.config import MIB, Config, Limits
from endpoint.departure import Departure
from endpoint.sparql_lexer import scan
from endpoint.workers import errors, sandbox
from endpoint.workers.client import Answer, Workers
from endpoint.workers.process import PoolProcess
from endpoint.workers.question import Question
from graph_loader.generations import Dataset
from tests.support.served import alive, descendants, eventually, publish, small_dataset

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SMALL = "ASK { ?s ?p ?o }"


def ask(
    workers: Workers, query: str, media: str = "json", client: str = "somebody", **more: object
) -> Answer:
    return workers.ask(replace(Question(query, media), **more), client=client)  # type: ignore[arg-type]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that would hear any call to this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def heard(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def test_an_answer_with_its_rows_and_state(workers: Workers, dataset: Dataset) -> None:
    answer = ask(workers, "SELECT * { VALUES ?x { 1 2 3 } }")
    assert (answer.rows, answer.generation) == (3, dataset.current_number())
    data = answer.read()
    assert len(data) == answer.size
    assert len(list(parse_query_results(data, format=QueryResultsFormat.JSON))) == 3  # type: ignore[arg-type]


def test_the_union_of_graphs_unless_a_dataset_is_named(workers: Workers) -> None:
    count = "SELECT ?g { GRAPH ?g { <https://example.org/id/person/ada-vale> a ?c } }"
    assert ask(workers, "ASK { <https://example.org/id/person/ada-vale> a ?c }").read().endswith(b"true}")
    assert (
        ask(workers, "ASK { <https://example.org/id/person/ada-vale> a ?c }", union=False)
        .read()
        .endswith(b"false}")
    )
    authority = "https://example.org/id/graph/authority"
    assert ask(workers, count, named_graphs=(authority,)).rows == 1
    assert ask(workers, count, default_graphs=(authority,)).rows == 0, (
        "naming a default graph names no named one"
    )


def test_a_query_is_cut_at_its_deadline_while_others_are_answered(workers: Workers) -> None:
    order: Queue[str] = Queue()

    def endless() -> None:
        with pytest.raises(errors.TimeLimit, match="2 seconds"):
            ask(workers, ENDLESS)
        order.put("cut")

    thread = threading.Thread(target=endless)
    thread.start()
    eventually(lambda: workers.status()["running"] == 1, "the endless query does not run")
    for _ in range(20):
        ask(workers, SMALL, client="another")
    order.put("answered")
    thread.join()
    assert [order.get(), order.get()] == ["answered", "cut"]


def test_one_client_cannot_take_every_worker(workers: Workers) -> None:
    outcomes: Queue[type[Exception]] = Queue()

    def endless() -> None:
        try:
            ask(workers, ENDLESS)
        except errors.QueryError as error:
            outcomes.put(type(error))

    threads = [threading.Thread(target=endless) for _ in range(3)]
    for thread in threads:
        thread.start()
    eventually(lambda: workers.status()["waiting"] == 1, "the third query does not wait")
    assert ask(workers, SMALL, client="another").read().endswith(b"true}")
    for thread in threads:
        thread.join()
    assert sorted(outcomes.get().__name__ for _ in threads) == ["ClientBusy", "TimeLimit", "TimeLimit"]


@pytest.mark.parametrize("media", ["json", "xml", "csv", "tsv"])
def test_too_many_rows(workers: Workers, media: str) -> None:
    many = "SELECT ?x { VALUES ?a { 1 2 3 4 5 6 7 8 } VALUES ?b { 1 2 3 4 5 6 7 8 } VALUES ?x { 1 2 3 4 5 6 7 8 } }"
    with pytest.raises(errors.TooManyRows, match="200"):
        ask(workers, many, media)
    assert ask(workers, f"{many} LIMIT 200", media).rows == 200


@pytest.mark.parametrize("media", ["turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads"])
def test_too_many_triples(workers: Workers, media: str) -> None:
    with pytest.raises(errors.TooManyRows, match="200"):
        ask(workers, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", media)


def test_too_many_bytes(workers: Workers) -> None:
    long = "SELECT (CONCAT(STR(?s), STR(?s), STR(?p), STR(?o)) AS ?x) { ?s ?p ?o } LIMIT 200"
    doubled = long.replace("STR(?s), STR(?s)", ", ".join(["STR(?s)"] * 60))
    with pytest.raises(errors.TooManyBytes, match="400,000"):
        ask(workers, doubled)


def test_a_long_answer_comes_whole(workers: Workers) -> None:
    padded = ", ".join(["STR(?s)"] * 30)
    answer = ask(workers, f"SELECT (CONCAT({padded}) AS ?x) {{ ?s ?p ?o }} LIMIT 190", "tsv")
    assert answer.size > 256 * 1024, "long enough to go through a file"
    data = answer.read()
    assert len(data) == answer.size
    assert data.count(b"\n") == 191


def test_line_and_column_of_a_mistake(workers: Workers) -> None:
    with pytest.raises(errors.Malformed) as raised:
        ask(workers, "SELECT *\n{ ?s ?p }")
    assert raised.value.line == 2
    assert raised.value.column in (9, 10), "the closing brace, or right behind it"


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT * {" + "{" * 30_000 + "}" * 30_000 + "}", id="braces"),
        pytest.param("SELECT (" + "(" * 30_000 + "1" + ")" * 30_000 + " AS ?x) {}", id="parentheses"),
        pytest.param("SELECT (" + "!" * 60_000 + "true AS ?x) {}", id="negations"),
        pytest.param("SELECT (" + "-" * 60_000 + "1 AS ?x) {}", id="minus signs"),
        pytest.param("SELECT (1" + "+1" * 30_000 + " AS ?x) {}", id="a long sum"),
        pytest.param("SELECT * {" + "{} UNION " * 7_000 + "{} }", id="a long union"),
        pytest.param("SELECT * { ?s " + "<a>/" * 15_000 + "<a> ?o }", id="a long path"),
        pytest.param(
            "SELECT * { " + " ".join(f"?a{i} ?b{i} ?a{i + 1} ." for i in range(300)) + " }", id="300 patterns"
        ),
        pytest.param(
            "SELECT * { BIND('abcdefgh' AS ?v0) "
            + " ".join(f"BIND(CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(34))
            + " }",
            id="a string doubled 34 times",
        ),
        pytest.param(
            "SELECT * { VALUES ?a { 1 2 3 4 5 6 7 8 9 } "
            + " ".join(f"VALUES ?b{i} {{ 1 2 3 4 5 6 7 8 9 }}" for i in range(12))
            + " } ORDER BY ?a ?b1 ?b2",
            id="a product to sort",
        ),
    ],
)
def test_a_query_that_ends_its_worker_ends_nothing_else(workers: Workers, query: str) -> None:
    """The lexer would refuse most of these; here they reach the engine. Answered or not, all others still are."""
    with suppress(errors.QueryError):
        ask(workers, query)
    assert ask(workers, SMALL).read().endswith(b"true}")


@pytest.mark.skipif(sandbox.missing_protection() is not None, reason="this kernel has no system call filter")
@pytest.mark.parametrize("silent", ["", "SILENT"])
@pytest.mark.parametrize("form", ["SELECT *", "ASK"])
def test_the_kernel_stops_a_call_that_the_lexer_let_through(
    workers: Workers, listener: socket.socket, form: str, silent: str
) -> None:
    port = listener.getsockname()[1]
    query = f"{form} {{ SERVICE {silent} <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    try:
        ask(workers, query)
    except errors.Forbidden:
        assert not silent
    assert not heard(listener)


PIECES = st.sampled_from(
    [
        "SERVICE", "SILENT", ":x", "?x", "<'>", "'", '"', "{", "}", ".", "true", "1", "GRAPH", "ex:", "\\u0022",
        "FILTER(?x<'a'&&", ")", "@en", "^^", "ex:SERVICE", "ex:a.", "BIND(1 AS ?x)", "?s ?p ?o", " ", "#\n",
        "<http://127.0.0.1:1/>",
    ]
)  # fmt: skip


FEW = st.lists(PIECES, max_size=3).map("".join)
CALLS = st.tuples(
    st.sampled_from(
        ["", " ", "true", "1", "1.", "'a'", "?s ?p true", "?s ?p 1.", "?s ?p 'a'", "?s ?p ex:a.", "#\n"]
    ),
    st.sampled_from(["SERVICE", "service", "SERVICESILENT", "SERVICE SILENT"]),
    st.sampled_from(["<http://127.0.0.1:1/>", ":x", " :x", "ex:a", "?x", "<'>"]),
    st.sampled_from(["{ ?s ?p ?o }", "{}", " # {\n{ ?s ?p ?o }"]),
).map("".join)


@pytest.mark.skipif(sandbox.missing_protection() is not None, reason="this kernel has no system call filter")
@settings(max_examples=400, deadline=None)
@given(FEW, CALLS | FEW, FEW)
def test_no_call_passes_the_lexer_unseen(workers: Workers, before: str, call: str, after: str) -> None:
    """Whatever the engine makes of a text, it asks no other host unless the lexer has said that it may."""
    prologue = "PREFIX : <http://127.0.0.1:1/> PREFIX ex: <http://127.0.0.1:1/> PREFIX service: <http://127.0.0.1:1/>"
    query = f"{prologue} SELECT * {{ {before}{call}{after} }}"
    if scan(query).calls_out:
        return
    try:
        ask(workers, query)
    except errors.Forbidden as error:
        raise AssertionError("the kernel stopped a call that the lexer had not seen") from error
    except errors.QueryError:
        pass


def test_only_whether_it_is_sparql(workers: Workers) -> None:
    service = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    assert ask(workers, service, only_parse=True).size == 0
    with pytest.raises(errors.Malformed):
        ask(workers, service[:-1], only_parse=True)


def test_who_leaves_frees_the_worker(dataset: Dataset, config: Config) -> None:
    patient = replace(config, limits=Limits(seconds=600), admission=replace(config.admission, workers=2))
    with PoolProcess(dataset, patient) as pool, closing(Workers(pool.address, patient.limits)) as workers:
        for _ in range(3):
            leave_while_it_runs(workers)
            eventually(lambda: workers.status()["running"] == 0, "the query still counts")
        assert ask(workers, SMALL).read().endswith(b"true}"), "a worker that nobody waits for is replaced"
        assert workers.status()["kills"] == 0, "given up, not cut"


def leave_while_it_runs(workers: Workers) -> None:
    departure = Departure()
    outcomes: Queue[type[Exception]] = Queue()

    def endless() -> None:
        try:
            workers.ask(Question(ENDLESS, "json"), client="leaver", departure=departure)
        except errors.QueryError as error:
            outcomes.put(type(error))

    thread = threading.Thread(target=endless)
    thread.start()
    eventually(lambda: workers.status()["running"] == 1, "the query does not run")
    departure.announce()
    thread.join()
    departure.close()
    assert outcomes.get() is errors.ClientLeft


def test_a_query_that_wants_too_much_memory_is_told_so(dataset: Dataset, config: Config) -> None:
    small = replace(config, limits=Limits(seconds=600, memory=512 * MIB))
    doubled = " ".join(f"BIND(CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(28))
    with PoolProcess(dataset, small) as pool, closing(Workers(pool.address, small.limits)) as workers:
        with pytest.raises(errors.OutOfMemory, match="512 MiB"):
            ask(workers, f"SELECT (STRLEN(?v28) AS ?n) {{ BIND('abcdefgh' AS ?v0) {doubled} }}")
        assert ask(workers, SMALL).read().endswith(b"true}")


def test_a_new_generation_answers_the_next_question(tmp_path: Path, config: Config) -> None:
    dataset = small_dataset(tmp_path / "data")
    new = "ASK { <https://example.org/new> ?p ?o }"
    with PoolProcess(dataset, config) as pool:
        workers = Workers(pool.address, config.limits)
        assert ask(workers, new).read().endswith(b"false}")
        for number in range(2, 6):
            publish(dataset.path, f"<https://example.org/new> <https://example.org/n> {number} .".encode())
            answer = ask(workers, f"ASK {{ ?s <https://example.org/n> {number} }}", union=False)
            assert (answer.read().endswith(b"true}"), answer.generation) == (True, number)
        workers.close()


def test_a_running_query_outlives_its_generation(tmp_path: Path, config: Config) -> None:
    dataset = small_dataset(tmp_path / "data")
    with PoolProcess(dataset, config) as pool:
        workers = Workers(pool.address, config.limits)
        outcomes: Queue[type[Exception]] = Queue()

        def endless() -> None:
            try:
                ask(workers, ENDLESS, client="slow")
            except errors.QueryError as error:
                outcomes.put(type(error))

        thread = threading.Thread(target=endless)
        thread.start()
        eventually(lambda: workers.status()["running"] == 1, "the query does not run")
        for _ in range(4):
            publish(dataset.path, b"<https://example.org/a> <https://example.org/b> 1 .")
        assert ask(workers, SMALL).generation == 5
        thread.join()
        assert outcomes.get() is errors.TimeLimit, "it was cut at its own deadline and by nothing else"
        workers.close()


def test_data_moves_into_memory_or_stays_on_disk(workers: Workers, dataset: Dataset, config: Config) -> None:
    eventually(lambda: workers.status()["store"] == "memory", "the small dataset is not loaded")
    assert ask(workers, "SELECT * { ?s ?p ?o } LIMIT 5").rows == 5
    with PoolProcess(dataset, replace(config, memory_share=0)) as pool:
        on_disk = Workers(pool.address, config.limits)
        assert ask(on_disk, SMALL).read().endswith(b"true}")
        assert on_disk.status()["store"] == "disk"
        on_disk.close()


def test_an_empty_data_directory(tmp_path: Path, config: Config) -> None:
    with PoolProcess(Dataset(tmp_path / "nothing"), config) as pool:
        workers = Workers(pool.address, config.limits)
        answer = ask(workers, "SELECT * { ?s ?p ?o }")
        assert (answer.rows, answer.generation) == (0, 0)
        publish(tmp_path / "nothing", b"<https://example.org/a> <https://example.org/b> 1 .")
        assert ask(workers, "SELECT * { ?s ?p ?o }").rows == 1
        workers.close()


def test_a_killed_worker_and_a_killed_pool_are_replaced(dataset: Dataset, config: Config) -> None:
    with PoolProcess(dataset, config) as pool:
        workers = Workers(pool.address, config.limits)
        ask(workers, SMALL)
        started = pool.pid
        assert started is not None
        eventually(lambda: workers.status()["store"] == "memory", "the small dataset is not loaded")
        eventually(
            lambda: len(descendants(started)) == 1 + config.admission.workers,
            "more than a nursery and workers",
        )
        worker = next(pid for pid in descendants(started) if not descendants(pid))
        os.kill(worker, signal.SIGKILL)

        def replaced() -> bool:
            below = descendants(started)
            return worker not in below and len(below) == 1 + config.admission.workers

        eventually(replaced, "no other worker takes its place")
        assert ask(workers, SMALL).read().endswith(b"true}")
        below = descendants(started)
        os.kill(started, signal.SIGKILL)
        eventually(lambda: not any(alive(pid) for pid in below), "workers outlive their pool")

        def answered() -> bool:
            try:
                return ask(workers, SMALL).read().endswith(b"true}")
            except (errors.Busy, errors.WorkerLost):
                return False

        eventually(answered, "no new pool answers")
        workers.close()
    assert pool.pid is not None
    assert not alive(pool.pid), "the pool outlives its end"
