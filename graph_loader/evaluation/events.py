"""Compares the events that an item reports with the gold, and the parts of those that match.

Events match by type, then by what they share of trigger, parties and day; each gold event once. `Other` is not
scored: CONTRACT section 6.
"""

from graph_loader.evaluation.case import Case
from graph_loader.evaluation.event_parts import compare_parts
from graph_loader.evaluation.gold import UNSCORED, GoldEvent
from graph_loader.evaluation.matching import Matching, match
from graph_loader.evaluation.participants import match_participants
from graph_loader.evaluation.scores import Score
from graph_loader.model import Event
from ontology.folding import search_key


def compare_events(case: Case) -> dict[str, Score]:
    """Score events, main events, and the parts of matched ones, by relation."""
    expected = [event for event in case.gold.events if event.type != UNSCORED]
    found = case.item.events
    matching = match(expected, found, lambda gold, event: _likeness(case, gold, event))
    main = [i for i, event in enumerate(expected) if event.main]
    hits = sum(i in matching.pairs for i in main)
    scores = {"events": matching.score, "main events": Score(hits, len(main) - hits)}
    _note(case, expected, matching)
    for i, j in matching.pairs.items():
        for relation, score in compare_parts(case, expected[i], found[j]).items():
            scores[relation] = scores.get(relation, Score()) + score
    return scores


def _likeness(case: Case, gold: GoldEvent, event: Event) -> float:
    if gold.type != event.type:
        return 0
    words = set(search_key(gold.trigger).split())
    shared = words & set(search_key(case.item.document.slice(event.trigger)).split())
    parties = match_participants(case, gold, event).score.hits
    same_day = gold.date is not None and event.date is not None and gold.date == event.date.edtf
    same_modality = gold.modality == event.modality
    return 1 + 2 * len(shared) / max(1, len(words)) + 2 * parties + same_day + 0.5 * same_modality


def _note(case: Case, expected: list[GoldEvent], matching: Matching) -> None:
    for i in matching.missed:
        gold = expected[i]
        main = "MAIN " if gold.main else ""
        case.note_miss("events", f"{main}{gold.type} {gold.modality}: {gold.trigger}", gold.trigger)
    for j in matching.extra:
        event = case.item.events[j]
        words = case.item.document.slice(event.trigger)
        case.note_extra("events", f"{event.type} {event.modality}: {words}", event.trigger)
