"""`/problems`: what each kind of refusal means, the page that problem documents name as their type.

https://www.rfc-editor.org/rfc/rfc9457#name-type
"""

from flask import Blueprint, Response, make_response, render_template

from endpoint import reader
from endpoint.errors import KINDS

blueprint = Blueprint("problems", __name__)


@blueprint.get("/problems")
def problems() -> Response:
    """A list of the kinds, an anchor each."""
    return reader.in_language(make_response(render_template("problems.html", kinds=KINDS)))
