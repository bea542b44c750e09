"""What names one entity only: a key that two entities share names neither."""

from graph_loader.model import Entity


class Unambiguous:
    """Collects entities by key, and forgets every key that turns out to mean two."""

    def __init__(self) -> None:
        self._found: dict[str, Entity | None] = {}

    def add(self, key: str, entity: Entity) -> None:
        """Let the key mean this entity, unless it means another one already."""
        known = self._found.setdefault(key, entity)
        if known is not None and known.path != entity.path:
            self._found[key] = None

    def entities(self) -> dict[str, Entity]:
        """The entities by the keys that mean one."""
        return {key: entity for key, entity in self._found.items() if entity is not None}
