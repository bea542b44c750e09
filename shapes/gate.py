"""The order in which a graph is checked.

Results of validation: https://www.w3.org/TR/shacl/#results
"""

from collections.abc import Iterable
from dataclasses import replace

from rdflib import Graph, URIRef

from shapes.checks import DATASET_CHECKS, ITEM_CHECKS
from shapes.engine import Scope, evaluate
from shapes.index import Index
from shapes.membership import membership
from shapes.order import order
from shapes.violation import Violation


def validate(
    data: Graph | Iterable[Graph],
    context: Graph | None = None,
    *,
    focus: Iterable[URIRef] | None = None,
    scope: Scope = "item",
) -> list[Violation]:
    """What in `data` breaks the shapes, sorted by focus node; an empty list when nothing does.

    Several graphs are checked as if united, without the cost of uniting them. `context` holds types and
    labels of what `data` refers to; keep it that small. `focus` limits the check to these subjects of
    `data` (default: all). Scope "item": `data` are graphs of news items; many in one call cost less each,
    and every violation names the item to blame. Scope "dataset": graphs of shared entities, or a dataset
    as a whole, where each event must have its happening.
    """
    index = Index([data] if isinstance(data, Graph) else data, context, focus)
    found = dict.fromkeys(evaluate(index, scope))
    found.update(dict.fromkeys(membership(index)))
    found.update(dict.fromkeys(order(index)))
    for check in ITEM_CHECKS if scope == "item" else DATASET_CHECKS:
        found.update(dict.fromkeys(check(index)))
    blamed = (replace(violation, item=index.item(violation.focus)) for violation in found)
    return sorted(blamed, key=_order)


def _order(violation: Violation) -> tuple[str, str, str, str]:
    return (violation.focus, violation.path or "", violation.shape, str(violation.value))
