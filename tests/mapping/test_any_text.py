"""What holds of any text: it is read without an error, inside its bounds, and its graph breaks no shape."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef

from graph_loader.authority.index import Authority
from graph_loader.document import make_document
from graph_loader.extract.extractor import Extractor
from graph_loader.mapping import map_item
from graph_loader.model import Item, Record
from ontology import XR, defined_terms
from ontology.iris import Layout
from shapes import validate

LAYOUT = Layout("https://example.org/")
PHRASES = [
    "President Ilham Aliyev",
    "Prime Minister Ali Asadov",
    "Foreign Minister of Georgia Anna Novak",
    "Prezident İlham Əliyev",
    "Milli Məclisin sədri Sahibə Qafarova",
    "Aliyev",
    "the Ministry of Defence",
    "Armenian armed forces",
    "Baku",
    "Xocalıya",
    "the village of Sus, Lachin district",
    "Laçın rayonunun Sus kəndinə",
    "met with",
    "visited",
    "səfər edib",
    "görüşüb",
    "laid a wreath at the memorial",
    "signed an agreement with",
    "was appointed",
    "attacked",
    "recognized the massacre as a genocide",
    "the parliaments of Mexico, Pakistan and",
    "613 people were killed, including 106 women",
    "on 26 February 1992",
    "yesterday",
    "according to",
    "will",
    "did not",
    "said:",
    "“We will rebuild this town together, all of us,”",
    "x x x",
    "\n",
    ". ",
    ", ",
    " and ",
    " və ",
]
LETTERS = st.characters(exclude_categories=["Cc", "Cs"])  # a reader refuses control characters
TEXTS = st.lists(st.sampled_from(PHRASES) | st.text(LETTERS, max_size=6), max_size=14).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
CALM = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Today's rules with the packaged names."""
    return Extractor(Authority.load())


def _item(extractor: Extractor, headline: str, body: str, day: date | None, language: str) -> Item:
    record = Record(headline=headline or "-", body=body, published=day, language=language)
    return extractor(make_document(record, source="seed"))


def _context(item: Item) -> Graph:
    """Types and labels of what the item refers to, as the gate gives them."""
    context = Graph()
    classes = {"person": XR.Person, "organization": XR.Organization, "office": XR.Office, "place": XR.Place}
    told = [*item.entities, *(m.entity for m in item.mentions)]
    told += [e.place for e in item.events if e.place is not None]
    told += [p.agent for e in item.events for p in e.participations if p.agent is not None]
    for entity in told:
        node = URIRef(LAYOUT.iri(entity.path))
        context.add((node, RDF.type, classes[entity.kind]))
        context.add((node, RDFS.label, Literal(entity.label, lang="en")))
    context.add((URIRef(LAYOUT.iri("source/seed")), RDF.type, XR.Source))
    return context


@CALM
@given(TEXTS, TEXTS, st.none() | DAYS, st.sampled_from(["en", "az", "ru", "tr", "xx"]))
def test_every_stretch_lies_in_the_text(
    extractor: Extractor, headline: str, body: str, day: date | None, language: str
) -> None:
    item = _item(extractor, headline, body, day, language)
    spans = [s.span for s in item.sentences] + [m.span for m in item.mentions]
    spans += [f.span for f in item.figures] + [q.quote for q in item.quotations]
    spans += [r.span for r in item.office_reports]
    for event in item.events:
        spans += [event.trigger, *event.evidence, *(p.written for p in event.participations)]
    assert all(0 <= span.start < span.end <= len(item.document.text) for span in spans)


@CALM
@given(TEXTS, TEXTS, DAYS, st.sampled_from(["en", "az", "ru", "tr", "xx"]))
def test_its_graph_breaks_no_shape(
    extractor: Extractor, headline: str, body: str, day: date, language: str
) -> None:
    item = _item(extractor, headline, body, day, language)
    graph = map_item(item, LAYOUT)
    found = [v for v in validate(graph, _context(item)) if v.severity == "Violation"]
    assert found == []
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    assert all(str(subject).startswith(str(graph.identifier)) for subject in graph.subjects())
    for sentence in graph.subjects(RDF.type, XR.Sentence):
        start, end = (int(str(graph.value(sentence, term))) for term in (XR.start, XR.end))
        assert str(graph.value(sentence, XR.exact)) == item.document.text[start:end]


@CALM
@given(TEXTS, TEXTS)
def test_it_writes_defined_terms_only(extractor: Extractor, headline: str, body: str) -> None:
    graph = map_item(_item(extractor, headline, body, date(2022, 2, 26), "en"), LAYOUT)
    used = {str(n).removeprefix(str(XR)) for triple in graph for n in triple if str(n).startswith(str(XR))}
    assert used <= defined_terms()
