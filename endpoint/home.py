"""`/`: what the dataset holds, its newest items, and where to ask more."""

from flask import Blueprint, Response, make_response, render_template

from endpoint import caching, reader
from endpoint.dataset_description import DESCRIPTION_PATH
from endpoint.media import TURTLE
from endpoint.overview import overview
from endpoint.pages.presenter import Presenter
from endpoint.pages.quality import quality_rows
from endpoint.queries.examples import examples
from endpoint.services import services, snapshot
from endpoint.terms import node
from ontology import XR

_CLASSES = ("NewsItem", "Happening", "Person", "Office", "Organization", "Place", "Source", "ReportedFigure")

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> Response:
    """The home page."""
    language = reader.language()
    tag = caching.entity_tag(snapshot().state.tag, "home", language)
    if caching.client_has(tag):
        return caching.not_modified(tag, "Accept-Language")
    page = render_template(
        "home.html",
        overview=overview(snapshot()),
        classes=_CLASSES,
        term=lambda name: node(XR[name]),
        presenter=Presenter(snapshot(), language),
        examples=examples(),
        quality=quality_rows(language),
        description=DESCRIPTION_PATH,
        licence=services().config.licence,
        state=snapshot().state,
    )
    response = reader.in_language(make_response(page))
    response.headers["Link"] = f'<{DESCRIPTION_PATH}>; rel="describedby"; type="{TURTLE.type}"'
    return caching.tagged(response, tag, "Accept-Language")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Crawlers are welcome to pages, not to queries."""
    return Response("User-agent: *\nDisallow: /sparql\n", content_type="text/plain; charset=utf-8")
