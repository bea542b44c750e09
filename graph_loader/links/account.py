"""An account: what one item says of an act, so far as it tells the act from others.

It is a value: accounts that say the same are equal, and nothing in it depends on other items. What an event holds:
CONTRACT section 4.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph_loader.links.words import Wording
from graph_loader.model import DateBasis


class Agent(NamedTuple):
    """Somebody who takes part.

    `key` is a path, or for a provisional entity the sound of its name; `label` is for reading. `offices` are those
    that it acts in and that the authority fills with nobody on the day: who acts in one may be named only by it.
    """

    key: str
    label: str
    offices: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.key.startswith("person")

    @property
    def is_name(self) -> bool:
        """Whether it is provisional, so that a different name need not be somebody else."""
        return " named " in self.key

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything by which others may know it."""
        return self.key, *self.offices

    def is_same(self, other: "Agent") -> bool:
        """Whether two agents on one day are taken for one; a name and a name also by the office they act in."""
        if self.key == other.key or self.key in other.offices or other.key in self.offices:
            return True
        return (self.is_name or other.is_name) and not {*self.offices}.isdisjoint(other.offices)


class Origin(NamedTuple):
    """Who tells it, in which language, and whether in full or in a headline only."""

    source: str
    language: str
    extent: str


class About(NamedTuple):
    """The event that an act is about, by what identifies it without its IRI."""

    type: str
    place: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one item says of an act.

    `start` and `end` are the earliest and latest day, None where none is known. `place` is a place's path, `within`
    the paths of the places around it, `site` the first of these that is no mere name; `spot` says that it is no region,
    of which a visit sees a part. `parties` do it or face each other, `facing` are those of them that others come to,
    `subjects` have it done to them, `company` is there. `unnamed` says that there were parties without a name.
    `occasion` are the others whom a report of somebody's words names first, if few. `names` are folded proper names of
    the event. `issue` is the day of publication, where the item is about this event, as `main` says, or mentions it
    without a date. `ordinal` and `roster` keep the accounts of one item from being joined, see
    `graph_loader.links.item_accounts`.
    """

    type: str
    start: date | None = None
    end: date | None = None
    basis: DateBasis | None = None
    place: str | None = None
    site: str | None = None
    within: frozenset[str] = frozenset()
    spot: bool = False
    parties: frozenset[Agent] = frozenset()
    facing: frozenset[Agent] = frozenset()
    subjects: frozenset[Agent] = frozenset()
    company: frozenset[Agent] = frozenset()
    unnamed: bool = False
    occasion: frozenset[Agent] = frozenset()
    object: str | None = None
    wordings: frozenset[Wording] = frozenset()
    names: frozenset[str] = frozenset()
    about: About | None = None
    origin: Origin | None = None
    issue: date | None = None
    main: bool = False
    ordinal: int = 0
    roster: str | None = None

    @property
    def told(self) -> bool:
        """Whether the text itself tells the day, not only the date of publication."""
        return self.basis in ("stated", "inferred")

    @property
    def everybody(self) -> frozenset[Agent]:
        return self.parties | self.subjects | self.company

    @property
    def placed(self) -> frozenset[str]:
        """The place and those around it."""
        return self.within | {self.place} if self.place else self.within


def is_name(path: str) -> bool:
    """Whether an entity is provisional: a name, so that another name may stand for the same thing."""
    return path.startswith("name/")
