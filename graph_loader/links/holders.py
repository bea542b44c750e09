"""Who held an office on a day, by the tenures of the authority graph: exactly one person, or nobody.

Tenure: CONTRACT section 4; how imprecise dates count: `graph_loader.authority.tenures`.
"""

from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode, Store

from graph_loader.authority.tenures import Tenure, bounds_of
from graph_loader.links.look_up import one, subjects
from graph_loader.links.terms import AS_OF, EDTF, END_DATE, HOLDER, OFFICE_HELD, START_DATE
from graph_loader.model import Entity
from ontology.iris import Layout


class Holders:
    """The tenures of a store, read office by office as they are asked for."""

    def __init__(self, store: Store, layout: Layout) -> None:
        self._store = store
        self._layout = layout
        self._authority = NamedNode(layout.graph("authority"))
        self._tenures: dict[str, tuple[Tenure, ...]] = {}

    def holder(self, office: str, start: date, end: date) -> str | None:
        """The path of the one person who surely held the office, a path, from the first day to the last.

        None where no tenure covers the time beyond doubt, or those of several persons touch it.
        """
        tenures = self._in(office)
        covering = {t.holder.path for t in tenures if t.surely_covers(start) and t.surely_covers(end)}
        touching = {t.holder.path for t in tenures if t.surely_covers(start) or t.surely_covers(end)}
        return covering.pop() if len(covering) == 1 and len(touching) == 1 else None

    def _in(self, office: str) -> tuple[Tenure, ...]:
        known = self._tenures.get(office)
        if known is None:
            known = self._tenures[office] = tuple(self._read(office))
        return known

    def _read(self, office: str) -> Iterator[Tenure]:
        node = NamedNode(self._layout.iri(office))
        for tenure in subjects(self._store, OFFICE_HELD, node, self._authority):
            holder = one(self._store, tenure, HOLDER)
            if holder is None:
                continue  # the shape of a tenure demands a holder; a draft may not have met the gate
            start, end = bounds_of(self._interval(tenure))
            until = one(self._store, tenure, AS_OF)
            yield Tenure(
                holder=Entity("person", self._layout.path(holder), holder),
                office=Entity("office", office, office),
                start=start,
                end=end,
                known_until=date.fromisoformat(until) if until else None,
            )

    def _interval(self, tenure: NamedNode) -> str:
        start, end = one(self._store, tenure, START_DATE), one(self._store, tenure, END_DATE)
        return one(self._store, tenure, EDTF) or f"{start or ''}/{end or '..'}"
