"""The page of `/sparql` for people: a form that works without scripts, examples, an answer as a table.

Results in JSON: https://www.w3.org/TR/sparql11-results-json/
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Response, make_response, render_template
from pyoxigraph import NamedNode

from endpoint import reader
from endpoint.media import GRAPHS, RESULTS, Media
from endpoint.pages.model import Value
from endpoint.pages.presenter import Presenter
from endpoint.protocol import ProtocolQuery
from endpoint.queries.examples import examples
from endpoint.services import services, snapshot
from endpoint.sparql_lexer import Scan
from endpoint.workers.client import Answer

_LONGEST_SHOWN = 4_000_000
_START = """PREFIX xr: <https://w3id.org/xronika/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?type (COUNT(DISTINCT ?happening) AS ?happenings) WHERE {
  ?event xr:accountOf ?happening ; xr:eventType ?type .
}
GROUP BY ?type
ORDER BY DESC(?happenings)
"""


def start_page() -> Response:
    """The empty form."""
    return _page(query=_START)


def result_page(query: ProtocolQuery, found: Scan, answer: Answer) -> Response:
    """The form with an answer below: rows as a table, a graph as Turtle, a truth value as a word.

    What is too long to show is said to be so, with links to the whole in every format.
    """
    graph = found.form in ("CONSTRUCT", "DESCRIBE")
    shown: dict[str, Any] = {
        "rows": answer.rows,
        "downloads": _downloads(query, GRAPHS if graph else RESULTS),
    }
    if answer.size > _LONGEST_SHOWN:
        answer.close()
        shown["too_long"] = answer.size
    elif graph:
        shown["turtle"] = answer.read().decode("utf-8")
    else:
        shown |= _table(json.loads(answer.read()))
    return _page(query=query.text, **shown)


def _page(**context: Any) -> Response:
    limits = services().config.limits
    page = render_template(
        "sparql.html", examples=examples(), limits=limits, formats=(*RESULTS, *GRAPHS), **context
    )
    return reader.in_language(make_response(page))


def _downloads(query: ProtocolQuery, forms: Sequence[Media]) -> list[tuple[str, str]]:
    datasets = [("default-graph-uri", iri) for iri in query.default_graphs or ()]
    datasets += [("named-graph-uri", iri) for iri in query.named_graphs or ()]
    return [
        (media.name, "/sparql?" + urlencode([("query", query.text), *datasets, ("format", media.name)]))
        for media in forms
    ]


def _table(results: Mapping[str, Any]) -> dict[str, Any]:
    if "boolean" in results:
        return {"truth": results["boolean"]}
    presenter = Presenter(snapshot(), reader.language())
    variables = results["head"]["vars"]
    bindings = results["results"]["bindings"][: services().config.table_rows]
    table = [[_cell(presenter, binding.get(variable)) for variable in variables] for binding in bindings]
    return {"variables": variables, "table": table}


def _cell(presenter: Presenter, term: Mapping[str, Any] | None) -> Value:
    """A term as the engine gave it; IRIs keep their text, since a query's reader wants to see them."""
    if term is None:
        return Value("")
    if term["type"] == "uri":
        href = presenter.href(NamedNode(term["value"]))
        return Value(term["value"], href, outside=bool(href) and not str(href).startswith("/"))
    if term["type"] == "triple":
        return Value(json.dumps(term["value"], ensure_ascii=False))
    return Value(str(term["value"]), language=term.get("xml:lang"))
