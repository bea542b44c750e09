"""The queries of this package: `pages/` asks them for its pages, `examples/` shows them to people.

A variable that a page binds is bound by value, never pasted:
https://github.com/w3c/sparql-dev/blob/main/SEP/SEP-0007/
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import QuerySolutions, Store, Variable

from endpoint.terms import Term
from ontology import PREFIXES

Row = Mapping[str, Term | None]


@cache
def text(name: str) -> str:
    """The text of a query, such as `pages/events_of_entity`."""
    return files("endpoint.queries").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def rows(store: Store, name: str, **bound: Term) -> list[Row]:
    """The rows of a page's query over the union of all graphs, with these variables bound."""
    solutions = store.query(
        text(f"pages/{name}"),
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=True,
        substitutions={Variable(variable): value for variable, value in bound.items()},
    )
    assert isinstance(solutions, QuerySolutions)  # noqa: S101  (every page's query is a SELECT)
    names = [variable.value for variable in solutions.variables]
    return [{name: solution[name] for name in names} for solution in solutions]
