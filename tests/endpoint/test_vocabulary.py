"""The vocabulary and the shapes: documentation with an anchor a term, or the same as data."""

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat

from ontology import PREFIXES, defined_terms
from tests.support.page import Page

XR = PREFIXES["xr"]


def subjects(data: bytes) -> set[str]:
    parsed = pyoxigraph.parse(data, format=RdfFormat.TURTLE)
    return {quad.subject.value for quad in parsed if isinstance(quad.subject, NamedNode)}


@pytest.mark.parametrize("language", ["en", "az"])
def test_every_term_has_an_anchor(client: FlaskClient, language: str) -> None:
    response = client.get(f"/ontology?lang={language}", headers={"Accept": "text/html"})
    page = Page(response.get_data(as_text=True))
    assert not page.open
    assert defined_terms() <= page.identifiers()


def test_every_term_is_described_as_data(client: FlaskClient) -> None:
    response = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert {XR + name for name in defined_terms()} <= subjects(response.data)
    assert b"https://example.org/ontology" in response.data, "where the terms are defined"


def test_links_inside_the_documentation_lead_somewhere(client: FlaskClient) -> None:
    page = Page(client.get("/ontology", headers={"Accept": "text/html"}).get_data(as_text=True))
    anchors = {href[1:] for href, _ in page.links if href.startswith("#")}
    assert anchors <= page.identifiers()


def test_shapes(client: FlaskClient) -> None:
    page = Page(client.get("/shapes", headers={"Accept": "text/html"}).get_data(as_text=True))
    assert not page.open
    assert "xr:Sentence" in page.words
    data = client.get("/shapes", headers={"Accept": "text/turtle"})
    assert len(subjects(data.data)) > 20
    assert b"NodeShape" in data.data


@pytest.mark.parametrize("path", ["/ontology", "/shapes"])
def test_negotiated(client: FlaskClient, path: str) -> None:
    for accept, status in (("application/ld+json", 200), ("application/rdf+xml", 200), ("image/png", 406)):
        assert client.get(path, headers={"Accept": accept}).status_code == status
    first = client.get(path, headers={"Accept": "text/turtle"})
    assert "Accept" in first.vary
    again = client.get(path, headers={"Accept": "text/turtle", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert client.post(path).status_code == 405
