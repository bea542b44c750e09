"""Pages of news items and what stands in them: the text with names linked, what it reports, its revisions.

Offsets count code points of the text: https://www.w3.org/TR/annotation-model/#text-position-selector
"""

from pyoxigraph import NamedNode

from endpoint import queries
from endpoint.pages.events import evidence
from endpoint.pages.model import Part, Passage, Section, Table
from endpoint.pages.presenter import Presenter, mark, span_of
from graph_loader.text_policy import CLOSED
from ontology import SCHEMA, XR

_MOST_STATEMENTS = 200


def text(presenter: Presenter, item: NamedNode) -> Section:
    """The item's text, each paragraph a passage, with names linked where they are first written."""
    reading = presenter.reading
    written = reading.text(item, XR.text)
    language = reading.text(item, SCHEMA.inLanguage)
    title = presenter.words["text"]
    if written is None:
        source = reading.iri(item, XR.source)
        closed = source is not None and reading.text(source, XR.textPolicy) == CLOSED
        note = presenter.words["words-withheld"] if closed else presenter.words["text-withheld"]
        return Section(title, passages=_sentences(presenter, item), note=note)
    places = _mentions(presenter, item)
    passages = []
    offset = 0
    for paragraph in written.split("\n"):
        if paragraph:
            passages.append(Passage(_linked(paragraph, offset, places), language))
        offset += len(paragraph) + 1
    return Section(title, passages=tuple(passages))


def reports(presenter: Presenter, item: NamedNode) -> Section:
    """What the item reports, each with the first of its sentences."""
    reading, words = presenter.reading, presenter.words
    statements = [s for s in reading.objects(item, XR.reports) if isinstance(s, NamedNode)]
    statements.sort(key=lambda statement: (span_of(statement), statement.value))
    rows = []
    for statement in statements[:_MOST_STATEMENTS]:
        classes = sorted(reading.classes(statement) - {"Event"})
        kind = presenter.cell(*(NamedNode(str(XR[name])) for name in classes[:1]))
        rows.append((kind, (presenter.link(statement),), evidence(presenter, statement).passages[:1]))
    header = (words["kind"], words["statement"], words["evidence"])
    return Section(words["reports"], table=Table(header, tuple(rows)), note=words["reported-note"])


def statements_on(presenter: Presenter, sentence: NamedNode) -> Section:
    """What rests on a sentence."""
    found = presenter.reading.subjects(XR.evidence, sentence)
    return Section(presenter.words["rests-on-it"], values=presenter.cell(*found))


def in_context(presenter: Presenter, thing: NamedNode) -> Section:
    """The words of a sentence or mention within the text of its item."""
    reading, title = presenter.reading, presenter.words["in-context"]
    item = reading.iri(thing, XR.inItem)
    start, end = reading.number(thing, XR.start), reading.number(thing, XR.end)
    written = reading.text(item, XR.text) if item else None
    if item is None or written is None or start is None or end is None:
        return Section(title)
    first = written.rfind("\n", 0, start) + 1
    last = written.find("\n", end)
    around = written[first : last if last >= 0 else len(written)]
    passage = Passage(mark(around, first, [(start, end)]), reading.text(item, SCHEMA.inLanguage))
    return Section(title, passages=(passage,))


def revisions(presenter: Presenter, item: NamedNode) -> Section:
    """Earlier states of the item, the latest first."""
    reading, words = presenter.reading, presenter.words
    found = [r for r in reading.objects(item, XR.hasRevision) if isinstance(r, NamedNode)]
    found.sort(key=lambda revision: reading.number(revision, XR.number) or 0, reverse=True)
    rows = [
        (
            presenter.cell(reading.value(revision, XR.number)),
            presenter.cell(reading.value(revision, SCHEMA.headline)),
            presenter.cell(reading.value(revision, XR.retrieved)),
            (presenter.link(revision, words["details"]),),
        )
        for revision in found
    ]
    header = (words["number"], words["headline"], words["retrieved"], "")
    return Section(words["revisions"], table=Table(header, tuple(rows)))


def items_of(presenter: Presenter, source: NamedNode) -> Section:
    """The newest items of a source."""
    words = presenter.words
    rows = [
        (presenter.cell(row["day"]), presenter.cell(row["item"]))
        for row in queries.rows(presenter.reading.store, "items_of_source", source=source)
    ]
    return Section(words["newest-items"], table=Table((words["published"], words["headline"]), tuple(rows)))


def _sentences(presenter: Presenter, item: NamedNode) -> tuple[Passage, ...]:
    found = [
        thing
        for thing in presenter.reading.subjects(XR.inItem, item)
        if "Sentence" in presenter.reading.classes(thing)
    ]
    found.sort(key=lambda sentence: presenter.reading.number(sentence, XR.start) or 0)
    return tuple(presenter.passage(sentence) for sentence in found)


def _mentions(presenter: Presenter, item: NamedNode) -> list[tuple[int, int, str]]:
    """Where names stand: start, end and address; of overlapping ones the longest first."""
    reading = presenter.reading
    places = []
    for mention in reading.subjects(XR.inItem, item):
        entity = reading.iri(mention, XR.refersTo)
        start, end = reading.number(mention, XR.start), reading.number(mention, XR.end)
        href = presenter.href(entity) if entity else None
        if href and start is not None and end is not None:
            places.append((start, end, href))
    return sorted(places, key=lambda place: (place[0], -place[1]))


def _linked(paragraph: str, offset: int, places: list[tuple[int, int, str]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    position = 0
    for start, end, href in places:
        first, last = start - offset, end - offset
        if first < position or last > len(paragraph):
            continue
        parts += [Part(paragraph[position:first]), Part(paragraph[first:last], href=href)]
        position = last
    parts.append(Part(paragraph[position:]))
    return tuple(part for part in parts if part.text)
