"""Pages of events and happenings, and lists of them: each account with its source, none preferred.

Dates are EDTF as known: https://www.loc.gov/standards/datetime/
"""

from pyoxigraph import Literal, NamedNode

from endpoint import queries
from endpoint.pages.model import Cell, Section, Table, Value
from endpoint.pages.presenter import Presenter, span_of
from endpoint.queries.links import referring_query
from ontology import XR

_LISTED = 50
_HAPPENED = "actual"


def events_of(presenter: Presenter, entity: NamedNode) -> Section:
    """The newest accounts in which an entity takes part, or that are placed there."""
    words = presenter.words
    found = queries.rows(presenter.reading.store, "events_of_entity", entity=entity)
    rows = [
        (
            presenter.cell(row["date"]),
            (*_event_link(presenter, row["event"], row["type"]), *_modality(presenter, row["modality"])),
            presenter.cell(row["place"]),
            presenter.cell(row["item"]),
            presenter.cell(row["source"]),
        )
        for row in found[:_LISTED]
    ]
    header = (words["date"], words["event"], words["place"], words["item"], words["reported-by"])
    more = referring_query(entity, "participant") if len(found) > _LISTED else None
    return Section(words["events"], table=Table(header, tuple(rows)), more=more)


def participations(presenter: Presenter, event: NamedNode) -> Section:
    """Who took part by this account, in the order of the text, with the sentence that says so."""
    reading, words = presenter.reading, presenter.words
    parts = [part for part in reading.objects(event, XR.participation) if isinstance(part, NamedNode)]
    parts.sort(key=lambda part: (reading.number(part, XR.listPosition) or 0, span_of(part)))
    rows = []
    for part in parts:
        sentences = [s for s in reading.objects(part, XR.evidence) if isinstance(s, NamedNode)]
        rows.append(
            (
                presenter.cell(reading.value(part, XR.role)),
                presenter.cell(reading.value(part, XR.agent)),
                presenter.cell(reading.value(part, XR.actingAs)),
                presenter.cell(reading.value(part, XR.agentAsWritten)),
                tuple(presenter.passage(sentence, span_of(part)) for sentence in sentences),
            )
        )
    header = (words["role"], words["who"], words["acting-as"], words["as-written"], words["evidence"])
    return Section(words["participants"], table=Table(header, tuple(rows)))


def evidence(presenter: Presenter, thing: NamedNode) -> Section:
    """The sentences that a statement rests on, with the words that say it marked."""
    reading = presenter.reading
    sentences = [
        sentence
        for predicate in (XR.evidence, XR.placeEvidence, XR.dateEvidence)
        for sentence in reading.objects(thing, predicate)
        if isinstance(sentence, NamedNode)
    ]
    ordered = sorted(dict.fromkeys(sentences), key=lambda s: reading.number(s, XR.start) or 0)
    passages = tuple(presenter.passage(sentence, span_of(thing)) for sentence in ordered)
    return Section(presenter.words["evidence"], passages=passages)


def accounts(presenter: Presenter, happening: NamedNode, title: str, but: NamedNode | None = None) -> Section:
    """The accounts of a happening side by side, all or all but one."""
    words = presenter.words
    rows = [
        (
            presenter.cell(row["source"]),
            presenter.cell(row["published"]),
            presenter.cell(row["item"]),
            (*presenter.cell(row["date"]), *_basis(presenter, row["basis"])),
            presenter.cell(row["place"]),
            _event_link(presenter, row["event"], None),
        )
        for row in queries.rows(presenter.reading.store, "accounts_of_happening", happening=happening)
        if row["event"] != but
    ]
    header = (words["reported-by"], words["published"], words["item"], words["date"], words["place"], "")
    return Section(title, table=Table(header, tuple(rows)), note=words["accounts-note"])


def other_accounts(presenter: Presenter, event: NamedNode) -> Section:
    """What other items report of the same happening."""
    happening = presenter.reading.iri(event, XR.accountOf)
    title = presenter.words["other-accounts"]
    return accounts(presenter, happening, title, but=event) if happening else Section(title)


def figures(presenter: Presenter, happening: NamedNode | None) -> Section:
    """The figures that accounts of a happening give, by what they count, side by side."""
    words = presenter.words
    if happening is None:
        return Section(words["figures"])
    found = queries.rows(presenter.reading.store, "figures_of_happening", happening=happening)
    rows = []
    for row in sorted(
        found, key=lambda row: (str(row["measure"]), str(row["population"]), str(row["value"]))
    ):
        figure = row["figure"]
        link = presenter.link(figure, words["details"]) if isinstance(figure, NamedNode) else Value("")
        rows.append(
            (
                (*_qualifier(presenter, row["qualifier"]), *presenter.cell(row["value"])),
                presenter.cell(row["measure"] or row["measureWords"]),
                presenter.cell(row["population"] or row["populationWords"]),
                presenter.cell(row["source"]),
                presenter.cell(row["item"]),
                (link,),
            )
        )
    header = (words["figure"], words["measure"], words["population"], words["reported-by"], words["item"], "")
    return Section(words["figures"], table=Table(header, tuple(rows)), note=words["figures-note"])


def _event_link(presenter: Presenter, event: object, kind: object) -> Cell:
    if not isinstance(event, NamedNode):
        return ()
    text = presenter.labels.of(kind).text if isinstance(kind, NamedNode) else presenter.words["details"]
    return (presenter.link(event, text),)


def _modality(presenter: Presenter, modality: object) -> Cell:
    if not isinstance(modality, Literal) or modality.value == _HAPPENED:
        return ()
    return (Value(presenter.words[f"modality-{modality.value}"]),)


def _basis(presenter: Presenter, basis: object) -> Cell:
    if not isinstance(basis, Literal):
        return ()
    return (Value(presenter.words.get(f"basis-{basis.value}", basis.value)),)


def _qualifier(presenter: Presenter, qualifier: object) -> Cell:
    if not isinstance(qualifier, Literal) or qualifier.value == "exact":
        return ()
    return (Value(presenter.words.get(f"qualifier-{qualifier.value}", qualifier.value)),)
