"""The server as a user runs it: start and end, deadlines, departures, new data, bounds; all from outside."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from urllib.parse import urlencode, urlsplit

import pytest

from endpoint.workers import sandbox
from tests.conftest import REPOSITORY
from tests.support.served import FORM, Server, alive, descendants, eventually, publish, small_dataset

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SMALL = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The small dataset, served with a short deadline."""
    data = tmp_path_factory.mktemp("served") / "data"
    small_dataset(data)
    with Server("serve", data, "--query-timeout", "3", "--workers", "3") as running:
        yield running


def test_it_says_where_it_is(server: Server) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    assert server.health()["status"] == "ok"


def test_the_chain_from_an_iri_to_data(server: Server) -> None:
    step = server.ask("GET", "/id/person/ada-vale")
    assert (step.status, step.headers["Location"]) == (303, "/doc/person/ada-vale")
    data = server.ask("GET", step.headers["Location"], Accept="text/turtle")
    assert (data.status, b"Ada Vale" in data.body) == (200, True)
    assert data.headers["Xronika-Generation"] == str(server.health()["generation"])


def test_an_endless_query_is_cut_while_another_client_is_answered(server: Server) -> None:
    order: Queue[str] = Queue()

    def endless() -> None:
        reply = server.query(ENDLESS)
        assert json.loads(reply.body)["type"] == "/problems#time-limit"
        order.put(f"cut {reply.status}")

    thread = threading.Thread(target=endless)
    thread.start()
    eventually(lambda: server.health()["running"] == 1, "the endless query does not run")
    for _ in range(10):
        assert server.query(SMALL).status == 200
        assert server.ask("GET", "/doc/person/ada-vale").status == 200
    order.put("answered")
    thread.join()
    assert [order.get(), order.get()] == ["answered", "cut 504"]


def test_a_client_that_leaves_frees_its_worker(server: Server) -> None:
    address = urlsplit(server.url)
    connection = HTTPConnection(address.hostname or "", address.port)
    with closing(connection):
        body = urlencode({"query": ENDLESS})
        connection.request("POST", "/sparql", body, {"Content-Type": FORM})
        eventually(lambda: server.health()["running"] == 1, "the query does not run")
    cut = server.log.read_text(encoding="utf-8").count("deadline")
    eventually(lambda: server.health()["running"] == 0, "the worker goes on for nobody")
    assert server.log.read_text(encoding="utf-8").count("deadline") == cut, "it ended with its client"


def test_no_other_host_is_reached(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        port = listener.getsockname()[1]
        queries = [
            f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
            f"LOAD <http://127.0.0.1:{port}/>",
            f"ASK FROM <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}",
        ]
        for query in queries:
            assert server.query(query).status in (200, 400, 403)
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {" + "{" * 2_200 + "}" * 2_200 + "}",
        "SELECT (" + "(" * 4_700 + "1" + ")" * 4_700 + " AS ?x) {}",
        "SELECT * { BIND('x' AS ?v0) "
        + " ".join(f"BIND(CONCAT(?v{i},?v{i}) AS ?v{i + 1})" for i in range(34))
        + "}",
        "SELECT * { " + " ".join(f"?a{i} ?b{i} ?a{i + 1} ." for i in range(200)) + " }",
        "SELECT (" + "!" * 30_000 + "true AS ?x) {}",
        "\x00",
        "'" * 60_000,
    ],
    ids=["braces", "parentheses", "doubling", "patterns", "negations", "a null", "apostrophes"],
)
def test_hostile_queries_leave_it_answering(server: Server, query: str) -> None:
    reply = server.query(query)
    assert reply.status in (200, 400, 413, 503, 504)
    assert server.query(SMALL).status == 200


def test_bodies_beyond_bounds(server: Server) -> None:
    too_long = b"x" * (2 << 20)
    announced = server.ask("POST", "/sparql", too_long, Content_Type="application/sparql-query")
    assert announced.status == 413
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as endless:
        endless.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n200000\r\n" + too_long + b"\r\n"
        )
        assert endless.recv(100).startswith(b"HTTP/1.1 413"), (
            "refused before the body ends, which it never does"
        )
    assert server.query(SMALL).status == 200


def test_a_chunked_body_within_bounds(server: Server) -> None:
    address = urlsplit(server.url)
    connection = HTTPConnection(address.hostname or "", address.port)
    with closing(connection):
        headers = {"Content-Type": "application/sparql-query"}
        connection.request("POST", "/sparql", iter([b"ASK ", b"{}"]), headers, encode_chunked=True)
        response = connection.getresponse()
        assert (response.status, response.read()) == (200, b'{"head":{},"boolean":true}')


def test_a_long_answer_arrives_whole(server: Server) -> None:
    query = "SELECT * { ?s ?p ?o . ?t ?q ?r } LIMIT 20000"
    reply = server.query(query)
    assert reply.status == 200
    assert len(reply.body) == int(reply.headers["Content-Length"]) > 2 << 20
    assert len(json.loads(reply.body)["results"]["bindings"]) == 20_000


def test_who_stops_reading_a_long_answer_disturbs_nobody(server: Server) -> None:
    address = urlsplit(server.url)
    for _ in range(3):
        connection = HTTPConnection(address.hostname or "", address.port)
        with closing(connection):
            query = urlencode({"query": "SELECT * { ?s ?p ?o . ?t ?q ?r } LIMIT 20000"})
            connection.request("GET", f"/sparql?{query}")
            assert connection.getresponse().read(100)
    assert server.query(SMALL).status == 200
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_head_has_the_headers_of_get(server: Server) -> None:
    for path in ("/", "/doc/person/ada-vale.ttl", "/sparql?query=ASK%7B%7D", "/ontology"):
        get, head = server.ask("GET", path), server.ask("HEAD", path)
        assert (head.status, head.body) == (200, b"")
        for name in ("Content-Type", "Content-Length", "ETag", "Vary"):
            assert head.headers[name] == get.headers[name]
        assert int(get.headers["Content-Length"]) == len(get.body)


