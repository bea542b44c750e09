"""Reading a query from a request, by the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request

from endpoint.errors import Problem
from endpoint.media import GRAPHS, HTML, RESULTS, Media

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_MOST_PARAMETERS = 1000

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ProtocolQuery:
    """A query as the request gives it; `format` overrides the Accept header, None where it is not given."""

    text: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: Media | None = None


def read_query(request: Request) -> ProtocolQuery | None:
    """The query of a request; None for a GET without one. Problem when the request breaks the protocol."""
    if request.method != "POST":
        parameters = read_parameters(request.query_string)
        return _query(parameters) if "query" in parameters else None
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Problem("unsupported-media-type", "Send the body without Content-Encoding.")
    if request.mimetype == FORM:
        return _query(read_parameters(request.get_data()))
    if request.mimetype == DIRECT:
        return _query({**read_parameters(request.query_string), "query": [_utf8(request)]})
    raise Problem("unsupported-media-type", f"Send a query by POST as {FORM} or as {DIRECT}.")


def read_parameters(encoded: bytes) -> dict[str, list[str]]:
    """The parameters of a query string or form. Problem when they are not UTF-8, or too many."""
    parameters: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            encoded.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError as error:
        raise Problem("malformed", "Encode the request's parameters as UTF-8.") from error
    except ValueError as error:
        raise Problem("malformed", f"Send at most {_MOST_PARAMETERS} parameters.") from error
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    return parameters


def _query(parameters: Parameters) -> ProtocolQuery:
    texts = parameters.get("query", [])
    if len(texts) != 1:
        raise Problem("malformed", "Give exactly one parameter 'query'.")
    if "update" in parameters:
        raise Problem("malformed", "Send either a query or an update; this address answers queries.")
    return ProtocolQuery(
        text=texts[0],
        default_graphs=_graphs(parameters, "default-graph-uri"),
        named_graphs=_graphs(parameters, "named-graph-uri"),
        format=_format(parameters.get("format", [])),
    )


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...] | None:
    return tuple(parameters[name]) if name in parameters else None


def _format(names: Sequence[str]) -> Media | None:
    if not names or names == [""]:
        return None
    offers = (*RESULTS, *GRAPHS, HTML)
    for offer in offers:
        if names[0] in (offer.name, offer.extension, offer.type):
            return offer
    known = ", ".join(offer.name for offer in offers)
    raise Problem("malformed", f"The parameter 'format' is one of {known}.")


def _utf8(request: Request) -> str:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem("unsupported-media-type", "Send the query as UTF-8.")
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("malformed", "The body is not UTF-8.") from error
