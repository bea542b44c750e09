"""`/.well-known/void` and `/.well-known/sparql-examples`: what programs look for at any host.

Well-known addresses: https://www.rfc-editor.org/rfc/rfc8615 · VoID's: https://www.w3.org/TR/void/#well-known
"""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, Response, make_response, render_template, request

from endpoint import caching, reader
from endpoint.dataset_counts import dataset_counts
from endpoint.dataset_description import DESCRIPTION_PATH, describe_dataset
from endpoint.errors import not_acceptable
from endpoint.example_descriptions import EXAMPLES_PATH, describe_examples
from endpoint.media import HTML, JSON_LD, NTRIPLES, RDF_XML, TURTLE, Media
from endpoint.negotiation import choose_media
from endpoint.overview import overview
from endpoint.pages.presenter import Presenter
from endpoint.pages.quality import quality_rows
from endpoint.rdf_graphs import as_media, ntriples
from endpoint.services import services, snapshot
from endpoint.snapshots import Snapshot
from endpoint.terms import node
from graph_loader.quality import DIMENSIONS, DQV
from graph_loader.version import software_version
from ontology import PREFIXES

_GRAPHS = (TURTLE, JSON_LD, NTRIPLES, RDF_XML)
_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        **PREFIXES,
        "dqv": str(DQV),
        "ldqd": str(DIMENSIONS),
        "qb": "http://purl.org/linked-data/cube#",
    }
)

blueprint = Blueprint("well_known", __name__)


@blueprint.get(DESCRIPTION_PATH)
def void() -> Response:
    """The dataset's description; data for programs, a page for those who prefer one."""
    licence = services().config.licence
    media = _choose((*_GRAPHS, HTML))
    vary = "Accept, Accept-Language"
    version = f"{software_version()} {licence}"
    tag = caching.entity_tag(snapshot().state.tag, "void", version, media.name, reader.language())
    if caching.client_has(tag):
        return caching.not_modified(tag, vary)
    response = _page(licence) if media is HTML else _data(_described(snapshot(), licence), media)
    response.headers["Link"] = f'<{licence}>; rel="license"'
    return caching.tagged(response, tag, vary)


@blueprint.get(EXAMPLES_PATH)
def sparql_examples() -> Response:
    """The example queries."""
    media = _choose(_GRAPHS)
    base = snapshot().state.layout.base
    tag = caching.entity_tag(software_version(), "examples", base, media.name)
    if caching.client_has(tag):
        return caching.not_modified(tag, "Accept")
    return caching.tagged(_data(ntriples(describe_examples(base)), media), tag, "Accept")


def _choose(offers: tuple[Media, ...]) -> Media:
    media = choose_media(request.headers.get("Accept"), offers)
    if media is None:
        raise not_acceptable(offers)
    return media


def _described(state: Snapshot, licence: str) -> bytes:
    return state.remember(
        f"description {licence}", lambda snapshot: ntriples(describe_dataset(snapshot, licence))
    )


def _data(lines: bytes, media: Media) -> Response:
    return Response(as_media(lines, media, _PREFIXES), content_type=media.content_type)


def _page(licence: str) -> Response:
    language = reader.language()
    page = render_template(
        "void.html",
        counts=dataset_counts(snapshot()),
        overview=overview(snapshot()),
        presenter=Presenter(snapshot(), language),
        quality=quality_rows(language),
        licence=licence,
        state=snapshot().state,
        term=node,
    )
    return reader.in_language(make_response(page))