def test_an_unknown_host_is_refused(server: Server) -> None:
    assert server.ask("GET", "/health", Host="elsewhere.example").status == 400
    assert server.ask("GET", "/health", Host="example.org").status == 200, "the host of the base IRI"


def test_new_data_is_picked_up_without_a_dropped_request(tmp_path: Path) -> None:
    small_dataset(tmp_path / "data")
    with Server("serve", tmp_path / "data", "--client-limit", "8", "--workers", "4") as server:
        stop = threading.Event()
        statuses: Queue[tuple[int, int]] = Queue()

        def reader() -> None:
            while not stop.is_set():
                reply = server.query(SMALL)
                statuses.put((reply.status, int(reply.headers["Xronika-Generation"])))
                page = server.ask("GET", "/doc/person/ada-vale")
                statuses.put((page.status, int(page.headers["Xronika-Generation"])))

        readers = [threading.Thread(target=reader) for _ in range(3)]
        for thread in readers:
            thread.start()
        for number in range(2, 7):
            publish(tmp_path / "data", f"<https://example.org/x> <https://example.org/n> {number} .".encode())
            reply = server.query(f"ASK {{ ?s <https://example.org/n> {number} }}")
            assert (json.loads(reply.body)["boolean"], reply.headers["Xronika-Generation"]) == (
                True,
                str(number),
            )
        stop.set()
        for thread in readers:
            thread.join()
        seen = [statuses.get() for _ in range(statuses.qsize())]
        assert {status for status, _ in seen} == {200}
        assert max(generation for _, generation in seen) == 6


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_and_leaves_nothing(tmp_path: Path, how: signal.Signals) -> None:
    small_dataset(tmp_path / "data")
    with Server("serve", tmp_path / "data") as server:
        assert server.query(SMALL).status == 200
        below = descendants(server.pid)
        assert len(below) > 4
        assert server.end(how) == 0
        eventually(lambda: not any(alive(pid) for pid in below), "processes remain")
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_killed_it_leaves_nothing_either(tmp_path: Path) -> None:
    small_dataset(tmp_path / "data")
    with Server("serve", tmp_path / "data") as server:
        below = descendants(server.pid)
        server.end(signal.SIGKILL)
        eventually(lambda: not any(alive(pid) for pid in below), "processes remain")


def test_its_web_process_is_replaced_when_it_dies(tmp_path: Path) -> None:
    small_dataset(tmp_path / "data")
    with Server("serve", tmp_path / "data") as server:
        (web,) = [pid for pid in descendants(server.pid) if b"spawn_main" in command_line(pid)]
        os.kill(web, signal.SIGKILL)

        def answered() -> bool:
            try:
                return server.query(SMALL).status == 200
            except OSError:
                return False

        eventually(answered, "no web process follows")


def command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "endpoint", *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_port_in_use_is_told(server: Server, tmp_path: Path) -> None:
    port = urlsplit(server.url).port
    ended = run("serve", "--data", str(tmp_path / "other"), "--port", str(port))
    assert ended.returncode == 1
    assert f"port {port}" in ended.stderr and "--port" in ended.stderr


def test_a_damaged_data_directory_is_told(tmp_path: Path) -> None:
    dataset = small_dataset(tmp_path / "data")
    dataset.pointer_path.write_text("nonsense", encoding="utf-8")
    ended = run("serve", "--data", str(dataset.path), "--port", "0")
    assert ended.returncode == 1
    assert "nonsense" in ended.stderr and "recover" in ended.stderr


def test_data_damaged_while_served_stays_served(tmp_path: Path) -> None:
    dataset = small_dataset(tmp_path / "data")
    with Server("serve", dataset.path) as server:
        dataset.pointer_path.write_text("nonsense", encoding="utf-8")
        assert server.query(SMALL).status == 200
        assert server.ask("GET", "/doc/person/ada-vale").status == 200
        assert "data directory damaged" in server.log.read_text(encoding="utf-8")


def test_an_empty_data_directory_is_served(tmp_path: Path) -> None:
    with Server("serve", tmp_path / "nothing") as server:
        assert server.health()["quads"] == 0
        assert json.loads(server.query(SMALL).body)["boolean"] is False
        assert b"xronika load" in server.ask("GET", "/", Accept="text/html").body


def test_the_stores_own_default_graph(tmp_path: Path) -> None:
    small_dataset(tmp_path / "data")
    with Server("serve", tmp_path / "data", "--default-graph", "store") as server:
        assert json.loads(server.query(SMALL).body)["boolean"] is False
        assert json.loads(server.query("ASK { GRAPH ?g { ?s ?p ?o } }").body)["boolean"] is True


@pytest.mark.skipif(sandbox.missing_protection() is not None, reason="this kernel has no system call filter")
def test_protection_is_not_missed(server: Server) -> None:
    assert "lexer alone" not in server.log.read_text(encoding="utf-8")


def test_a_second_demonstration_loads_nothing(demo: Server) -> None:
    data = demo.log.parent / "data"
    generations = sorted((data / "generations").iterdir())
    with Server("demo", data) as again:
        assert again.health()["quads"] == demo.health()["quads"]
        assert "Loading" not in again.log.read_text(encoding="utf-8")
    assert sorted((data / "generations").iterdir()) == generations
