"""Shapes and vocabulary agree: terms, domains, ranges and cardinalities."""

import re

import pytest
from rdflib import RDF, SH, XSD, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology import PREFIXES, XR, directly_below, properties
from shapes.library import core_shapes, shapes_graph, sparql_shapes
from tests.conftest import REPOSITORY
from tests.support.constraints import name, property_shapes, rule_names, shapes, targets

CLASSES = sorted({str(cls) for cls in core_shapes().objects(None, SH.targetClass)})
NUMBERS = {str(XSD.integer), str(XSD.decimal)}

_COUNTS = {"exactly one": (True, True), "at least one": (True, False), "at most one": (False, True)}
"""The counts that messages tell, each with whether a least and a greatest number is asked for."""


def _of_vocabulary() -> list[URIRef]:
    """The property shapes of properties of ours, but for those that only forbid, or only warn."""
    return [
        shape
        for shape in property_shapes()
        if str(shapes().value(shape, SH.path)).startswith(str(XR))
        and shapes().value(shape, SH.maxCount) != Literal(0)
        and shapes().value(shape, SH.severity) is None
    ]


def _property(shape: Node) -> str:
    return str(shapes().value(shape, SH.path)).removeprefix(str(XR))


def _local(iri: object) -> str:
    return str(iri).removeprefix(str(XR))


def _with_below(classes: frozenset[str]) -> set[str]:
    """Local names, a class that only groups others given by those below it."""
    names = {_local(cls) for cls in classes}
    return {sub for n in names for sub in (directly_below(n) if n == "Statement" else {n})}


def test_the_shapes_use_defined_terms_only() -> None:
    used = {str(term) for triple in shapes_graph() for term in triple if isinstance(term, URIRef)}
    terms = {iri.removeprefix(str(XR)) for iri in used if iri.startswith(str(XR))}
    assert terms <= set(XR)
    for query in sparql_shapes().objects(None, SH.select):
        assert set(re.findall(r"\bxr:(\w+)", str(query))) <= set(XR)


def test_each_class_has_its_shape_in_a_file_of_its_own() -> None:
    for cls in CLASSES:
        text = (REPOSITORY / "shapes" / f"{_local(cls)}.ttl").read_text(encoding="utf-8")
        assert f"xsh:{_local(cls)} a sh:NodeShape ; sh:targetClass xr:{_local(cls)} ;" in text
    abstract = {"Statement", "EventType", "Role", "Measure", "Population"}
    classes = {cls for prop in properties().values() for cls in _with_below(prop.domain)} | {"Happening"}
    assert {_local(cls) for cls in CLASSES} == classes - abstract


def test_domains_are_the_classes_whose_shapes_have_the_property() -> None:
    by_vocabulary = {(cls, prop.name) for prop in properties().values() for cls in _with_below(prop.domain)}
    by_shapes = {
        (_local(cls), _local(shapes().value(shape, SH.path)))
        for shape in property_shapes()
        if str(shapes().value(shape, SH.path)).startswith(str(XR))
        and shapes().value(shape, SH.maxCount) != Literal(0)
        for cls in targets(shape)
    }
    assert by_shapes == by_vocabulary


@pytest.mark.parametrize("shape", _of_vocabulary(), ids=name)
def test_ranges_are_what_the_shape_asks_for(shape: URIRef) -> None:
    prop = properties()[_property(shape)]
    classes, datatypes = _values(shape)
    if shape == URIRef(f"{PREFIXES['xsh']}Event-happening"):
        assert classes == datatypes == set()
    elif prop.links:
        assert classes == _with_below(prop.range)
        assert datatypes == set()
    else:
        assert classes == set()
        # An xsd:integer is an xsd:decimal to a reasoner and is not to SHACL.
        assert ({str(XSD.decimal)} if datatypes == NUMBERS else datatypes) == prop.range


@pytest.mark.parametrize("shape", _of_vocabulary(), ids=name)
def test_single_values_are_functional_properties(shape: URIRef) -> None:
    if shape != URIRef(f"{PREFIXES['xsh']}Event-happening"):
        single = shapes().value(shape, SH.maxCount) == Literal(1)
        assert single == properties()[_property(shape)].single


@pytest.mark.parametrize("shape", property_shapes(), ids=name)
def test_each_shape_says_what_it_asks_for(shape: URIRef) -> None:
    messages = list(shapes().objects(shape, SH.message))
    assert [m.language for m in messages if isinstance(m, Literal)] == ["en"]
    assert str(messages[0]).endswith(".")


@pytest.mark.parametrize("shape", property_shapes(), ids=name)
def test_the_count_a_message_tells_is_the_count_asked_for(shape: URIRef) -> None:
    told = [count for count in _COUNTS if count in str(shapes().value(shape, SH.message))]
    asked = (
        shapes().value(shape, SH.minCount) == Literal(1),
        shapes().value(shape, SH.maxCount) == Literal(1),
    )
    assert all(_COUNTS[count] == asked for count in told)


def test_each_property_shape_belongs_to_a_class() -> None:
    assert [shape for shape in property_shapes() if not targets(shape)] == []


def test_each_rule_has_one_constraint_and_a_python_twin() -> None:
    checks = REPOSITORY / "shapes" / "checks"
    python = "".join(path.read_text(encoding="utf-8") for path in checks.glob("*.py"))
    for rule in rule_names():
        node = URIRef(PREFIXES["xsh"] + rule)
        assert (node, RDF.type, SH.NodeShape) in sparql_shapes()
        assert len(list(sparql_shapes().objects(node, SH.sparql))) == 1
        assert f'rule("{rule}")' in python
    for path in (REPOSITORY / "shapes" / "sparql").glob("*.ttl"):
        assert (checks / f"{path.stem}.py").exists()


def _values(shape: Node) -> tuple[set[str], set[str]]:
    """Local names of the classes and IRIs of the datatypes that a property shape admits."""
    graph = shapes()
    members = [shape]
    for alternatives in graph.objects(shape, SH["or"]):
        members += list(Collection(graph, alternatives))
    classes = {_local(cls) for member in members for cls in graph.objects(member, SH["class"])}
    datatypes = {str(d) for member in members for d in graph.objects(member, SH.datatype)}
    for listed in graph.objects(shape, SH["in"]):
        datatypes |= {
            str(v.datatype or XSD.string) for v in Collection(graph, listed) if isinstance(v, Literal)
        }
    return classes, datatypes
