"""Compares the offices that an item gives to persons with the gold (CONTRACT section 6).

An office is right when the right person is said to hold it and one of its forms, as written in the item or listed in
the authority, is the gold's.
"""

from graph_loader.evaluation.case import Case
from graph_loader.evaluation.forms import Forms
from graph_loader.evaluation.matching import match
from graph_loader.evaluation.scores import Score

_Holding = tuple[Forms, Forms]


def compare_offices(case: Case) -> Score:
    """Score the pairs of person and office, each pair once whatever its phase."""
    held = [(person, office) for person in case.gold.persons for office in person.offices]
    reports = list({(r.holder.path, r.office.path): r for r in case.item.office_reports}.values())
    expected = [(case.gold_forms.of(person.name), Forms.of((office,))) for person, office in held]
    found = [(case.item_forms.of(r.holder), case.item_forms.of(r.office)) for r in reports]
    matching = match(expected, found, _likeness)
    for i in matching.missed:
        person, office = held[i]
        case.note_miss("offices", f"{office} — {person.name}", office)
    for j in matching.extra:
        case.note_extra("offices", f"{found[j][1]} — {found[j][0]}", reports[j].span)
    return matching.score


def _likeness(gold: _Holding, found: _Holding) -> int:
    (gold_person, gold_office), (person, office) = gold, found
    same_office = gold_office.likeness(office)
    return gold_person.likeness(person) + same_office if same_office and gold_person.likeness(person) else 0
