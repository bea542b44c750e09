"""The authority ready for use: names, states, containment, offices by title and their holders by date.

Graph: the authority graph of CONTRACT section 4, its rows for Person, Office, Tenure, Organization and Place.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from graph_loader.authority.facts import (
    RDFS_LABEL,
    SKOS_ALT_LABEL,
    Facts,
    digest_of,
    packaged_files,
    quads_of,
)
from graph_loader.authority.names import NameForm, TitleForm, name_forms, title_forms
from graph_loader.authority.offices import Offices
from graph_loader.authority.places import Places
from graph_loader.authority.tenures import Tenure
from graph_loader.model import Entity
from ontology.iris import Layout


class Authority:
    """What the curated files say; entities are named by their path below `{base}id/` (`person/ali-asadov`)."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = tuple(files)
        self._facts = Facts(self._files)
        self._places = Places(self._facts)
        self._offices = Offices(self._facts, self._places)

    @classmethod
    def load(cls, extra: Sequence[Path] | None = None) -> "Authority":
        """The packaged authority, and Turtle files of the user's own; RuleError where one makes no sense."""
        return cls((*packaged_files(), *(extra or ())))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all files read: two loads with one digest know the same names."""
        return digest_of(self._files)

    def quads(self, layout: Layout) -> Iterator[ox.Quad]:
        """The authority graph of a dataset with this base IRI."""
        return quads_of(self._files, layout)

    def __contains__(self, path: str) -> bool:
        return path in self._facts.entities

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every person, organization, office and place."""
        return tuple(self._facts.entities.values())

    def entity(self, path: str) -> Entity:
        """The entity of this path; KeyError where the authority has none."""
        return self._facts.entities[path]

    def label(self, path: str, language: str = "en") -> str:
        """The name in this language, else in English; KeyError where the authority has no such entity."""
        labels = {value.language: value.text for value in self._facts.of(path, RDFS_LABEL)}
        return labels.get(language) or labels["en"]

    def forms(self, path: str) -> tuple[str, ...]:
        """The labels of an entity and its other listed forms, in every language; none for an unknown path."""
        listed = (*self._facts.of(path, RDFS_LABEL), *self._facts.of(path, SKOS_ALT_LABEL))
        return tuple(dict.fromkeys(value.text for value in listed))

    @cached_property
    def names(self) -> tuple[NameForm, ...]:
        """Every written form of every entity; several entities may share one."""
        described = self._facts.descriptions
        return tuple(
            form
            for path, entity in self._facts.entities.items()
            for form in name_forms(entity, described[path])
        )

    @cached_property
    def titles(self) -> tuple[TitleForm, ...]:
        """Every written form of an office's title, once; whose office is meant, `office_for` tells."""
        described = self._facts.descriptions
        offices = (path for path, entity in self._facts.entities.items() if entity.kind == "office")
        return tuple(dict.fromkeys(form for path in offices for form in title_forms(described[path])))

    def place_kind(self, path: str) -> str | None:
        """`state`, `city`, `town`, `district`, `village`, `region` …; None where the files say none."""
        return self._places.kind(path)

    def containers(self, path: str) -> tuple[Entity, ...]:
        """The places that hold this one, nearest first, each once."""
        return self._places.containers(path)

    def state_of(self, path: str) -> Entity | None:
        """The state that a place lies in, or an office or organization belongs to; a state's is itself."""
        if self.entity(path).kind == "place":
            return self._places.state_of(path)
        return self._offices.state_of(path)

    def counterpart(self, path: str, kind: str) -> Entity | None:
        """The place of another kind that bears the same name: `place/aghdam`, "district" → `place/aghdam-district`."""
        return self._places.counterpart(path, kind)

    @property
    def demonyms(self) -> Mapping[str, Mapping[str, Entity]]:
        """By language: adjectives and names of peoples (“Azerbaijani”) with the place they belong to."""
        return self._places.demonyms

    def office_for(self, title: str, of: str) -> Entity | None:
        """The office with this title, in any language, of a state or organization; None unless there is exactly one.

        A state's offices include those of its organizations.
        """
        return self._offices.with_title(title, of)

    def title_keys(self, office: str) -> frozenset[str]:
        """The folded titles of an office, in every language, as `office_for` compares them."""
        return self._offices.title_keys(office)

    def offices_of_state(self, state: str) -> tuple[Entity, ...]:
        """The offices of a state and of its organizations."""
        return self._offices.of_state(state)

    def holders(self, office: str, day: date) -> tuple[Entity, ...]:
        """Who surely held an office on a day; empty where no tenure covers it beyond doubt."""
        return tuple(t.holder for t in self.tenures_in(office) if t.surely_covers(day))

    def possible_holders(self, office: str, day: date) -> tuple[Entity, ...]:
        """Who may have held an office on a day, by tenures known only to the year or open ones too."""
        return tuple(dict.fromkeys(t.holder for t in self.tenures_in(office) if t.may_cover(day)))

    def tenures_in(self, office: str) -> tuple[Tenure, ...]:
        """The tenures in an office, earliest first."""
        return self._offices.tenures_in(office)

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """A person's tenures, earliest first."""
        return tuple(tenure for tenure in self._offices.tenures if tenure.holder.path == person)
