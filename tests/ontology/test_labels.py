"""Every term is labelled and defined in every language, and a language is one file."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDFS, SKOS

from ontology import PREFIXES, XR, event_types, ontology_graph
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "ontology"
GRAPH = ontology_graph("https://example.org/")
LANGUAGES = ("en", *sorted(path.stem for path in (FOLDER / "labels").glob("*.ttl")))


def test_azerbaijani_is_one_of_them() -> None:
    assert "az" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(XR))
def test_each_term_has_one_label_and_definition(name: str, language: str) -> None:
    for path in (RDFS.label, SKOS.definition):
        told = [o for o in GRAPH.objects(XR[name], path) if getattr(o, "language", None) == language]
        assert len(told) == 1, f"{path} of {name} in {language}: {told}"
        assert str(told[0]).strip() == str(told[0]) != ""


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_language_file_speaks_of_known_terms_in_its_language_only(language: str) -> None:
    for quad in _read(f"labels/{language}.ttl"):
        assert isinstance(quad.subject, NamedNode)
        assert quad.subject.value.removeprefix(PREFIXES["xr"]) in XR
        assert isinstance(quad.object, Literal)
        assert quad.object.language == language
        assert quad.predicate.value in (str(RDFS.label), str(SKOS.definition))


def test_files_of_terms_speak_english_only() -> None:
    for path in ("concepts.ttl", *(f"event_types/{name}.ttl" for name in event_types())):
        assert {q.object.language for q in _read(path) if isinstance(q.object, Literal)} == {"en"}


@pytest.mark.parametrize("name", event_types())
def test_an_event_type_is_one_file(name: str) -> None:
    quads = _read(f"event_types/{name}.ttl")
    assert {q.subject for q in quads} == {NamedNode(str(XR[name]))}
    assert (NamedNode(str(RDFS.subClassOf)), NamedNode(str(XR.Event))) in {
        (q.predicate, q.object) for q in quads
    }


def test_each_file_of_event_types_is_an_event_type() -> None:
    assert sorted(path.stem for path in (FOLDER / "event_types").glob("*")) == list(event_types())


def test_concepts_carry_their_labels_for_skos_too() -> None:
    for concept in GRAPH.subjects(SKOS.inScheme):
        assert set(GRAPH.objects(concept, SKOS.prefLabel)) == set(GRAPH.objects(concept, RDFS.label))


def test_labels_of_concepts_of_one_scheme_differ() -> None:
    for scheme in (XR.roles, XR.measures, XR.populations):
        labels = [o for c in GRAPH.subjects(SKOS.inScheme, scheme) for o in GRAPH.objects(c, RDFS.label)]
        assert len(labels) == len(set(labels))


def _read(path: str) -> list[Quad]:
    return list(parse((FOLDER / path).read_bytes(), format=RdfFormat.TURTLE))
