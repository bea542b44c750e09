"""An event as one sentence tells it, and where in the item that sentence stands."""

from dataclasses import dataclass

from graph_loader.model import Event


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling of an event; several may tell of the same act.

    `background` is the part behind the asterisks; `aside` is told only in passing, wherever it stands.
    """

    event: Event
    verb: bool
    headline: bool = False
    lead: bool = False
    background: bool = False
    aside: bool = False
