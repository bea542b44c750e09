"""Rules across nodes, checked in Python; each has a twin in SHACL-SPARQL under `shapes/sparql/`.

Why not in SPARQL: the quotes of an item of 1,500 characters take 590 ms there and 0.4 ms here.
https://www.w3.org/TR/shacl/#sparql-constraints
"""

from collections.abc import Callable, Iterable
from typing import Final

from shapes.checks.dates import dates
from shapes.checks.entities import entities
from shapes.checks.figures import figures
from shapes.checks.links import links
from shapes.checks.participations import participations
from shapes.checks.placement import own_item, under_item
from shapes.checks.quotes import quotes
from shapes.checks.reports import reports
from shapes.checks.terms import terms
from shapes.checks.types import types
from shapes.checks.vocabulary import vocabulary
from shapes.index import Index
from shapes.violation import Violation

Check = Callable[[Index], Iterable[Violation]]

DATASET_CHECKS: Final[tuple[Check, ...]] = (
    terms,
    types,
    vocabulary,
    own_item,
    quotes,
    dates,
    participations,
    figures,
    reports,
    entities,
    links,
)
"""What holds in every graph."""

ITEM_CHECKS: Final[tuple[Check, ...]] = (*DATASET_CHECKS, under_item)
"""What holds in the graphs of news items."""
