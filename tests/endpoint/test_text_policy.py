"""What pages, data and the dataset's description show of a source that withholds its words."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef

from endpoint.app import create_app
from endpoint.config import Config
from endpoint.snapshots import Snapshots
from endpoint.workers.client import Workers
from graph_loader.text_policy import CLOSED, EVIDENCE, OPEN, declare
from ontology import XR
from tests.endpoint.test_resources import ITEM, KINDS
from tests.support.served import BASE, small_dataset

SENTENCE, REST = "has opened a bridge in Port Marin", "The bridge joins two shores"
NOTES = {OPEN: "", EVIDENCE: "does not allow the whole text", CLOSED: "does not allow its words"}
PAGES = (ITEM, *(KINDS[kind] for kind in ("Event", "Quotation", "Sentence", "Mention", "ReportedFigure")))


@pytest.fixture(params=[OPEN, EVIDENCE, CLOSED])
def policy(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def withheld(policy: str, tmp_path: Path, config: Config, workers: Workers) -> FlaskClient:
    """A client of a server whose one source has this policy."""
    dataset = small_dataset(tmp_path / "data")
    with dataset.writer() as writer, writer.draft() as draft:
        declare(draft, {"harbour": policy})
        draft.publish()
    return create_app(config, Snapshots(dataset, config), workers).test_client()


def test_no_page_and_no_data_shows_what_is_withheld(policy: str, withheld: FlaskClient) -> None:
    shown = ""
    for path in PAGES:
        for media in ("html", "ttl", "jsonld", "nt", "rdf"):
            response = withheld.get(f"/doc/{path}.{media}")
            assert response.status_code == 200
            shown += response.get_data(as_text=True)
    assert NOTES[policy] in shown
    assert (SENTENCE in shown, REST in shown) == (policy != CLOSED, policy != CLOSED)
    assert (str(XR.text) + ">" in shown, str(XR.exact) + ">" in shown) == (policy == OPEN, policy != CLOSED)


def test_the_description_of_the_dataset_tells_the_policy(policy: str, withheld: FlaskClient) -> None:
    turtle = withheld.get("/.well-known/void", headers={"Accept": "text/turtle"}).get_data(as_text=True)
    described = Graph().parse(data=turtle, format="turtle")
    assert str(described.value(URIRef(f"{BASE}id/source/harbour"), XR.textPolicy)) == policy
