"""Every refusal as an HTTP problem: JSON for programs, a page for browsers; the status is the client's to act on.

Problem details: https://www.rfc-editor.org/rfc/rfc9457
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

from endpoint.media import HTML, Media
from endpoint.negotiation import choose_media
from endpoint.workers import errors as query_errors
from graph_loader.errors import DatasetError

PROBLEM_JSON = Media("problem", "application/problem+json", "json", ("application/json",))

KINDS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "malformed": (400, "Malformed request"),
        "malformed-query": (400, "The query is not SPARQL"),
        "query-too-complex": (400, "The query is too complex"),
        "calls-out": (403, "The query would ask another host"),
        "not-found": (404, "Nothing of this name"),
        "method-not-allowed": (405, "This address does not answer that method"),
        "not-acceptable": (406, "No format in common"),
        "request-timeout": (408, "The request took too long to arrive"),
        "too-large": (413, "The request is too large"),
        "too-many-rows": (413, "The answer has too many rows"),
        "too-many-bytes": (413, "The answer is too long"),
        "unsupported-media-type": (415, "The request's format is not understood"),
        "client-limit": (429, "Too many queries at a time"),
        "client-left": (400, "The client has closed its connection"),
        "server-error": (500, "An error of this server"),
        "busy": (503, "All workers are busy"),
        "data-damaged": (503, "The data cannot be read"),
        "out-of-memory": (503, "The query ran out of memory"),
        "worker-lost": (503, "The worker has ended"),
        "time-limit": (504, "The query was cut at its time limit"),
    }
)
"""Kind of problem → status and title. `/problems` documents them."""

_QUERY_ERRORS: Mapping[type[query_errors.QueryError], str] = MappingProxyType(
    {
        query_errors.Malformed: "malformed-query",
        query_errors.Forbidden: "calls-out",
        query_errors.NotWritable: "not-acceptable",
        query_errors.TooManyRows: "too-many-rows",
        query_errors.TooManyBytes: "too-many-bytes",
        query_errors.TimeLimit: "time-limit",
        query_errors.OutOfMemory: "out-of-memory",
        query_errors.TooDeep: "query-too-complex",
        query_errors.ClientBusy: "client-limit",
        query_errors.Busy: "busy",
        query_errors.PoolLost: "worker-lost",
        query_errors.WorkerLost: "worker-lost",
        query_errors.ClientLeft: "client-left",
    }
)
_STATUS_KINDS = {400: "malformed", 404: "not-found", 405: "method-not-allowed", 408: "request-timeout"}
_STATUS_KINDS |= {413: "too-large", 415: "unsupported-media-type"}
_RETRY_SECONDS = 5


@dataclass(eq=False)
class Problem(Exception):
    """A refusal: its kind, what was wrong and what to do, and members that programs may read."""

    kind: str
    detail: str
    members: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}"

    @property
    def status(self) -> int:
        return KINDS[self.kind][0]

    @property
    def title(self) -> str:
        return KINDS[self.kind][1]

    def to_json(self) -> str:
        document = {
            "type": f"/problems#{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.members,
        }
        return json.dumps(document, ensure_ascii=False)


def not_acceptable(offers: tuple[Media, ...]) -> Problem:
    """406 with the list of what could be had."""
    types = [offer.type for offer in offers]
    detail = f"This address answers as {', '.join(types)}. Name one of these in the Accept header."
    return Problem("not-acceptable", detail, {"alternatives": types})


def handle_errors(app: Flask) -> None:
    """Make every error of the application a problem."""
    app.register_error_handler(Problem, respond)
    app.register_error_handler(query_errors.QueryError, lambda error: respond(_from_query_error(error)))
    app.register_error_handler(DatasetError, _respond_to_damage)
    app.register_error_handler(HTTPException, _respond_to_http)
    app.register_error_handler(Exception, _respond_to_bug)


def respond(problem: Problem) -> Response:
    """The response for a problem, as a page where the client prefers one."""
    chosen = choose_media(request.headers.get("Accept"), (PROBLEM_JSON, HTML)) or PROBLEM_JSON
    body = render_template("problem.html", problem=problem) if chosen is HTML else problem.to_json()
    response = Response(body, problem.status, content_type=chosen.content_type)
    response.headers.update(problem.headers)
    if problem.status in (429, 503):
        response.headers.setdefault("Retry-After", str(_RETRY_SECONDS))
    response.vary.add("Accept")
    response.cache_control.no_store = True
    return response


def _from_query_error(error: query_errors.QueryError) -> Problem:
    members: dict[str, Any] = {}
    headers: dict[str, str] = {}
    if isinstance(error, query_errors.Malformed) and error.line is not None:
        members = {"line": error.line, "column": error.column}
    if isinstance(error, query_errors.Busy):
        headers = {"Retry-After": str(error.retry_after)}
    return Problem(_QUERY_ERRORS[type(error)], str(error), members, headers)


def _respond_to_http(error: HTTPException) -> Response:
    """Flask's own refusals: unknown addresses, methods, hosts, bodies that are too large; redirections pass."""
    code = error.code or 500
    if code < 400:
        return error.get_response()  # type: ignore[return-value]  # werkzeug's base class serves as well
    kind = _STATUS_KINDS.get(code, "malformed" if code < 500 else "server-error")
    headers = {}
    valid_methods = getattr(error, "valid_methods", None)
    if valid_methods:
        headers["Allow"] = ", ".join(sorted(valid_methods))
    return respond(Problem(kind, _DETAILS.get(kind, error.description or ""), headers=headers))


_DETAILS = {
    "not-found": "There is no page at this address. The home page / links to what there is.",
    "method-not-allowed": "The Allow header of this answer lists the methods of this address.",
    "too-large": "The request's body is larger than this server reads. Shorten it, or send it in parts.",
}


def _respond_to_damage(error: DatasetError) -> Response:
    """The log tells the operator how to recover; the client can only wait."""
    current_app.logger.error("data directory damaged", extra={"detail": str(error)})
    return respond(Problem("data-damaged", "This server's data is being repaired. Try again later."))


def _respond_to_bug(error: Exception) -> Response:
    """What no one foresaw: the log has the details, the client a sentence."""
    current_app.logger.error("unforeseen error", exc_info=error, extra={"path": request.path})
    return respond(Problem("server-error", "This server made a mistake, which it has logged."))
