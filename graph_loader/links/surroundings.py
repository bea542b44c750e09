"""What accounts are read against: labels, the places around a place, and the holders of offices.

All of it comes from the authority graph and from paths of provisional entities (CONTRACT section 4, fine points), so
that accounts depend on nothing that other items say.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Store

from graph_loader.links.account import Agent, is_name
from graph_loader.links.holders import Holders
from graph_loader.links.look_up import objects, one
from graph_loader.links.terms import CONTAINED_IN, LABEL, PLACE_KIND
from graph_loader.links.words import as_title, consonants, sound
from ontology.folding import phonetic_key
from ontology.iris import Layout

_SPOTS = frozenset({"city", "facility", "settlement", "state", "village"})
"""Values of `xr:placeKind`; the others are districts, regions, seas."""


class Surroundings:
    """A reading of one store that remembers what it was asked; good for one refresh."""

    def __init__(self, store: Store, layout: Layout) -> None:
        self._store = store
        self._layout = layout
        self.holders = Holders(store, layout)
        self._around: dict[str, tuple[str, ...]] = {}
        self._labels: dict[str, dict[str, str]] = {}

    def path(self, iri: str) -> str:
        """The path of an entity of this dataset; of any other, its IRI."""
        return iri.removeprefix(self._layout.entities)

    def node(self, path: str) -> NamedNode:
        """The entity of a path that `path` gave."""
        return NamedNode(path if "://" in path else self._layout.iri(path))

    def around(self, place: str) -> tuple[str, ...]:
        """The paths of the places around a place, nearest first."""
        known = self._around.get(place)
        if known is None:
            known = self._around[place] = self._read_around(place)
        return known

    def known_as(self, place: str) -> str:
        """The path of a place; spellings of one provisional name have one."""
        if not is_name(place):
            return place
        container, name = place.rsplit("/", 1)
        return f"{container}/{phonetic_key(name.replace('-', ' ')).replace(' ', '-')}"

    def may_be(self, name: str, holder: str) -> bool:
        """Whether a provisional person may be the holder of the office it acts in: the surnames sound the same."""
        label = self.label(holder, "en")
        return (
            is_name(name)
            and label is not None
            and consonants(_surname(name)) == consonants(label.split()[-1])
        )

    def is_spot(self, place: str) -> bool:
        """Whether a visit goes to a place as a whole: a state, a town, a mere name; to a region it goes in part."""
        return is_name(place) or one(self._store, self.node(place), PLACE_KIND) in _SPOTS

    def site(self, place: str) -> str | None:
        """The place itself, or the first around it, that is no mere name."""
        return next((path for path in (place, *self.around(place)) if not is_name(path)), None)

    def label(self, path: str, language: str) -> str | None:
        """The curated label in one language; None for provisional entities, whose names their items tell."""
        if is_name(path):
            return None
        known = self._labels.get(path)
        if known is None:
            known = self._labels[path] = self._read_labels(path)
        return known.get(language)

    def agent(self, path: str, acting_as: str | None = None) -> Agent:
        """Somebody as accounts know them, with the office that they act in: spellings of one name are one."""
        offices = () if acting_as is None else (self.agent(acting_as).key,)
        if is_name(path):
            kind, name = path.split("/")[1], path.rsplit("/", 1)[-1].replace("-", " ")
            return Agent(f"{kind} named {sound(name)}", as_title(name), offices)
        return Agent(
            path, self.label(path, "en") or as_title(path.rsplit("/", 1)[-1].replace("-", " ")), offices
        )

    def _read_around(self, place: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = [place]
        while waiting:
            for container in self._containers(waiting.pop(0)):
                if container not in found and container != place:
                    found[container] = None
                    waiting.append(container)
        return tuple(found) + tuple(self._namesakes(place, found))

    def _namesakes(self, place: str, around: Iterable[str]) -> Iterator[str]:
        """The town that a facility of the same district is named after: Fuzuli, for Fuzuli International Airport.

        To lie in one state is not enough: Odesa region is no part of the town.
        """
        words = place.rsplit("/", 1)[-1].split("-")
        for count in range(len(words) - 1, 0, -1):
            town = f"place/{'-'.join(words[:count])}"
            if not is_name(place) and self.label(town, "en") and town not in around:
                beside = self.around(town)
                if place not in beside and any(self.around(shared) for shared in {*beside} & {*around}):
                    yield town

    def _containers(self, place: str) -> list[str]:
        if is_name(place):
            # name/place/{container}/{name}: the container is known by the last segment of its path
            parts = place.split("/")
            return [f"place/{parts[2]}"] if len(parts) == 4 else []
        containers = objects(self._store, self.node(place), CONTAINED_IN)
        return sorted(self.path(container.value) for container in containers)

    def _read_labels(self, path: str) -> dict[str, str]:
        labels = objects(self._store, self.node(path), LABEL)
        found = ((label.language, label.value) for label in labels if isinstance(label, Literal))
        return {language: text for language, text in sorted(found, key=str) if language}


def _surname(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit("-", 1)[-1]
