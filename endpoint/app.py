"""The application: blueprints, settings and services put together, nothing done at import.

https://flask.palletsprojects.com/en/stable/patterns/appfactories/
"""

from flask import Flask

from endpoint import health, home, problems, reader, resources, sparql, vocabulary, well_known
from endpoint.config import Config
from endpoint.errors import handle_errors
from endpoint.headers import add_headers
from endpoint.interface import languages, words
from endpoint.services import Services
from endpoint.snapshots import Snapshots
from endpoint.workers.client import Workers


def create_app(config: Config, snapshots: Snapshots, workers: Workers) -> Flask:
    """The application that serves a dataset: pages from `snapshots`, queries from outside by `workers`."""
    app = Flask("endpoint")
    app.config["MAX_CONTENT_LENGTH"] = config.body_bytes
    app.config["TRUSTED_HOSTS"] = list(config.trusted_hosts) or None
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.url_map.strict_slashes = False
    Services(config, snapshots, workers).install(app.extensions)
    for module in (home, sparql, resources, vocabulary, well_known, health, problems):
        app.register_blueprint(module.blueprint)
    handle_errors(app)
    add_headers(app)
    app.context_processor(_page_context)
    return app


def _page_context() -> dict[str, object]:
    """What every template may use: the page's words, its languages, and the way to the same page in another."""
    return {
        "words": reader.interface(),
        "language": reader.language(),
        "languages": languages(),
        "language_name": lambda tag: words(tag)["language-name"],
        "in_language": reader.same_page,
    }
