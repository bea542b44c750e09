"""Pairs the participants of a gold event with those of an event found (CONTRACT section 6).

A participant known only by office is found by that office, whether the agent is the office or somebody acting in it.
"""

from graph_loader.evaluation.case import Case
from graph_loader.evaluation.forms import Forms
from graph_loader.evaluation.gold import GoldEvent, GoldParticipant
from graph_loader.evaluation.matching import Matching, match
from graph_loader.model import Event, Participation


def match_participants(case: Case, gold: GoldEvent, event: Event) -> Matching:
    """Match the parties; crowds, which the gold lists only where they are forces, may match and are never extra."""
    matching = match(gold.participants, event.participations, lambda g, p: _likeness(case, g, p))
    extra = tuple(j for j in matching.extra if event.participations[j].agent is not None)
    return Matching(matching.pairs, matching.missed, extra)


def _likeness(case: Case, gold: GoldParticipant, found: Participation) -> int:
    if gold.name is not None:
        return case.gold_forms.of(gold.name).likeness(_agent_forms(case, found))
    office = Forms.of((gold.office,))
    acting = office.likeness(case.item_forms.of(found.acting_as)) if found.acting_as else 0
    return max(acting, office.likeness(_agent_forms(case, found)))


def _agent_forms(case: Case, found: Participation) -> Forms:
    if found.agent is None:
        return Forms.of((case.item.document.slice(found.written),))
    return case.item_forms.of(found.agent)
