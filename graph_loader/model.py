"""The values that the stages of a load hand on: Record (read) → Document (normalised) → Item (extracted).

No RDF here. Offsets count code points of `Document.text` and exclude the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

EntityKind = Literal["person", "organization", "office", "place"]
Modality = Literal["actual", "planned", "negated"]
DateBasis = Literal["stated", "inferred", "published"]
Role = Literal["agent", "counterpart", "attendee", "subject", "victim", "organizer"]
Phase = Literal["current", "former", "acting", "elect"]
Qualifier = Literal["exact", "about", "atLeast", "atMost"]


class Span(NamedTuple):
    """A stretch of `Document.text`: `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Record:
    """What a reader found in a file, as written there: one news item, not yet interpreted.

    `body` holds the paragraphs parted by newlines, empty where the headline is all there is. `language`, `source` and
    `published` are given only where the record itself tells them. `digest` is the SHA-256 of the file's bytes.
    """

    headline: str
    body: str = ""
    published: date | None = None
    language: str | None = None
    url: str | None = None
    identifier: str | None = None
    section: str | None = None
    location: str | None = None
    summary: str | None = None
    source: str | None = None
    publisher: str | None = None
    retrieved: datetime | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A record made ready for extraction: NFC text with headline, blank line and body; language and key decided."""

    record: Record
    text: str
    headline: Span
    body: Span
    language: str
    published: date | None
    source: str
    key: str
    headline_key: str
    path: str
    content_hash: str

    @property
    def extent(self) -> Literal["full", "headline"]:
        return "full" if self.body.end > self.body.start else "headline"

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text in one language (BCP 47)."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, office or place by its path below `{base}id/`.

    A curated one stands in the authority; a provisional one is a name (`name/...`), and `label` is its written form
    without case ending. `container` is the path of the known place a provisional place lies in; `of` that of the
    place or organization a provisional office belongs to.
    """

    kind: EntityKind
    path: str
    label: str
    language: str = "en"
    container: str | None = None
    of: str | None = None

    @property
    def provisional(self) -> bool:
        return self.path.startswith("name/")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is named; `form` is the written name without case ending, where that differs.

    `proposed_by` names the model that took it for a name; none where the rules found it.
    """

    entity: Entity
    span: Span
    form: str | None = None
    proposed_by: str | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date as known: EDTF with the earliest and latest day it covers (https://www.loc.gov/standards/datetime/)."""

    edtf: str
    earliest: date
    latest: date
    basis: DateBasis = "stated"


@dataclass(frozen=True, slots=True)
class Attribution:
    """To whom the item gives a statement, in its words; the entity where it is known."""

    written: Span
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody's part in an event; no agent for crowds and peoples, whose words stand in `written`."""

    role: Role
    written: Span
    sentence: Span
    agent: Entity | None = None
    acting_as: Entity | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One item's account of an act; `type` is the local name of an event class, `trigger` the words that signal it."""

    type: str
    trigger: Span
    evidence: tuple[Span, ...]
    modality: Modality = "actual"
    main: bool = False
    participations: tuple[Participation, ...] = ()
    place: Entity | None = None
    place_evidence: Span | None = None
    date: EventDate | None = None
    date_evidence: Span | None = None
    designations: tuple[tuple[str, str], ...] = ()
    object: Entity | None = None
    object_written: tuple[str, str] | None = None
    about: Span | None = None
    attribution: Attribution | None = None

    @property
    def name(self) -> str:
        """The IRI segment below the item: type and offsets of the trigger."""
        return f"{self.type}-{self.trigger.start}-{self.trigger.end}"


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """The item says that this person holds, held or will hold this office."""

    holder: Entity
    office: Entity
    span: Span
    evidence: Span
    phase: Phase = "current"
    as_of: date | None = None
    attribution: Attribution | None = None

    @property
    def name(self) -> str:
        return f"OfficeReport-{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A number the item states of the world, with its words; `part_of` and `about` name a figure's and event's span."""

    value: Decimal
    span: Span
    evidence: Span
    measure_written: str
    measure: str | None = None
    population: str | None = None
    population_written: str | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    as_of: date | None = None
    part_of: Span | None = None
    about: Span | None = None
    attribution: Attribution | None = None

    @property
    def name(self) -> str:
        return f"ReportedFigure-{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words the item puts into somebody's mouth; `quote` is the span between the marks."""

    quote: Span
    evidence: Span
    speaker: Entity | None = None
    attribution: Attribution | None = None

    @property
    def name(self) -> str:
        return f"Quotation-{self.quote.start}-{self.quote.end}"


@dataclass(frozen=True, slots=True)
class Item:
    """Everything one news item says, before it becomes RDF."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    office_reports: tuple[OfficeReport, ...] = ()
    figures: tuple[ReportedFigure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    credited_to: Entity | None = None
