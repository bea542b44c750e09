"""A mistyped term raises and names what may have been meant."""

import pytest
from rdflib import URIRef

from ontology import XR, ClosedNamespace, defined_terms


def test_a_term_is_an_iri_and_always_the_same_object() -> None:
    assert XR.Visit == URIRef("https://w3id.org/xronika/ontology#Visit")
    assert XR.Visit is XR["Visit"]


def test_a_term_that_is_a_keyword_of_python() -> None:
    assert str(XR["from"]).endswith("#from")


def test_an_unknown_attribute_names_near_terms() -> None:
    with pytest.raises(AttributeError, match="no term 'Vist'; did you mean Visit"):
        _ = XR.Vist


def test_an_unknown_key_names_near_terms() -> None:
    with pytest.raises(KeyError, match="partOfFigure"):
        _ = XR["partOfFigures"]


def test_a_term_like_no_other_says_where_to_declare_it() -> None:
    with pytest.raises(AttributeError, match="declare it in a Turtle file"):
        _ = XR.qqqqqqqq


def test_membership_and_iteration() -> None:
    assert "Visit" in XR
    assert "visit" not in XR
    assert set(XR) == defined_terms()
    assert list(XR) == sorted(XR)


def test_protocols_of_python_find_no_terms() -> None:
    assert not hasattr(XR, "__len__")
    assert repr(XR) == "ClosedNamespace('https://w3id.org/xronika/ontology#')"


def test_terms_that_are_methods_elsewhere() -> None:
    """rdflib's own namespaces are strings, whose methods hide terms of the same name."""
    namespace = ClosedNamespace("https://example.org/#", lambda: frozenset({"title", "count", "index"}))
    assert namespace.title == URIRef("https://example.org/#title")
    assert namespace.count == URIRef("https://example.org/#count")
