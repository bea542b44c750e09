"""Compares one extracted item with its gold: names, offices, events with their parts, figures.

Names match when equal after folding, or when one is a listed variant of the other. Events match by type, then by
what they share of trigger, parties and day; each gold event once.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TypeVar

from graph_loader.authority.index import Authority
from graph_loader.evaluation.gold import GoldEvent, GoldItem, GoldName
from graph_loader.evaluation.scores import Score, Scores
from graph_loader.model import Entity, Event, Item
from ontology.folding import search_key

A = TypeVar("A")
B = TypeVar("B")
Variants = Callable[[Entity], set[str]]


def compare(gold: GoldItem, item: Item, authority: Authority, scores: Scores) -> None:
    """Add the scores of one item; misses and extras are noted in words."""
    variants = _variants_in(item, authority)
    result: dict[str, Score] = {}
    for relation, kind, names in (
        ("persons", "person", gold.persons),
        ("organizations", "organization", gold.organizations),
        ("places", "place", gold.places),
    ):
        result[relation] = _names(gold, relation, kind, names, item, variants, scores)
    result["offices"] = _offices(gold, item, variants, scores)
    result.update(_events(gold, item, variants, scores))
    result["figures"] = _figures(gold, item, scores)
    scores.add(gold.language, result)


def _variants_in(item: Item, authority: Authority) -> Variants:
    written: dict[str, set[str]] = {}
    for mention in item.mentions:
        forms = written.setdefault(mention.entity.path, set())
        forms.add(search_key(item.document.slice(mention.span)))
        if mention.form:
            forms.add(search_key(mention.form))

    def variants(entity: Entity) -> set[str]:
        listed = written.get(entity.path, set()) | {search_key(entity.label)}
        if not entity.provisional:
            listed |= {search_key(authority.label(entity.path, language)) for language in ("en", "az", "ru")}
        return listed

    return variants


def _keys(names: Iterable[str | None]) -> set[str]:
    return {search_key(name) for name in names if name}


def _names(
    gold: GoldItem,
    relation: str,
    kind: str,
    names: Sequence[GoldName],
    item: Item,
    variants: Variants,
    scores: Scores,
) -> Score:
    found = [variants(e) for e in item.entities if e.kind == kind]
    expected = [_keys((n.name, *n.surface)) for n in names]
    pairs = _matched(expected, found, lambda a, b: len(a & b))
    for index, name in enumerate(names):
        if index not in pairs:
            scores.notes.append((gold.item, relation, "miss", name.name))
    for index, forms in enumerate(found):
        if index not in pairs.values():
            scores.notes.append((gold.item, relation, "extra", " / ".join(sorted(forms))))
    return Score(len(pairs), len(expected) - len(pairs), len(found) - len(pairs))


def _offices(gold: GoldItem, item: Item, variants: Variants, scores: Scores) -> Score:
    expected = [(_keys((p.name, *p.surface)), search_key(o)) for p in gold.persons for o in p.offices]
    reports = {(r.holder.path, r.office.path): r for r in item.office_reports}.values()
    found = [(variants(r.holder), variants(r.office)) for r in reports]
    pairs = _matched(expected, found, lambda a, b: len(a[0] & b[0]) if a[1] in b[1] else 0)
    for index, (person, office) in enumerate(expected):
        if index not in pairs:
            scores.notes.append((gold.item, "offices", "miss", f"{office} — {'/'.join(sorted(person))}"))
    for index, (person, offices) in enumerate(found):
        if index not in pairs.values():
            scores.notes.append(
                (gold.item, "offices", "extra", f"{'/'.join(sorted(offices))} — {'/'.join(sorted(person))}")
            )
    return Score(len(pairs), len(expected) - len(pairs), len(found) - len(pairs))


def _matched(expected: Sequence[A], found: Sequence[B], weight: Callable[[A, B], float]) -> dict[int, int]:
    """Pairs of gold and found, each used once, the weightiest first."""
    weighed = [
        (w, i, j)
        for (i, a), (j, b) in product(enumerate(expected), enumerate(found))
        if (w := weight(a, b)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(weighed, key=lambda row: (-row[0], row[1], row[2])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


# --- events -------------------------------------------------------------------------------------------------------------


def _events(gold: GoldItem, item: Item, variants: Variants, scores: Scores) -> dict[str, Score]:
    expected = [event for event in gold.events if event.type != "Other"]
    found = list(item.events)
    surfaces = {
        search_key(n.name): _keys((n.name, *n.surface))
        for n in (*gold.persons, *gold.organizations, *gold.places)
    }
    pairs = _matched(expected, found, lambda a, b: _likeness(a, b, item, variants, surfaces))
    main = [index for index, event in enumerate(expected) if event.main]
    hits = sum(index in pairs for index in main)
    for index, event in enumerate(expected):
        if index not in pairs:
            scores.notes.append(
                (
                    gold.item,
                    "events",
                    "miss",
                    f"{'MAIN ' if event.main else ''}{event.type} {event.modality}: {event.trigger}",
                )
            )
    for index, other in enumerate(found):
        if index not in pairs.values():
            words = item.document.slice(other.trigger)
            context = item.document.text[max(0, other.trigger.start - 40) : other.trigger.end + 40].replace(
                "\n", "|"
            )
            scores.notes.append(
                (gold.item, "events", "extra", f"{other.type} {other.modality}: {words} «{context}»")
            )
    result = {
        "events": Score(len(pairs), len(expected) - len(pairs), len(found) - len(pairs)),
        "main events": Score(hits, len(main) - hits, 0),
        "participants": Score(),
        "roles": Score(),
        "dates": Score(),
        "event places": Score(),
        "modality": Score(),
    }
    for i, j in pairs.items():
        for relation, score in _parts(gold, expected[i], found[j], variants, surfaces, scores).items():
            result[relation] += score
    return result


def _likeness(
    gold: GoldEvent, event: Event, item: Item, variants: Variants, surfaces: dict[str, set[str]]
) -> float:
    if gold.type != event.type:
        return 0
    likeness = 1.0
    trigger, words = (
        set(search_key(gold.trigger).split()),
        set(search_key(item.document.slice(event.trigger)).split()),
    )
    likeness += 2 * len(trigger & words) / max(1, len(trigger))
    parties = [_party(p.name or p.office, surfaces) for p in gold.participants]
    found = [variants(p.agent) for p in event.participations if p.agent is not None]
    likeness += 2 * len(_matched(parties, found, lambda a, b: len(a & b)))
    if gold.date and event.date and gold.date == event.date.edtf:
        likeness += 1
    if gold.modality == event.modality:
        likeness += 0.5
    return likeness


def _party(name: str | None, surfaces: dict[str, set[str]]) -> set[str]:
    key = search_key(name or "")
    return surfaces.get(key, set()) | {key}


def _parts(
    gold: GoldItem,
    expected: GoldEvent,
    event: Event,
    variants: Variants,
    surfaces: dict[str, set[str]],
    scores: Scores,
) -> dict[str, Score]:
    parties = [_party(p.name or p.office, surfaces) for p in expected.participants]
    parts = [p for p in event.participations if p.agent is not None]
    found = [
        variants(p.agent) | (variants(p.acting_as) if p.acting_as else set())
        for p in parts
        if p.agent is not None
    ]
    pairs = _matched(parties, found, lambda a, b: len(a & b))
    roles = sum(expected.participants[i].role == parts[j].role for i, j in pairs.items())
    for index, party in enumerate(parties):
        if index not in pairs:
            scores.notes.append(
                (
                    gold.item,
                    "participants",
                    "miss",
                    f"{expected.type} ({expected.trigger}): {'/'.join(sorted(party))}",
                )
            )
    for index, forms in enumerate(found):
        if index not in pairs.values():
            scores.notes.append(
                (
                    gold.item,
                    "participants",
                    "extra",
                    f"{expected.type} ({expected.trigger}): {'/'.join(sorted(forms))}",
                )
            )
    for i, j in pairs.items():
        if expected.participants[i].role != parts[j].role:
            scores.notes.append(
                (
                    gold.item,
                    "roles",
                    "wrong",
                    f"{expected.type} ({expected.trigger}): {'/'.join(sorted(parties[i]))} {parts[j].role} for {expected.participants[i].role}",
                )
            )
    day = event.date.edtf if event.date else None
    place = variants(event.place) if event.place else set()
    expected_place = _party(expected.place, surfaces) if expected.place else set()
    same_place = bool(place & expected_place) or (not place and not expected_place)
    if day != expected.date:
        scores.notes.append(
            (gold.item, "dates", "wrong", f"{expected.type} ({expected.trigger}): {day} for {expected.date}")
        )
    if not same_place:
        scores.notes.append(
            (
                gold.item,
                "event places",
                "wrong",
                f"{expected.type} ({expected.trigger}): {sorted(place)} for {expected.place}",
            )
        )
    return {
        "participants": Score(len(pairs), len(parties) - len(pairs), len(found) - len(pairs)),
        "roles": Score(roles, len(pairs) - roles, len(pairs) - roles),
        "dates": Score(int(day == expected.date), int(day != expected.date), int(day != expected.date)),
        "event places": Score(int(same_place), int(not same_place), int(not same_place)),
        "modality": Score(
            int(expected.modality == event.modality),
            int(expected.modality != event.modality),
            int(expected.modality != event.modality),
        ),
    }


def _figures(gold: GoldItem, item: Item, scores: Scores) -> Score:
    expected, found = gold.figures, item.figures
    pairs = _matched(
        expected,
        found,
        lambda a, b: 1 if abs(a.value - float(b.value)) <= 1e-6 * max(1.0, abs(a.value)) else 0,
    )
    for index, figure in enumerate(expected):
        if index not in pairs:
            scores.notes.append(
                (gold.item, "figures", "miss", f"{figure.value} {figure.measure}: {figure.trigger}")
            )
    for index, other in enumerate(found):
        if index not in pairs.values():
            scores.notes.append(
                (gold.item, "figures", "extra", f"{other.value}: {item.document.slice(other.span)}")
            )
    return Score(len(pairs), len(expected) - len(pairs), len(found) - len(pairs))
