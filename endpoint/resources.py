"""Entities on the web: `/id/...` names a thing and leads to `/doc/...`, its document, in the form asked for.

Cool URIs, 303: https://www.w3.org/TR/cooluris/#r303gendocument · links: https://signposting.org/FAIR/
"""

from urllib.parse import quote

from flask import Blueprint, Response, make_response, render_template, request
from pyoxigraph import NamedNode
from rdflib import DCTERMS

from endpoint import caching, reader
from endpoint.documents import prefixes_of, triples
from endpoint.errors import Problem, not_acceptable
from endpoint.media import DOCUMENTS, HTML, Media, written
from endpoint.negotiation import choose_media
from endpoint.pages.entity import entity_page
from endpoint.pages.model import Page
from endpoint.pages.presenter import Presenter
from endpoint.reading import Reading
from endpoint.services import services, snapshot

VARY = "Accept, Accept-Language"
ABOUT_PAGE = "https://schema.org/AboutPage"

_SAFE = "/:@!$&'()*+,;=-._~"

blueprint = Blueprint("resources", __name__)


@blueprint.get("/id/<path:path>")
def identifier(path: str) -> Response:
    """Lead from a thing to its document; 404 for what nothing is said of."""
    _thing(path)
    response = Response(status=303)
    response.headers["Location"] = f"/doc/{quote(path, safe=_SAFE)}"
    response.autocorrect_location_header = False
    response.vary.add("Accept")
    return response


@blueprint.get("/doc/<path:path>")
def document(path: str) -> Response:
    """The document of a thing: by its extension, else in the form that the client likes best."""
    path, media = _split(path)
    thing = _thing(path)
    replacement = Reading(snapshot().store).iri(thing, DCTERMS.isReplacedBy)
    if replacement is not None and replacement.value.startswith(snapshot().state.layout.entities):
        return _redirect(replacement, media)
    named = media is not None
    media = media or choose_media(request.headers.get("Accept"), DOCUMENTS)
    if media is None:
        raise not_acceptable(DOCUMENTS)
    tag = caching.entity_tag(snapshot().state.tag, "doc", path, media.name, reader.language())
    vary = "Accept-Language" if named else VARY
    if caching.client_has(tag):
        return caching.not_modified(tag, vary)
    response = _page(thing, path) if media is HTML else _data(thing, path, media)
    return caching.tagged(response, tag, vary)


def _split(path: str) -> tuple[str, Media | None]:
    """A document's path without its extension, and the form that the extension names."""
    for media in DOCUMENTS:
        if path.endswith(f".{media.extension}"):
            return path.removesuffix(f".{media.extension}"), media
    return path, None


def _thing(path: str) -> NamedNode:
    """The thing of this path below the dataset's base, whatever host this server goes by."""
    reading = Reading(snapshot().store)
    for candidate in (path, quote(path, safe=_SAFE)):
        try:
            thing = NamedNode(snapshot().state.layout.iri(candidate))
        except ValueError:
            continue
        if reading.exists(thing):
            return thing
    raise Problem(
        "not-found", "Nothing is said of a thing by this name. The home page / links to what there is."
    )


def _redirect(replacement: NamedNode, media: Media | None) -> Response:
    """A name that has become a curated entity leads to it."""
    path = snapshot().state.layout.path(replacement.value)
    extension = f".{media.extension}" if media else ""
    response = Response(status=302)
    response.headers["Location"] = f"/doc/{quote(path, safe=_SAFE)}{extension}"
    response.autocorrect_location_header = False
    return response


def _data(thing: NamedNode, path: str, media: Media) -> Response:
    config, layout = services().config, snapshot().state.layout
    found = triples(snapshot(), thing, f"{layout.base}doc/{path}", config.licence, config.incoming)
    body = written(sorted(found, key=str), media, prefixes_of(found))
    response = Response(body, content_type=media.content_type)
    response.headers["Link"] = ", ".join(_links(thing, path, media))
    return response


def _page(thing: NamedNode, path: str) -> Response:
    page = entity_page(Presenter(snapshot(), reader.language()), thing, services().config)
    forms = [media for media in DOCUMENTS if media is not HTML]
    response = make_response(
        render_template("entity.html", page=page, path=quote(path, safe=_SAFE), forms=forms)
    )
    response.headers["Link"] = ", ".join((*_links(thing, path, HTML), *_types(page)))
    if not page.indexed:
        response.headers["X-Robots-Tag"] = "noindex"
    return reader.in_language(response)


def _links(thing: NamedNode, path: str, shown: Media) -> list[str]:
    """How programs find their way: to the thing, its licence, the other forms of this document."""
    links = [
        f'<{thing.value}>; rel="cite-as"',
        f'<{services().config.licence}>; rel="license"',
    ]
    for media in DOCUMENTS:
        if media is shown:
            continue
        relations = "alternate" if media is HTML or shown is not HTML else "alternate describedby"
        links.append(
            f'</doc/{quote(path, safe=_SAFE)}.{media.extension}>; rel="{relations}"; type="{media.type}"'
        )
    return links


def _types(page: Page) -> list[str]:
    names = [f'<{ABOUT_PAGE}>; rel="type"']
    return names + [f'<{iri}>; rel="type"' for iri in page.classes]
