"""`/sparql`: the query operation of the SPARQL 1.1 Protocol, its form for people, its service description.

https://www.w3.org/TR/sparql11-protocol/
"""

from flask import Blueprint, Response, request

from endpoint import caching, reader
from endpoint.admittance import admit, explained
from endpoint.errors import Problem, not_acceptable
from endpoint.headers import GENERATION
from endpoint.media import GRAPHS, HTML, JSON, RESULTS, TURTLE, Media
from endpoint.negotiation import choose_media
from endpoint.pages.query_form import result_page, start_page
from endpoint.protocol import ProtocolQuery, read_query
from endpoint.service_description import describe_service
from endpoint.services import client_address, departure, services, snapshot
from endpoint.sparql_lexer import Scan
from endpoint.workers.client import Answer
from endpoint.workers.errors import Malformed
from endpoint.workers.question import Question

VARY = "Accept, Accept-Language"

blueprint = Blueprint("sparql", __name__)


@blueprint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, describe the service."""
    query = read_query(request)
    if query is None:
        return _describe()
    found = admit(query.text, services().config.query_size)
    media = _choose(query, found)
    question = _question(query, found, media)
    if found.calls_out:
        raise _refusal_of_calls(question, found)
    tag = snapshot().state.tag
    if not found.volatile and caching.client_has(_tag(tag, query, media)):
        return caching.not_modified(_tag(tag, query, media), VARY)
    answer = _ask(question, found)
    response = result_page(query, found, answer) if media is HTML else _send(answer, media)
    response.headers[GENERATION] = str(answer.generation)
    if found.volatile:
        response.cache_control.no_store = True
        response.vary.update(("Accept", "Accept-Language"))
        return response
    return caching.tagged(response, _tag(answer.tag, query, media), VARY)


def _describe() -> Response:
    offers = (*GRAPHS, HTML)
    media = choose_media(request.headers.get("Accept"), offers)
    if media is None:
        raise not_acceptable(offers)
    response = start_page() if media is HTML else describe_service(media)
    response.vary.update(("Accept", "Accept-Language"))
    return response


def _choose(query: ProtocolQuery, found: Scan) -> Media:
    """The form of the answer; pages are for those who prefer them to any other."""
    graph = found.form in ("CONSTRUCT", "DESCRIBE")
    offers = (*(GRAPHS if graph else RESULTS), HTML)
    media = query.format or choose_media(request.headers.get("Accept"), offers)
    if media is None or media not in offers:
        raise not_acceptable(offers)
    return media


def _question(query: ProtocolQuery, found: Scan, media: Media) -> Question:
    graph = found.form in ("CONSTRUCT", "DESCRIBE")
    page_data = TURTLE if graph else JSON
    return Question(
        query=query.text,
        media=(page_data if media is HTML else media).name,
        union=services().config.default_graph == "union" and not found.dataset,
        default_graphs=query.default_graphs,
        named_graphs=query.named_graphs,
    )


def _ask(question: Question, found: Scan) -> Answer:
    try:
        return services().workers.ask(question, client=client_address(), departure=departure())
    except Malformed as error:
        raise explained(error, found) from error


def _refusal_of_calls(question: Question, found: Scan) -> Problem:
    """A query that is no SPARQL at all is refused as that, by the same worker as any other."""
    _ask(question.parsed_only(), found)
    return Problem(
        "calls-out",
        "This server asks no other host while it answers: SERVICE and LOAD are refused. Ask the other endpoint "
        "yourself, or name a word in the query differently if it only looks like one of these.",
    )


def _send(answer: Answer, media: Media) -> Response:
    response = Response(answer.chunks(), content_type=media.content_type)
    response.content_length = answer.size
    response.call_on_close(answer.close)
    return response


def _tag(state: str, query: ProtocolQuery, media: Media) -> str:
    language = reader.language() if media is HTML else None
    graphs = repr((services().config.default_graph, query.default_graphs, query.named_graphs))
    return caching.entity_tag(state, query.text, graphs, media.name, language)
