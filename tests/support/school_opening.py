"""An invented item about the opening of a school, as extraction should read it, and its gold in perfect agreement.

The gold names things otherwise than the item where the contract (section 6) lets them match all the same.
"""

from datetime import date
from decimal import Decimal

from graph_loader.document import make_document
from graph_loader.evaluation.gold import GoldEvent, GoldFigure, GoldItem, GoldName, GoldParticipant
from graph_loader.model import (
    Entity,
    Event,
    EventDate,
    Item,
    Mention,
    OfficeReport,
    Participation,
    Record,
    ReportedFigure,
    Role,
    Span,
)

HEADLINE = "President of Norland Ada Lind opened a school in the Lachin district"
BODY = (
    "President of Norland Ada Lind opened a school in the Lachin district on Monday. Mayor Bo Berg and a crowd of "
    "parents attended the opening, where 120 pupils were present and two were wounded in a scuffle. On 4 May the "
    "Prime Minister will meet the NTU in Baku."
)
RECORD = Record(
    HEADLINE,
    BODY,
    published=date(2021, 5, 3),
    language="en",
    url="https://news.example/school",
    path="school.txt",
)
DOCUMENT = make_document(RECORD)

PRESIDENT = Entity("office", "office/president", "President of Norland")
MAYOR = Entity("office", "name/office/mayor", "Mayor")
PRIME_MINISTER = Entity("office", "name/office/prime-minister", "Prime Minister")
LIND = Entity("person", "name/person/ada-lind", "Ada Lind")
BERG = Entity("person", "name/person/bo-berg", "Bo Berg")
UNION = Entity("organization", "organization/teachers-union", "Norland Teachers Union")
LACHIN = Entity("place", "place/lachin-district", "Lachin district")
BAKU = Entity("place", "place/baku", "Baku")

_WRITTEN = (
    (PRESIDENT, "President of Norland"),
    (LIND, "Ada Lind"),
    (LACHIN, "Lachin district"),
    (MAYOR, "Mayor"),
    (BERG, "Bo Berg"),
    (PRIME_MINISTER, "Prime Minister"),
    (UNION, "NTU"),
    (BAKU, "Baku"),
)


def span(phrase: str) -> Span:
    """Where the body says this."""
    start = DOCUMENT.text.index(phrase, DOCUMENT.body.start)
    return Span(start, start + len(phrase))


def item() -> Item:
    """Everything the text says."""
    return Item(
        document=DOCUMENT,
        sentences=(),
        mentions=tuple(Mention(entity, span(written)) for entity, written in _WRITTEN),
        entities=tuple(entity for entity, _ in _WRITTEN),
        events=(opening(), meeting()),
        office_reports=(
            OfficeReport(LIND, PRESIDENT, span("President of Norland Ada Lind"), DOCUMENT.body),
            OfficeReport(BERG, MAYOR, span("Mayor Bo Berg"), DOCUMENT.body),
        ),
        figures=(
            _figure("120", "120 pupils", "present", "children"),
            _figure("2", "two were wounded", "wounded", None),
        ),
    )


def opening() -> Event:
    """The main event: an agent, an attendee, and a crowd, which is no participant of the gold."""
    return Event(
        "Opening",
        span("opened"),
        (DOCUMENT.body,),
        main=True,
        participations=(
            participation("agent", "Ada Lind", LIND, PRESIDENT),
            participation("attendee", "Bo Berg", BERG),
            participation("attendee", "crowd of parents", None),
        ),
        place=LACHIN,
        date=EventDate("2021-05-03", date(2021, 5, 3), date(2021, 5, 3), "inferred"),
    )


def meeting() -> Event:
    """A planned event of somebody known only by office."""
    return Event(
        "Meeting",
        span("will meet"),
        (DOCUMENT.body,),
        modality="planned",
        participations=(
            participation("agent", "Prime Minister", PRIME_MINISTER),
            participation("counterpart", "NTU", UNION),
        ),
        place=BAKU,
        date=EventDate("2021-05-04", date(2021, 5, 4), date(2021, 5, 4)),
    )


def participation(
    role: Role, written: str, agent: Entity | None, acting_as: Entity | None = None
) -> Participation:
    """Somebody's part under the words of the body."""
    return Participation(role, span(written), DOCUMENT.body, agent, acting_as)


def gold() -> GoldItem:
    """The annotations that a reader would have written."""
    return GoldItem(
        item="school",
        language="en",
        published="2021-05-03",
        headline=HEADLINE,
        persons=(
            GoldName("Ada Lind", ("Ada Lind",), ("President of the Republic of Norland",)),
            GoldName("Bo Berg", ("Bo Berg",), ("the Mayor",)),
        ),
        organizations=(GoldName("Norland Teachers Union", ("NTU",)),),
        places=(GoldName("Laçın", ("Laçın",)), GoldName("Bakı", ("Bakı",))),
        events=(
            GoldEvent(
                "Opening",
                True,
                "actual",
                "2021-05-03",
                "Laçın",
                (GoldParticipant("Ada Lind", None, "agent"), GoldParticipant("Bo Berg", None, "attendee")),
                "opened a school",
            ),
            GoldEvent(
                "Meeting",
                False,
                "planned",
                "2021-05-04",
                "Bakı",
                (
                    GoldParticipant(None, "Prime Minister", "agent"),
                    GoldParticipant("Norland Teachers Union", None, "counterpart"),
                ),
                "will meet",
            ),
        ),
        figures=(
            GoldFigure(120, "present", "pupils", "120 pupils were present"),
            GoldFigure(2, "wounded", "people", "two were wounded"),
        ),
    )


def _figure(value: str, words: str, measure: str, population: str | None) -> ReportedFigure:
    return ReportedFigure(
        Decimal(value), span(words), DOCUMENT.body, words, measure=measure, population=population
    )
