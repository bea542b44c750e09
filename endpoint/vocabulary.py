"""`/ontology` and `/shapes`: the vocabulary and its shapes, as RDF or as documentation with an anchor a term.

Recipes for vocabularies: https://www.w3.org/TR/swbp-vocab-pub/
"""

from collections.abc import Callable
from functools import cache

from flask import Blueprint, Response, make_response, render_template, request

from endpoint import caching, reader
from endpoint.errors import not_acceptable
from endpoint.media import DOCUMENTS, HTML, Media
from endpoint.negotiation import choose_media
from endpoint.pages.shape_docs import shape_groups
from endpoint.pages.term_docs import term_groups
from endpoint.rdf_graphs import as_media, ntriples
from endpoint.services import snapshot
from graph_loader.version import software_version
from ontology import PREFIXES, ontology_graph
from shapes import shapes_graph

VARY = "Accept, Accept-Language"
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"

blueprint = Blueprint("vocabulary", __name__)


@blueprint.get("/ontology")
def ontology() -> Response:
    """The vocabulary."""
    base = snapshot().state.layout.base
    return _negotiated("ontology", lambda: _ontology_quads(base), _ontology_page)


@blueprint.get("/shapes")
def shapes() -> Response:
    """The shapes that everything in the dataset has passed."""
    return _negotiated("shapes", _shapes_quads, _shapes_page)


def _negotiated(name: str, quads: Callable[[], bytes], page: Callable[[], Response]) -> Response:
    media = choose_media(request.headers.get("Accept"), DOCUMENTS)
    if media is None:
        raise not_acceptable(DOCUMENTS)
    base = snapshot().state.layout.base
    tag = caching.entity_tag(software_version(), name, base, media.name, reader.language())
    if caching.client_has(tag):
        return caching.not_modified(tag, VARY)
    response = (
        page()
        if media is HTML
        else Response(as_media(quads(), media, PREFIXES), content_type=media.content_type)
    )
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    return caching.tagged(response, tag, VARY)


def _data(lines: bytes, media: Media) -> Response:
    return Response(as_media(lines, media, PREFIXES), content_type=media.content_type)


@cache
def _ontology_quads(base: str) -> bytes:
    return ntriples(ontology_graph(base))


@cache
def _shapes_quads() -> bytes:
    return ntriples(shapes_graph())


def _ontology_page() -> Response:
    groups = term_groups(reader.language())
    return reader.in_language(
        make_response(render_template("ontology.html", groups=groups, namespace=PREFIXES["xr"]))
    )


def _shapes_page() -> Response:
    return reader.in_language(make_response(render_template("shapes.html", groups=shape_groups())))
