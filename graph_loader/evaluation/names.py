"""Compares the persons, organizations and places that an item names with the gold (CONTRACT section 6)."""

from collections.abc import Sequence

from graph_loader.evaluation.case import Case
from graph_loader.evaluation.forms import Forms
from graph_loader.evaluation.gold import GoldName
from graph_loader.evaluation.matching import match
from graph_loader.evaluation.scores import Score
from graph_loader.model import Entity, EntityKind, Span


def compare_names(case: Case, relation: str, kind: EntityKind, names: Sequence[GoldName]) -> Score:
    """Score the entities of one kind."""
    entities = [entity for entity in case.item.entities if entity.kind == kind]
    expected = [case.gold_forms.of(name.name) for name in names]
    found = [case.item_forms.of(entity) for entity in entities]
    matching = match(expected, found, Forms.likeness)
    for i in matching.missed:
        case.note_miss(relation, names[i].name, next(iter(names[i].surface), names[i].name))
    for j in matching.extra:
        case.note_extra(relation, str(found[j]), _first_mention(case, entities[j]))
    return matching.score


def _first_mention(case: Case, entity: Entity) -> Span | None:
    return next((m.span for m in case.item.mentions if m.entity.path == entity.path), None)
