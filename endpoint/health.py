"""`/health`: whether this server answers, and from what, as JSON for monitors."""

from flask import Blueprint, Response, jsonify

from endpoint.services import services, snapshot
from endpoint.workers.errors import QueryError
from graph_loader.version import software_version

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """200 while queries are answered, 503 while no worker can be asked."""
    state = snapshot().state
    report = {
        "status": "ok",
        "generation": state.number,
        "quads": state.quads,
        "base": state.layout.base,
        "version": software_version(),
    }
    try:
        pool = services().workers.status()
    except QueryError as error:
        response = jsonify(report | {"status": "unavailable", "store": None, "detail": str(error)})
        response.status_code = 503
    else:
        response = jsonify(report | {name: pool[name] for name in ("store", "workers", "running", "waiting")})
    response.cache_control.no_store = True
    return response
