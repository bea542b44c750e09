"""The reader of a page: the language to speak to them.

https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
"""

from collections.abc import Mapping
from typing import cast
from urllib.parse import quote, urlencode

from flask import Response, g, request

from endpoint.interface import DEFAULT, languages, words
from endpoint.negotiation import choose_language

PARAMETER = "lang"


def language() -> str:
    """The language of the page: the parameter `lang`, else the browser's wish, else English."""
    if "language" not in g:
        asked = request.args.get(PARAMETER)
        accepted = choose_language(request.headers.get("Accept-Language"), languages())
        g.language = asked if asked in languages() else accepted or DEFAULT
    return cast("str", g.language)


def interface() -> Mapping[str, str]:
    """The words of the page."""
    return words(language())


def same_page(tag: str) -> str:
    """The address of the page that is being made, in another language."""
    arguments = [(name, value) for name, value in request.args.items(multi=True) if name != PARAMETER]
    return f"{quote(request.path)}?{urlencode([*arguments, (PARAMETER, tag)])}"


def in_language(response: Response) -> Response:
    """Say which language a page is in, and that another was to be had."""
    response.content_language.add(language())
    response.vary.add("Accept-Language")
    return response
