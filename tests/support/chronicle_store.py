"""A store with item graphs written from short descriptions, for tests of what joins items.

An item is `{"id", "published", "language", "source", "extent", "headline", "mentions", "numbers", "events"}`, an event
`{"type", "main", "day" or "start" and "end", "edtf", "basis", "place", "agents", "counterparts", "attendees",
"organizers", "subjects", "victims", "object", "wording", "designations", "about", "said_by", "planned"}`; all but `id`
and `type` may be left out. Somebody is a path, `[path, office acted in]`, or null for one who has no name. A mention is
a path, or `[path, start, end]`; paths stand ten characters apart, from the headline on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import RDF, XSD

from graph_loader.links import refresh
from ontology import SCHEMA, XR
from ontology.iris import Layout
from tests.conftest import REPOSITORY

LAYOUT = Layout("https://example.org/")

_ROLES = {
    "agents": XR.agentRole,
    "counterparts": XR.counterpartRole,
    "attendees": XR.attendeeRole,
    "organizers": XR.organizerRole,
    "subjects": XR.subjectRole,
    "victims": XR.victimRole,
}

Description = Mapping[str, Any]


class ChronicleStore:
    """Items come and go, and `/links` follows."""

    def __init__(self) -> None:
        self.store = Store()
        self.store.load(
            path=str(REPOSITORY / "tests" / "cases" / "links" / "authority.ttl"),
            format=RdfFormat.TURTLE,
            base_iri=LAYOUT.entities,
            to_graph=NamedNode(LAYOUT.graph("authority")),
        )

    def load(self, *items: Description) -> "ChronicleStore":
        """Write these items, new or changed, and join them with what is there."""
        for item in items:
            graph = NamedNode(item_iri(item))
            self.store.remove_graph(graph)
            self.store.extend(Quad(s, p, o, graph) for s, p, o in statements(item))
        refresh(self.store, LAYOUT, [item_iri(item) for item in items])
        return self

    def take_out(self, *items: Description) -> "ChronicleStore":
        """Remove these items, and what joined them with others."""
        for item in items:
            self.store.remove_graph(NamedNode(item_iri(item)))
        refresh(self.store, LAYOUT, [], [item_iri(item) for item in items])
        return self

    def links(self) -> set[Quad]:
        """Everything in `/links`."""
        return set(self.store.quads_for_pattern(None, None, None, NamedNode(LAYOUT.graph("links"))))

    def values(self, subject: str, term: str) -> list[str]:
        """The values that something has for a term of the vocabulary, sorted."""
        found = self.store.quads_for_pattern(NamedNode(subject), named(XR[term]), None, None)
        return sorted(quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal))

    def happening(self, event: str) -> str:
        """The one happening that an event is an account of."""
        (happening,) = self.values(event, "accountOf")
        return happening

    def labels(self, happening: str) -> dict[str, str]:
        """The labels of a happening by language."""
        found = self.store.quads_for_pattern(NamedNode(happening), _LABEL, None, None)
        labels = [quad.object for quad in found if isinstance(quad.object, Literal)]
        return {label.language or "": label.value for label in labels}

    def joined(self, kind: str) -> dict[tuple[str, str], tuple[str, str]]:
        """The links of a kind: from the two ends, as paths, to score and reason."""
        links = self.store.quads_for_pattern(None, named(XR.linkKind), Literal(kind), None)
        return dict(self._link(quad.subject.value) for quad in links if isinstance(quad.subject, NamedNode))

    def _link(self, link: str) -> tuple[tuple[str, str], tuple[str, str]]:
        (start,), (end,) = self.values(link, "from"), self.values(link, "to")
        (score,), (reason,) = self.values(link, "score"), self.values(link, "reason")
        return (LAYOUT.path(start), LAYOUT.path(end)), (score, reason)


def item_iri(item: Description) -> str:
    return LAYOUT.iri(f"item/{item['id']}")


def event_iri(item: Description, number: int = 0) -> str:
    """The IRI of an item's event by its number."""
    return f"{item_iri(item)}/{item['events'][number]['type']}-{number}0-{number}5"


def named(term: str) -> NamedNode:
    return NamedNode(str(term))


