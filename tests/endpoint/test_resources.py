"""Linked data: from a thing's IRI to its document, in the form asked for, with nothing but links."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pyoxigraph
import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat

from endpoint.config import Config
from endpoint.media import DOCUMENTS, HTML, Media
from ontology import PREFIXES

BASE = "https://example.org/"
ITEM = "item/2025-03-04-0a0a0a0a"
STRANGE = "item/2025-03-05-0c0c0c0c"
KINDS = {
    "NewsItem": ITEM,
    "Event": f"{ITEM}/Opening-83-89",
    "UnrealizedEvent": f"{ITEM}/Visit-470-480",
    "Participation": f"{ITEM}/Opening-83-89.p70-78",
    "OfficeReport": f"{ITEM}/OfficeReport-48-78",
    "ReportedFigure": f"{ITEM}/ReportedFigure-259-284",
    "Quotation": f"{ITEM}/Quotation-417-445",
    "Sentence": f"{ITEM}/Sentence-48-135",
    "Mention": f"{ITEM}/Mention-70-78",
    "Revision": f"{ITEM}/revision-1",
    "Source": "source/harbour",
    "Person": "person/ada-vale",
    "Office": "office/prime-minister",
    "Tenure": "tenure/ben-orr-prime-minister-2020",
    "Organization": "organization/harbour-office",
    "Place": "place/port-marin",
    "Happening": "happening/00000000000a",
    "EventLink": "link/00000000000a",
}
RDF_FORMS = [media for media in DOCUMENTS if media is not HTML]
PARSERS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def triples(data: bytes, media: Media) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in pyoxigraph.parse(data, format=PARSERS[media.name])}


def links(header: str) -> Iterator[tuple[str, str]]:
    """Relation and target of each link of a Link header."""
    for target, parameters in re.findall(r"<([^>]*)>([^<]*)", header):
        found = re.search(r'rel="([^"]*)"', parameters)
        for relation in (found[1] if found else "").split():
            yield relation, target


@pytest.mark.parametrize("kind", KINDS)
def test_from_the_name_to_the_data(client: FlaskClient, kind: str) -> None:
    """Each kind of thing: 303, a relative address, the document, which is about the thing and says its class."""
    step = client.get(f"/id/{KINDS[kind]}")
    assert (step.status_code, step.headers["Location"]) == (303, f"/doc/{KINDS[kind]}")
    document = client.get(step.headers["Location"], headers={"Accept": "text/turtle"})
    assert (document.status_code, document.headers["Content-Type"]) == (200, "text/turtle; charset=utf-8")
    found = triples(document.data, RDF_FORMS[0])
    thing = NamedNode(f"{BASE}id/{KINDS[kind]}")
    assert (
        pyoxigraph.Triple(thing, NamedNode(f"{PREFIXES['rdf']}type"), NamedNode(f"{PREFIXES['xr']}{kind}"))
        in found
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_holds_the_same(client: FlaskClient, kind: str) -> None:
    forms = [triples(client.get(f"/doc/{KINDS[kind]}.{media.extension}").data, media) for media in RDF_FORMS]
    assert len(forms[0]) > 3
    assert all(form == forms[0] for form in forms)


@pytest.mark.parametrize("media", DOCUMENTS, ids=lambda media: media.name)
def test_extension_and_header_ask_for_the_same(client: FlaskClient, media: Media) -> None:
    by_extension = client.get(f"/doc/{KINDS['Place']}.{media.extension}", headers={"Accept": "image/png"})
    by_header = client.get(f"/doc/{KINDS['Place']}", headers={"Accept": media.type})
    assert by_extension.status_code == by_header.status_code == 200
    assert by_extension.headers["Content-Type"] == media.content_type
    if media is not HTML:  # a page names its own address where it offers other languages
        assert by_extension.data == by_header.data
    assert "Accept" in by_header.vary
    assert by_header.headers["Xronika-Generation"] == "1"


def test_an_item_brings_its_whole_graph(client: FlaskClient) -> None:
    found = triples(client.get(f"/doc/{ITEM}.nt").data, RDF_FORMS[2])
    subjects = {triple.subject.value for triple in found if isinstance(triple.subject, NamedNode)}
    assert {f"{BASE}id/{path}" for path in KINDS.values() if path.startswith(ITEM)} <= subjects


def test_an_event_brings_what_only_serves_it(client: FlaskClient) -> None:
    found = triples(client.get(f"/doc/{KINDS['Event']}.ttl").data, RDF_FORMS[0])
    subjects = {
        triple.subject.value.rpartition("/")[2] for triple in found if isinstance(triple.subject, NamedNode)
    }
    assert {"Opening-83-89", "Opening-83-89.p70-78", "Sentence-48-135", "Sentence-136-219"} <= subjects


def test_references_are_bounded(client: FlaskClient, config: Config) -> None:
    found = triples(client.get(f"/doc/{KINDS['Person']}.ttl").data, RDF_FORMS[0])
    person = NamedNode(f"{BASE}id/{KINDS['Person']}")
    counted = [triple.predicate for triple in found if triple.object == person]
    assert max(counted.count(predicate) for predicate in counted) == config.incoming


def test_links_lead_on(client: FlaskClient, config: Config) -> None:
    page = client.get(f"/doc/{KINDS['Event']}", headers={"Accept": "text/html"})
    found = list(links(page.headers["Link"]))
    assert ("cite-as", f"{BASE}id/{KINDS['Event']}") in found
    assert ("license", config.licence) in found
    assert ("type", f"{PREFIXES['xr']}Opening") in found
    described = [target for relation, target in found if relation == "describedby"]
    assert len(described) == len(RDF_FORMS)
    for target in described:
        assert client.get(target).status_code == 200
    data = client.get(f"/doc/{KINDS['Event']}.ttl")
    assert ("alternate", f"/doc/{KINDS['Event']}.html") in list(links(data.headers["Link"]))


def test_nothing_known(client: FlaskClient) -> None:
    for path in ("/id/person/nobody", "/doc/person/nobody", "/doc/person/nobody.ttl", "/id/%20", "/doc/<x>"):
        response = client.get(path)
        assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_nothing_in_common(client: FlaskClient) -> None:
    response = client.get(f"/doc/{KINDS['Place']}", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert set(response.get_json()["alternatives"]) == {media.type for media in DOCUMENTS}


def test_only_reading(client: FlaskClient) -> None:
    for path in (f"/id/{KINDS['Place']}", f"/doc/{KINDS['Place']}"):
        response = client.post(path)
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]


def test_what_the_client_has_is_not_sent_again(client: FlaskClient) -> None:
    path = f"/doc/{KINDS['Place']}"
    tags = {
        (accept, language): client.get(path, headers={"Accept": accept, "Accept-Language": language}).headers[
            "ETag"
        ]
        for accept in ("text/html", "text/turtle")
        for language in ("en", "az")
    }
    assert len(set(tags.values())) == 4
    headers = {"Accept": "text/html", "Accept-Language": "az"}
    again = client.get(path, headers=headers | {"If-None-Match": tags["text/html", "az"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(path, headers=headers | {"If-None-Match": tags["text/html", "en"]}).status_code == 200


def test_a_name_that_has_become_an_entity_leads_there(client: FlaskClient) -> None:
    response = client.get("/doc/name/person/ada-vale.ttl")
    assert (response.status_code, response.headers["Location"]) == (302, "/doc/person/ada-vale.ttl")
    followed = client.get("/id/name/person/ada-vale", follow_redirects=True, headers={"Accept": "text/html"})
    assert urlsplit(followed.request.path).path == "/doc/person/ada-vale"


def test_a_shared_graph_has_a_page_and_no_flood(client: FlaskClient) -> None:
    page = client.get("/doc/graph/authority", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "/sparql?" in page
    assert len(triples(client.get("/doc/graph/authority.ttl").data, RDF_FORMS[0])) < 10
