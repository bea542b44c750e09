"""Places by containment, kind and name: states, towns, districts, and the peoples named after them."""

from collections.abc import Mapping
from functools import cached_property

from graph_loader.authority.facts import XR, Facts
from graph_loader.model import Entity


class Places:
    """The places among the facts; paths name them (`place/aghdam`)."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def kind(self, path: str) -> str | None:
        """`state`, `city`, `town`, `district`, `village`, `region` …; None where the files say none."""
        return self._facts.one(path, "placeKind")

    def containers(self, path: str) -> tuple[Entity, ...]:
        """The places that hold this one, nearest first, each once; a state comes after all that lies in it."""
        found: dict[str, Entity] = {}
        waiting = [path]
        while waiting:
            for container in self._facts.texts(waiting.pop(0), "containedIn"):
                if container not in found and container in self._facts.entities:
                    found[container] = self._facts.entities[container]
                    waiting.append(container)
        return tuple(sorted(found.values(), key=lambda place: self.kind(place.path) == "state"))

    def state_of(self, path: str) -> Entity | None:
        """The state that a place lies in; a state's is itself."""
        line = (self._facts.entities[path], *self.containers(path))
        return next((place for place in line if self.kind(place.path) == "state"), None)

    def counterpart(self, path: str, kind: str) -> Entity | None:
        """The place of another kind that bears the same name: the district of a town, or the town of a district."""
        others = self._by_stem.get(self._stem(path), ())
        return next((place for place in others if place.path != path and self.kind(place.path) == kind), None)

    @cached_property
    def demonyms(self) -> Mapping[str, Mapping[str, Entity]]:
        """By language: adjectives and names of peoples (“Azerbaijani”) with the place they belong to."""
        found: dict[str, dict[str, Entity]] = {}
        for path, entity in self._facts.entities.items():
            for text, language in self._facts.of(path, f"{XR}demonym"):
                found.setdefault(language, {})[text] = entity
        return found

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str | None], list[Entity]]:
        found: dict[tuple[str, str | None], list[Entity]] = {}
        for path, entity in self._facts.entities.items():
            if entity.kind == "place":
                found.setdefault(self._stem(path), []).append(entity)
        return found

    def _stem(self, path: str) -> tuple[str, str | None]:
        """A place's English name without its head noun, and its state: what namesakes share."""
        state = self.state_of(path)
        label = self._facts.entities[path].label.casefold().removesuffix(f" {self.kind(path)}")
        return label, state.path if state else None