_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def statements(item: Description) -> Iterator[Statement]:
    """The graph of an item."""
    node = NamedNode(item_iri(item))
    language = item.get("language", "en")
    yield node, named(RDF.type), named(XR.NewsItem)
    yield node, named(XR.source), _entity(f"source/{item.get('source', 'herald')}")
    yield node, named(SCHEMA.inLanguage), Literal(language)
    yield node, named(SCHEMA.headline), Literal(item.get("headline", "News"), language=language)
    yield node, named(XR.textExtent), Literal(item.get("extent", "full"))
    if "published" in item:
        yield node, named(SCHEMA.datePublished), _date(item["published"])
    for number, mention in enumerate(item.get("mentions", ())):
        start = number * 10
        yield from _named_at(node, *([mention, start, start + 5] if isinstance(mention, str) else mention))
    for number, value in enumerate(item.get("numbers", ())):
        figure = NamedNode(f"{node.value}/ReportedFigure-{number}")
        yield node, named(XR.reports), figure
        yield figure, named(XR.value), Literal(value)
    for number, event in enumerate(item.get("events", ())):
        yield from _event(item, number, event)


def _event(item: Description, number: int, event: Description) -> Iterator[Statement]:
    item_node, node = NamedNode(item_iri(item)), NamedNode(event_iri(item, number))
    yield item_node, named(XR.reports), node
    yield node, named(RDF.type), named(XR.UnrealizedEvent if event.get("planned") else XR.Event)
    yield node, named(XR.eventType), named(XR[event["type"]])
    if event.get("main", True):
        yield item_node, named(XR.mainEvent), node
    if event.get("place"):
        yield node, named(XR.place), _entity(event["place"])
        yield from _mention(item_node, event["place"])
    yield from _dates(node, event)
    for name in event.get("designations", ()):
        yield node, named(XR.designation), Literal(name, language=item.get("language", "en"))
    if event.get("object"):
        yield node, named(XR.object), _entity(event["object"])
    if event.get("wording"):
        yield node, named(XR.objectAsWritten), Literal(event["wording"], language=item.get("language", "en"))
    if "said_by" in event:
        yield node, named(XR.attributedTo), _entity(event["said_by"])
    if "about" in event:
        yield node, named(XR.aboutEvent), NamedNode(event_iri(item, event["about"]))
    yield from _participations(node, event)


def _dates(node: NamedNode, event: Description) -> Iterator[Statement]:
    start, end = event.get("start", event.get("day")), event.get("end", event.get("day"))
    if start:
        yield node, named(XR.startDate), _date(start)
        yield node, named(XR.endDate), _date(end)
        yield node, named(XR.edtf), Literal(event.get("edtf", start if start == end else f"{start}/{end}"))
        yield node, named(XR.dateBasis), Literal(event.get("basis", "stated"))


def _participations(node: NamedNode, event: Description) -> Iterator[Statement]:
    position = 0
    for group, role in _ROLES.items():
        for somebody in event.get(group, ()):
            position += 1
            part = NamedNode(f"{node.value}.p{position}-{position + 1}")
            yield node, named(XR.participation), part
            yield part, named(XR.role), named(role)
            yield part, named(XR.listPosition), Literal(position)
            path, office = somebody if isinstance(somebody, list) else (somebody, None)
            if path:
                yield node, named(XR.participant), _entity(path)
                yield part, named(XR.agent), _entity(path)
                yield part, named(XR.agentAsWritten), Literal(path.rsplit("/", 1)[-1])
            if office:
                yield part, named(XR.actingAs), _entity(office)


def _named_at(item: NamedNode, path: str, start: int, end: int) -> Iterator[Statement]:
    mention = NamedNode(f"{item.value}/Mention-{start}-{end}")
    yield item, named(XR.mentions), _entity(path)
    yield mention, named(XR.refersTo), _entity(path)
    yield mention, named(XR.start), Literal(start)
    yield mention, named(XR.end), Literal(end)


def _mention(item: NamedNode, path: str) -> Iterator[Statement]:
    if path.startswith("name/"):
        mention = NamedNode(f"{item.value}/Mention-{path.rsplit('/', 1)[-1]}")
        yield mention, named(XR.refersTo), _entity(path)
        yield (
            mention,
            named(XR.nameAsWritten),
            Literal(path.rsplit("/", 1)[-1].replace("-", " ").capitalize()),
        )


def _entity(path: str) -> NamedNode:
    return NamedNode(LAYOUT.iri(path))


def _date(day: str) -> Literal:
    return Literal(day, datatype=named(XSD.date))
