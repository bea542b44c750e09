"""Entity tags: an answer's name by the state of the data, what was asked, and its form.

A state never changes, so who has the answer of this state need not be sent it again:
https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
"""

import hashlib

from flask import Response, request


def entity_tag(tag: str, *parts: str | None) -> str:
    """The tag of an answer: weak, since two runs of a query may order its rows differently."""
    digest = hashlib.sha256("\x00".join(part or "" for part in (tag, *parts)).encode("utf-8", "replace"))
    return digest.hexdigest()[:24]


def client_has(tag: str) -> bool:
    """Whether the request says that its sender has this answer."""
    return request.method in ("GET", "HEAD") and request.if_none_match.contains_weak(tag)


def not_modified(tag: str, vary: str) -> Response:
    """304 for an answer that the client has."""
    return tagged(Response(status=304), tag, vary)


def tagged(response: Response, tag: str, vary: str) -> Response:
    """Name a response by its tag; caches ask again before they use it."""
    response.set_etag(tag, weak=True)
    response.cache_control.no_cache = True
    response.vary.update(part.strip() for part in vary.split(","))
    return response
