"""Headers of every answer: what browsers may do with it, who may read it, which state of the data it is from.

Content-Security-Policy: https://www.w3.org/TR/CSP3/ · CORS: https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from flask import Flask, Response, g, request

from endpoint.snapshots import Snapshot

GENERATION = "Xronika-Generation"

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_READING = ("GET", "HEAD", "OPTIONS", "POST")
_EXPOSED = f"ETag, Link, Location, Retry-After, {GENERATION}"


def add_headers(app: Flask) -> None:
    """Put the headers on every response of the application."""
    app.after_request(_secure)
    app.after_request(_share)
    app.after_request(_name_generation)


def _secure(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    return response


def _share(response: Response) -> Response:
    """Anybody's script may read, without credentials; every route of this application only reads."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    if request.method == "OPTIONS":
        allowed = [method for method in _READING if method in response.allow]
        response.headers["Access-Control-Allow-Methods"] = ", ".join(allowed)
        response.headers["Access-Control-Allow-Headers"] = (
            "Accept, Accept-Language, Content-Type, If-None-Match"
        )
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _name_generation(response: Response) -> Response:
    if GENERATION not in response.headers and isinstance(snapshot := g.get("snapshot"), Snapshot):
        response.headers[GENERATION] = str(snapshot.state.number)
    return response
