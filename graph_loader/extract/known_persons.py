"""Persons of the authority by how they are written: in full, in another spelling, by surname alone."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.tokens import words_of
from graph_loader.extract.unambiguous import Unambiguous
from graph_loader.model import Entity
from ontology.folding import phonetic_key, search_key
from ontology.iris import name_path

_SHORTEST_ALONE = 5  # letters of a surname that tells who is meant by nothing else


class KnownPersons:
    """Finds persons by their names; never guesses between two."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def entity(self, form: str, language: str) -> Entity:
        """The authority's person of this full name, else one that is only known by it."""
        known = self._by_name.get(search_key(form)) or (
            self._by_phonetic_key.get(phonetic_key(form)) if len(form.split()) > 1 else None
        )
        return known or Entity("person", name_path("person", form), form, language)

    def candidates(self, surname: str) -> tuple[Entity, ...]:
        """The authority's persons of this folded surname."""
        return self._by_surname.get(surname, ())

    def in_office(self, surname: str, day: date | None) -> Entity | None:
        """The one person of the authority with this surname who held an office on that day."""
        if day is None:
            return None
        fitting = [
            person
            for person in self.candidates(surname)
            if any(tenure.may_cover(day) for tenure in self._authority.tenures_of(person.path))
        ]
        return fitting[0] if len(fitting) == 1 and len(surname) >= _SHORTEST_ALONE else None

    @cached_property
    def _by_name(self) -> Mapping[str, Entity]:
        found = Unambiguous()
        for form in self._authority.names:
            if form.entity.kind == "person" and not form.surname_only:
                found.add(search_key(form.form), form.entity)
        return found.entities()

    @cached_property
    def _by_phonetic_key(self) -> Mapping[str, Entity]:
        """Other spellings of full names; a key shared by two persons names neither."""
        found = Unambiguous()
        for form in self._authority.names:
            if form.entity.kind == "person" and not form.surname_only and len(form.form.split()) > 1:
                found.add(phonetic_key(form.form), form.entity)
        return found.entities()

    @cached_property
    def _by_surname(self) -> Mapping[str, tuple[Entity, ...]]:
        """Curated persons by every written form of their surname."""
        found: dict[str, dict[str, Entity]] = {}
        for form in self._authority.names:
            if form.entity.kind == "person" and form.surname_only:
                found.setdefault(" ".join(words_of(form.form)), {})[form.entity.path] = form.entity
        return {key: tuple(entities.values()) for key, entities in found.items()}
