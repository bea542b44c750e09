"""Compares one extracted item with its gold, relation by relation (CONTRACT section 6)."""

from graph_loader.authority.index import Authority
from graph_loader.evaluation.case import Case
from graph_loader.evaluation.events import compare_events
from graph_loader.evaluation.figures import compare_figures
from graph_loader.evaluation.gold import GoldItem
from graph_loader.evaluation.names import compare_names
from graph_loader.evaluation.offices import compare_offices
from graph_loader.evaluation.scores import Scores
from graph_loader.model import Item


def compare(gold: GoldItem, item: Item, authority: Authority, scores: Scores) -> None:
    """Add the scores of one item; misses and extras are noted in words."""
    case = Case(gold, item, authority)
    found = {
        "persons": compare_names(case, "persons", "person", gold.persons),
        "places": compare_names(case, "places", "place", gold.places),
        "organizations": compare_names(case, "organizations", "organization", gold.organizations),
        "offices": compare_offices(case),
        **compare_events(case),
        "figures": compare_figures(case),
    }
    scores.add(gold.language, found)
    scores.notes.extend(case.notes)
