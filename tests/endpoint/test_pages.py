"""Pages of things: what they say, in whose words, by whose account; and that hostile data stays text."""

import pytest
from flask.testing import FlaskClient

from tests.endpoint.test_resources import ITEM, KINDS, STRANGE
from tests.support.page import Page

SCRIPT_ATTRIBUTES = {"onclick", "onerror", "onload", "onmouseover", "style"}


def page(client: FlaskClient, path: str, language: str = "en") -> Page:
    response = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    assert response.status_code == 200
    return Page(response.get_data(as_text=True))


@pytest.mark.parametrize("language", ["en", "az"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind(client: FlaskClient, kind: str, language: str) -> None:
    found = page(client, f"/doc/{KINDS[kind]}", language)
    assert not found.open, "every element is closed"
    assert len(found.headings) > 2
    assert found.headings[0].strip(), "a page has a title"
    assert dict(found.elements)["html"]["lang"] == language
    assert (f"/ontology#{kind}") in [href for href, _ in found.links]
    for media in ("ttl", "jsonld", "nt", "rdf"):
        assert f"/doc/{KINDS[kind]}.{media}" in [href for href, _ in found.links]


@pytest.mark.parametrize(
    "kind", ["Event", "OfficeReport", "ReportedFigure", "Quotation", "Participation", "UnrealizedEvent"]
)
def test_what_an_item_says_is_reported_by_its_source(client: FlaskClient, kind: str) -> None:
    found = page(client, f"/doc/{KINDS[kind]}")
    assert "Reported by: Harbour chronicle" in " ".join(found.words.split())
    assert ("/doc/source/harbour", "Harbour chronicle") in found.links
    assert f"/doc/{ITEM}" in [href for href, _ in found.links]


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        ("Event", ["Ada Vale", "Prime Minister", "residents of the town", "opened"]),
        ("OfficeReport", ["Minister of Transport Ada Vale"]),
        ("ReportedFigure", ["40 workers were evacuated"]),
        ("Quotation", ["The bridge joins two shores"]),
        ("Participation", ["Ada Vale"]),
        ("Mention", ["Ada Vale"]),
    ],
)
def test_the_words_that_say_it_are_marked_in_their_sentence(
    client: FlaskClient, kind: str, marked: list[str]
) -> None:
    found = page(client, f"/doc/{KINDS[kind]}")
    assert {word.rstrip(",") for word in found.marked} >= set(marked)
    assert "has opened a bridge in Port Marin" in found.words or kind in ("ReportedFigure", "Quotation")


def test_a_person(client: FlaskClient) -> None:
    found = page(client, f"/doc/{KINDS['Person']}")
    assert found.headings[0] == "Ada Vale"
    assert {"Offices as items report them", "Events", "As written", "Names"} <= set(found.headings)
    assert "Minister of Transport of Northland" in found.words
    assert "Ada Veyl" in found.words, "the name in the other language"
    assert "planned" in found.words, "what has not happened is told apart"
    assert ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1") in found.links


def test_an_office_has_its_holders_by_the_authority(client: FlaskClient) -> None:
    found = page(client, f"/doc/{KINDS['Office']}")
    assert "Tenures, by the authority" in found.headings
    assert ("/doc/person/ben-orr", "Ben Orr") in found.links
    assert "2020-01-01" in found.words


def test_a_happening_shows_its_accounts_side_by_side(client: FlaskClient) -> None:
    found = page(client, f"/doc/{KINDS['Happening']}")
    assert found.headings[0] == "Opening, Port Marin, 2025-03-03"
    hrefs = [href for href, _ in found.links]
    assert f"/doc/{KINDS['Event']}" in hrefs
    assert "/doc/item/2025-03-04-0b0b0b0b/Opening-28-32" in hrefs
    assert "2025-03-03; stated" in " ".join(found.words.split())
    assert "no later than" in found.words


def test_an_event_leads_to_other_accounts_and_figures(client: FlaskClient) -> None:
    opening = page(client, f"/doc/{KINDS['Event']}")
    assert "Other accounts of the same happening" in opening.headings
    accident = page(client, f"/doc/{ITEM}/Accident-292-298")
    assert "Figures" in accident.headings
    assert "about; 40" in " ".join(accident.words.split())
    assert "Harbour Office" in accident.words, "to whom the item gives it"


