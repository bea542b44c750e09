"""The page of one thing: which sections its kind has, in which order.

The table below is the only place that knows which kind has which sections.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from endpoint.config import Config
from endpoint.pages import events, facts, items, people
from endpoint.pages.model import Page, Section, Value
from endpoint.pages.presenter import Presenter
from endpoint.queries.links import graph_query
from ontology import XR

Builder = Callable[[Presenter, NamedNode], Section]


@dataclass(frozen=True, slots=True)
class Kind:
    """What the pages of a class show before the general facts; properties these make plain are not repeated."""

    builders: tuple[Builder, ...]
    facts_hidden: tuple[str, ...] = ()
    incoming_hidden: tuple[str, ...] = ()


def _accounts(presenter: Presenter, happening: NamedNode) -> Section:
    return events.accounts(presenter, happening, presenter.words["accounts"])


def _figures_of_event(presenter: Presenter, event: NamedNode) -> Section:
    return events.figures(presenter, presenter.reading.iri(event, XR.accountOf))


_ACTED = ("participant", "agent", "mentions", "refersTo", "place", "object")
_EVENT = Kind(
    (events.participations, events.evidence, events.other_accounts, _figures_of_event),
    ("participation", "participant", "evidence"),
    ("reports", "mainEvent"),
)
_STATEMENT = Kind((events.evidence,), ("evidence",), ("reports", "participation"))

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "NewsItem": Kind(
            (items.text, items.reports, items.revisions), ("reports", "hasRevision"), ("inItem",)
        ),
        "Person": Kind(
            (people.tenures, people.offices_reported, events.events_of, people.written_names),
            incoming_hidden=(*_ACTED, "holder"),
        ),
        "Office": Kind(
            (people.tenures, people.holders_reported, events.events_of, people.written_names),
            incoming_hidden=(*_ACTED, "office", "actingAs"),
        ),
        "Organization": Kind((events.events_of, people.written_names), incoming_hidden=_ACTED),
        "Place": Kind((events.events_of, people.written_names), incoming_hidden=_ACTED),
        "Source": Kind((items.items_of,), incoming_hidden=("source",)),
        "Happening": Kind((_accounts, events.figures), incoming_hidden=("accountOf",)),
        "Event": _EVENT,
        "UnrealizedEvent": _EVENT,
        "OfficeReport": _STATEMENT,
        "ReportedFigure": _STATEMENT,
        "Quotation": _STATEMENT,
        "Participation": _STATEMENT,
        "Sentence": Kind((items.in_context, items.statements_on), ("exact",), ("evidence",)),
        "Mention": Kind((items.in_context,)),
    }
)
"""Class of the vocabulary → what its pages show."""

_PLAIN = Kind(())


def _graph(presenter: Presenter, graph: NamedNode) -> Section:
    return Section(
        presenter.words["named-graph"], values=(Value(presenter.words["graph-triples"], graph_query(graph)),)
    )


_SHARED_GRAPH = Kind((_graph,))


def entity_page(presenter: Presenter, thing: NamedNode, config: Config) -> Page:
    """The page of a thing that something is said of."""
    classes = sorted(presenter.reading.classes(thing))
    plain = _SHARED_GRAPH if thing.value.startswith(presenter.layout.iri("graph/")) else _PLAIN
    kind = next((KINDS[name] for name in KINDS if name in classes), plain)
    item = presenter.item_of(thing)
    own_source = presenter.cell(presenter.reading.value(thing, XR.source))
    by = own_source if "NewsItem" in classes else presenter.reported_by(thing)
    label = presenter.labels.of(thing)
    return Page(
        title=Value(label.text, language=label.language),
        kind=presenter.cell(*(NamedNode(str(XR[name])) for name in classes)),
        classes=tuple(str(XR[name]) for name in classes),
        iri=thing.value,
        sections=tuple(section for section in _sections(presenter, thing, kind, config) if not section.empty),
        reported_by=by,
        notes=tuple(_notes(presenter, thing)),
        indexed=item is None and not ("Person" in classes and people.is_private(presenter, thing)),
    )


def _sections(presenter: Presenter, thing: NamedNode, kind: Kind, config: Config) -> list[Section]:
    hidden = [str(XR[name]) for name in kind.facts_hidden]
    return [
        *(build(presenter, thing) for build in kind.builders),
        facts.facts(presenter, thing, hidden),
        facts.names(presenter, thing),
        facts.incoming(presenter, thing, config.incoming, kind.incoming_hidden),
    ]


def _notes(presenter: Presenter, thing: NamedNode) -> list[str]:
    provisional = Literal("provisional") in presenter.reading.objects(thing, XR.status)
    return [presenter.words["provisional-note"]] if provisional else []
