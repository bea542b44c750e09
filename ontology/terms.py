"""The terms of the vocabulary, and a namespace closed over them.

What makes an IRI a term is that a Turtle file beside this module gives it a type: https://www.w3.org/TR/rdf11-mt/
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final

from rdflib import RDF, URIRef

from ontology.prefixes import PREFIXES
from ontology.turtle import statements

_NAMESPACE: Final = PREFIXES["xr"]


@cache
def defined_terms() -> frozenset[str]:
    """Local names of all terms the vocabulary declares: classes, properties, concepts and schemes."""
    return frozenset(
        subject.removeprefix(_NAMESPACE)
        for subject, properties in statements().items()
        if subject.startswith(_NAMESPACE) and str(RDF.type) in properties
    )


class ClosedNamespace:
    """A namespace that knows its terms: `XR.Visit` is an IRI, `XR.Vist` an error that names near matches.

    A term is always the same object: rdflib compares IRIs in Python, and does not where they are identical.
    """

    __slots__ = ("_iri", "_names", "_terms")

    def __init__(self, iri: str, names: Callable[[], frozenset[str]]) -> None:
        self._iri = iri
        self._names = names
        self._terms: dict[str, URIRef] = {}

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("__"):  # copy, pickle and inspect ask for these
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as unknown:
            raise AttributeError(unknown.args[0]) from None

    def __getitem__(self, name: str) -> URIRef:
        """The term of this local name: for names that are Python keywords, or known only when running."""
        term = self._terms.get(name)
        if term is None:
            if name not in self._names():
                raise KeyError(self._refusal(name))
            term = self._terms[name] = URIRef(self._iri + name)
        return term

    def __contains__(self, name: object) -> bool:
        """Whether the vocabulary has a term of this local name."""
        return name in self._names()

    def __iter__(self) -> Iterator[str]:
        """The local names, in alphabetical order."""
        return iter(sorted(self._names()))

    def __str__(self) -> str:
        return self._iri

    def __repr__(self) -> str:
        return f"ClosedNamespace({self._iri!r})"

    def _refusal(self, name: str) -> str:
        near = get_close_matches(name, self._names(), n=3)
        hint = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "declare it in a Turtle file of ontology/ first."
        )
        return f"The vocabulary {self._iri} has no term {name!r}; {hint}"


XR: Final = ClosedNamespace(_NAMESPACE, defined_terms)
