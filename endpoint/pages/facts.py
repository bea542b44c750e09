"""The sections that every kind of page has: names, what is said of the thing, what refers to it."""

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, RDFS, SKOS

from endpoint.pages.model import Section, Table, Value
from endpoint.pages.presenter import Presenter
from endpoint.queries.links import referring_query
from ontology import PREFIXES, XR
from ontology.properties import properties

_HIDDEN = frozenset(
    str(predicate)
    for predicate in (RDF.type, RDFS.label, SKOS.altLabel, XR.searchKey, XR.sortKey, XR.matchKey, XR.text)
)
_SPOKEN = {
    str(XR.dateBasis): "basis",
    str(XR.modality): "modality",
    str(XR.phase): "phase",
    str(XR.qualifier): "qualifier",
    str(XR.textExtent): "extent",
    str(XR.status): "status",
}
_MOST_VALUES = 30


def names(presenter: Presenter, thing: NamedNode) -> Section:
    """Labels and other forms, one row each, with their language."""
    rows = []
    words = presenter.words
    for predicate, kind in ((RDFS.label, words["label"]), (SKOS.altLabel, words["other-form"])):
        for name in presenter.reading.objects(thing, predicate):
            if isinstance(name, Literal):
                language = Value(name.language or "")
                rows.append(((presenter.value(name),), (language,), (Value(kind),)))
    return Section(words["names"], table=Table((words["name"], words["language"], ""), tuple(rows)))


def facts(presenter: Presenter, thing: NamedNode, hidden: Collection[str] = ()) -> Section:
    """What is said of a thing, a property a row."""
    grouped: dict[str, list[Quad]] = {}
    for quad in presenter.reading.about(thing):
        if quad.predicate.value not in _HIDDEN and quad.predicate.value not in hidden:
            grouped.setdefault(quad.predicate.value, []).append(quad)
    rows = []
    for predicate, quads in grouped.items():
        values = tuple(_fact(presenter, quad) for quad in quads[:_MOST_VALUES])
        if len(quads) > _MOST_VALUES:
            values += (Value(presenter.words["and-more"].format(count=len(quads) - _MOST_VALUES)),)
        rows.append(((property_name(presenter, predicate),), values))
    rows.sort(key=lambda row: (row[0][0].outside, row[0][0].text))
    return Section(presenter.words["facts"], table=Table((), tuple(rows)))


def _fact(presenter: Presenter, quad: Quad) -> Value:
    """A value; those of the vocabulary's small lists are said in the page's language."""
    kind = _SPOKEN.get(quad.predicate.value)
    if kind is not None and isinstance(quad.object, Literal):
        return Value(presenter.words.get(f"{kind}-{quad.object.value}", quad.object.value))
    return presenter.value(quad.object)


def property_name(presenter: Presenter, predicate: str) -> Value:
    """A property by its label, else by its prefixed name."""
    link = presenter.link(NamedNode(predicate))
    if predicate.startswith(PREFIXES["xr"]):
        return link
    return Value(_prefixed(predicate), link.href, outside=True)


def incoming(presenter: Presenter, thing: NamedNode, limit: int, hidden: Collection[str] = ()) -> Section:
    """What refers to a thing, a property a row, at most `limit` things each."""
    rows = []
    for predicate in _referring_properties():
        if predicate in hidden:
            continue
        found = presenter.reading.subjects(XR[predicate], thing, limit + 1)
        if not found:
            continue
        values = presenter.cell(*found[:limit])
        if len(found) > limit:
            all_of_them = referring_query(thing, predicate)
            values += (Value(presenter.words["all-of-them"], all_of_them),)
        rows.append(((property_name(presenter, str(XR[predicate])),), values))
    return Section(
        presenter.words["incoming"], table=Table((), tuple(rows)), note=presenter.words["incoming-note"]
    )


def _referring_properties() -> Iterator[str]:
    return iter(sorted(name for name, known in properties().items() if known.links))


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
