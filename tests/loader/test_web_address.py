"""URLs of records: whatever stands there, the item is loaded; what is no IRI becomes one, or is left out and told."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from graph_loader.document import make_document
from graph_loader.mapping import map_item
from graph_loader.model import Item, Record
from graph_loader.web_address import site_of, web_address
from ontology.iris import Layout, item_path
from tests.support.datasets import BASE, xronika

LEFT_OUT = "is no web address, and schema:url is left out"
WRITTEN = {
    "http://news.example/a?b=%C9%99#c": "http://news.example/a?b=%C9%99#c",
    "http://news.example:/a": "http://news.example:/a",
    "http://[::1]:8000/a": "http://[::1]:8000/a",
    "http://news.example/новости 1": "http://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%201",
    "HTTPS://news.example/a": "https://news.example/a",
    "http://пример.example/a": "http://xn--e1afmkfd.example/a",
    "http://news.example/[a]": "http://news.example/%5Ba%5D",
    'http://news.example/"a"': "http://news.example/%22a%22",
    "http://news.example/a#b#c": "http://news.example/a#b%23c",
    "http://host:port/": None,
    "http://news.example:99999/ə": None,
    "http://[::1/a": None,
    "http://a host/a": None,
    "http:///a": None,
    "http://straße.example/a": None,
    "http://news.example/%zz": None,
    "http://news.example\\a": None,
    "http://news.example/a\tb": None,
    "javascript:alert(1)": None,
    "key 7": None,
    "": None,
}
PIECES = st.sampled_from([
    "http://", "https://", "HTTP://", "host", ":port", ":80", "/", " ", "?", "#", "%", "%20", "[", "]", "::1",
    "@", "ə", "ß", "новости", ".", "\\", "<", '"', "x" * 70,
])  # fmt: skip
URLS = st.lists(PIECES | st.text(max_size=3), max_size=8).map("".join)


@pytest.mark.parametrize(("written", "address"), WRITTEN.items())
def test_an_address_is_made_ascii_or_refused(written: str, address: str | None) -> None:
    assert web_address(written) == address


def n_triples(iri: str) -> bytes:
    return f"<{iri}> <{iri}> <{iri}> .".encode()


@given(URLS | URLS.map("http://news.example/{}".format))
@example("http://xn--\ud7ff/")
def test_whatever_is_written_an_address_is_an_iri_and_stays_one(written: str) -> None:
    address = web_address(written)
    for iri in filter(None, (address, site_of(written))):
        assert iri.isascii()
        assert iri.startswith(("http://", "https://"))
        assert urlsplit(iri).hostname
        assert len(list(parse(n_triples(iri), RdfFormat.N_TRIPLES))) == 1
        assert web_address(iri) == iri
    assert (address is None) == (site_of(written) is None)


@given(URLS)
@example("http://host:port/")
def test_an_item_with_any_url_has_a_graph_and_a_path_by_its_url(written: str) -> None:
    record = Record("Bridge opened", published=date(2024, 5, 10), language="en", url=written or None)
    document = make_document(record)
    graph = map_item(Item(document, ()), Layout(BASE)).serialize(format="nt", encoding="utf-8")
    assert list(parse(graph, RdfFormat.N_TRIPLES))
    if written:
        assert document.path == item_path(key=written, url=written, published=None)


def test_malformed_urls_are_loaded_and_told_of(tmp_path: Path) -> None:
    urls = [
        "http://host:port/x",
        "http://[::1/x",
        "http://a host/x",
        "http://news.example/a b",
        "http://ok.example/x",
    ]
    items = [
        {"headline": f"News {n}", "published": "2024-05-10", "url": u, "source": u}
        for n, u in enumerate(urls)
    ]
    lines = "\n".join(json.dumps(item) for item in items)
    report = tmp_path / "report.json"
    ran = xronika("load", "--base", BASE, "--report", report, "-", data=tmp_path / "data", stdin=lines)
    assert ran.status == 0, ran.err
    told = json.loads(report.read_text(encoding="utf-8"))["items"]
    assert [item["status"] for item in told] == ["committed"] * len(urls)
    assert [item["reason"] for item in told] == [
        *(f"its URL {url} {LEFT_OUT}" for url in urls[:3]),
        "its URL is written http://news.example/a%20b",
        "",
    ]
    asked = xronika(
        "query", "--format", "csv", "SELECT ?u { ?i a xr:NewsItem ; schema:url ?u }", data=tmp_path / "data"
    )
    assert set(asked.out.splitlines()[1:]) == {"http://news.example/a%20b", "http://ok.example/x"}
    for command in ("check", "validate"):
        assert xronika(command, data=tmp_path / "data").status == 0
