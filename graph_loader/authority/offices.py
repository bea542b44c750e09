"""Offices by title and state, and who held them when.

Model: an office's title (`xr:officeTitle`) and what it is an office of (`xr:officeOf`) are said apart, so that “Prime
Minister of Georgia” and “Georgian Prime Minister” are one; after https://www.w3.org/TR/vocab-org/#class-post.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from graph_loader.authority.facts import Facts
from graph_loader.authority.names import title_forms
from graph_loader.authority.places import Places
from graph_loader.authority.tenures import Tenure, bounds_of
from graph_loader.errors import RuleError
from graph_loader.model import Entity
from ontology.folding import search_key

_Titles = Mapping[tuple[str, str], tuple[Entity, ...]]


class Offices:
    """The offices and tenures among the facts."""

    def __init__(self, facts: Facts, places: Places) -> None:
        self._facts = facts
        self._places = places

    def with_title(self, title: str, of: str) -> Entity | None:
        """The office with this title of a state or organization; a state's include those of its organizations.

        None where there is none, or more than one.
        """
        key = search_key(title), of
        found = self._by_title_and_owner.get(key) or self._by_title_and_state.get(key, ())
        return found[0] if len(found) == 1 else None

    def of_state(self, state: str) -> tuple[Entity, ...]:
        """The offices of a state and of its organizations."""
        return tuple(office for office in self._all if self._state_path(office.path) == state)

    def state_of(self, path: str) -> Entity | None:
        """The state that an office or organization belongs to; None for international ones."""
        for owner in self._facts.texts(path, "officeOf") + self._facts.texts(path, "ofState"):
            entity = self._facts.entities.get(owner)
            if entity:
                return self._places.state_of(owner) if entity.kind == "place" else self.state_of(owner)
        return None

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure, earliest first."""
        tenures = (self._tenure(path) for path in self._facts.with_class("Tenure"))
        return tuple(sorted(tenures, key=lambda t: (t.start[0] or date.min, t.holder.path, t.office.path)))

    def tenures_in(self, office: str) -> tuple[Tenure, ...]:
        """The tenures in an office, earliest first."""
        return self._tenures_by_office.get(office, ())

    @cached_property
    def _all(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self._facts.entities.values() if entity.kind == "office")

    @cached_property
    def _by_title_and_owner(self) -> _Titles:
        return _grouped(
            (key, owner, office)
            for office in self._all
            for key in self.title_keys(office.path)
            for owner in self._facts.texts(office.path, "officeOf")
        )

    @cached_property
    def _by_title_and_state(self) -> _Titles:
        return _grouped(
            (key, state, office)
            for office in self._all
            if (state := self._state_path(office.path))
            for key in self.title_keys(office.path)
        )

    @cached_property
    def _tenures_by_office(self) -> Mapping[str, tuple[Tenure, ...]]:
        found: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            found.setdefault(tenure.office.path, []).append(tenure)
        return {office: tuple(tenures) for office, tenures in found.items()}

    def title_keys(self, office: str) -> frozenset[str]:
        """The folded titles of an office, in every language and, where the title's first noun declines, every case."""
        titles = title_forms(self._facts.descriptions[office])
        return frozenset(search_key(t.form) for t in titles if t.language == "ru" or t.case == "nominative")

    def _state_path(self, path: str) -> str | None:
        state = self.state_of(path)
        return state.path if state else None

    def _tenure(self, path: str) -> Tenure:
        one = self._facts.one
        edtf = one(path, "edtf") or f"{one(path, 'startDate') or ''}/{one(path, 'endDate') or '..'}"
        until = one(path, "asOf")
        try:
            start, end = bounds_of(edtf)
            return Tenure(
                holder=self._facts.entities[one(path, "holder") or ""],
                office=self._facts.entities[one(path, "office") or ""],
                start=start,
                end=end,
                known_until=date.fromisoformat(until) if until else None,
            )
        except (KeyError, ValueError) as error:
            raise RuleError(
                f"authority tenure {path}: {error}. It needs xr:holder, xr:office and dates."
            ) from error


def _grouped(rows: Iterable[tuple[str, str, Entity]]) -> _Titles:
    found: dict[tuple[str, str], dict[str, Entity]] = {}
    for key, owner, office in rows:
        found.setdefault((key, owner), {})[office.path] = office
    return {key: tuple(offices.values()) for key, offices in found.items()}