def test_an_item_shows_its_text_with_names_linked(client: FlaskClient) -> None:
    found = page(client, f"/doc/{ITEM}")
    assert found.headings[0] == "Minister Ada Vale opens a bridge in Port Marin"
    assert ("/doc/office/minister-of-transport", "Minister of Transport") in found.links
    assert ("/doc/place/port-marin", "Port Marin") in found.links
    assert {"Text", "What it reports", "Earlier states"} <= set(found.headings)
    assert "A bridge opens in Port Marin" in found.words, "the earlier headline"
    assert f"/doc/{KINDS['Quotation']}" in [href for href, _ in found.links]


def test_a_sentence_in_its_context_with_what_rests_on_it(client: FlaskClient) -> None:
    found = page(client, f"/doc/{KINDS['Sentence']}")
    assert found.marked == [
        "Minister of Transport Ada Vale has opened a bridge in Port Marin, Harbour News reports."
    ]
    assert "The Prime Minister and residents of the town" in found.words
    assert f"/doc/{KINDS['OfficeReport']}" in [href for href, _ in found.links]


def test_labels_in_the_readers_language_or_else_in_english(client: FlaskClient) -> None:
    found = page(client, f"/doc/{KINDS['Office']}", "az")
    assert found.headings[0] == "Şimal ölkəsinin Baş naziri"
    assert "Baş" in found.words
    lake = page(client, "/doc/name/place/northland/lake-town", "az")
    assert lake.headings[0] == "Lake Town"
    assert ("bdi", {"lang": "en"}) in lake.elements


def test_the_language_may_be_chosen_by_address(client: FlaskClient) -> None:
    response = client.get(
        f"/doc/{KINDS['Office']}?lang=az", headers={"Accept": "text/html", "Accept-Language": "en"}
    )
    assert response.headers["Content-Language"] == "az"
    assert "Accept-Language" in response.vary
    found = Page(response.get_data(as_text=True))
    assert (f"/doc/{KINDS['Office']}?lang=en", "English") in found.links


@pytest.mark.parametrize(
    ("path", "indexed"),
    [
        ("person/ada-vale", True),
        ("person/eve-sable", True),
        ("office/prime-minister", True),
        ("name/place/northland/lake-town", True),
        ("name/person/cleo-tanner", False),
        ("name/person/dan-umber", True),
        (KINDS["Event"], False),
    ],
)
def test_private_persons_are_kept_from_search_engines(client: FlaskClient, path: str, indexed: bool) -> None:
    """A name that holds no office and that nobody curated; statements are found through their items."""
    response = client.get(f"/doc/{path}", headers={"Accept": "text/html"})
    told = (
        response.headers.get("X-Robots-Tag"),
        'name="robots" content="noindex"' in response.get_data(as_text=True),
    )
    assert told == ((None, False) if indexed else ("noindex", True))


@pytest.mark.parametrize(
    "path",
    [
        f"/doc/{STRANGE}",
        f"/doc/{STRANGE}/Sentence-46-96",
        f"/doc/{STRANGE}/Speech-45-48",
        "/doc/name/place/marks",
        "/doc/source/harbour",
        "/",
        "/sparql?query=SELECT%20*%20{%20?s%20a%20?c%20;%20?p%20?o%20FILTER(!isIRI(?o)%20%26%26%20CONTAINS(STR(?o),%20'<'))%20}",
        "/sparql?query=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
@pytest.mark.parametrize("language", ["en", "az"])
def test_hostile_data_stays_text(client: FlaskClient, path: str, language: str) -> None:
    response = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    found = Page(response.get_data(as_text=True))
    assert not found.open
    assert {"script", "img", "iframe", "b", "style"}.isdisjoint(found.names())
    assert SCRIPT_ATTRIBUTES.isdisjoint(found.attributes())
    for href, _ in found.links:
        assert href.startswith(("/", "#", "http://", "https://")), href
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_hostile_words_are_all_there(client: FlaskClient) -> None:
    found = page(client, f"/doc/{STRANGE}")
    assert found.headings[0] == "<script>alert(1)</script> & \"quoted\" 'words'"
    assert "<img src=x onerror=alert(3)>" in found.words
    assert "javascript:alert(2)" in found.words
    assert all(not href.startswith("javascript:") for href, _ in found.links)


def test_foreign_text_cannot_turn_the_page_around(client: FlaskClient) -> None:
    markup = client.get("/doc/name/place/marks", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert '<h1><bdi lang="en">\u202ereversedA\u2067</bdi></h1>' in markup
