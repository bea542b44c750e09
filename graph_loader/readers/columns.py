"""Names of columns, and the Record that a row or JSON object with such names is (CONTRACT section 7)."""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from urllib.parse import urlsplit

from graph_loader.errors import InputError
from graph_loader.model import Record
from graph_loader.readers.encoding import refuse_controls
from graph_loader.readers.input_file import InputFile
from graph_loader.readers.record_date import parse_date
from graph_loader.web_address import web_address

URL = ("url", "link")
IDENTIFIER = ("id",)
HEADLINE = ("headline", "title")
BODY = ("body", "text")
PUBLISHED = ("published", "date", "datepublished")
LANGUAGE = ("language", "lang", "inlanguage")
SECTION = ("section", "category", "articlesection")
LOCATION = ("location",)
SUMMARY = ("summary",)
SOURCE = ("source",)
PUBLISHER = ("publisher",)
RETRIEVED = ("retrieved",)

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def has_headline(columns: Iterable[str]) -> bool:
    """Whether one of these columns holds headlines."""
    return any(_folded(column) in HEADLINE for column in columns)


def make_record(values: Mapping[str, object], file: InputFile) -> Record:
    """The Record of one row or object; columns of other names become metadata, those without a name nothing.

    InputError where it has no headline or a date that cannot be read, UnsafeInput for control characters.
    """
    rest = {_folded(name): text for name, value in values.items() if name.strip() and (text := _text(value))}
    written = {_folded(name): name.strip() for name in values}
    for name, text in rest.items():
        refuse_controls(text, f"{written[name]}: ")
    url, identifier = _address(rest)
    headline = _take(rest, HEADLINE)
    if not headline:
        raise InputError("no headline: a column or key 'headline' or 'title' must hold it")
    return Record(
        headline=headline,
        body=_take(rest, BODY) or "",
        published=_published(rest),
        language=_language(rest),
        url=url,
        identifier=identifier,
        section=_take(rest, SECTION),
        location=_take(rest, LOCATION),
        summary=_take(rest, SUMMARY),
        source=source_name(_take(rest, SOURCE)),
        publisher=_take(rest, PUBLISHER),
        retrieved=_retrieved(rest),
        metadata={written[name]: text for name, text in rest.items()},
        path=file.path,
        digest=file.digest,
    )


def is_web_address(text: str) -> bool:
    """Whether this is an address of a page: http or https, and more than the front page of a site."""
    if not _WEB_ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:  # a host that is none, such as “[::1”: malformed, and still what the item goes by
        return True
    return bool(parts.hostname) and (parts.path not in ("", "/") or bool(parts.query))


def is_language_tag(text: str) -> bool:
    """Whether this has the shape of a BCP 47 tag (https://www.rfc-editor.org/info/bcp47)."""
    return _LANGUAGE_TAG.fullmatch(text) is not None


def source_name(text: str | None) -> str | None:
    """What names a source: the text, of a web address its host."""
    if text and _WEB_ADDRESS.fullmatch(text):
        with suppress(ValueError):  # a host that is none: then the text names it
            return urlsplit(text).hostname
    return text


def retrieved_at(text: str | None) -> datetime | None:
    """The time of a crawl in ISO 8601; None where there is none or it is written otherwise."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "").replace("_", "")


def _text(value: object) -> str:
    """A value as text: lists of paragraphs by lines, anything structured as JSON, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value).strip()
    return json.dumps(value, ensure_ascii=False)


def _take(rest: dict[str, str], names: tuple[str, ...]) -> str | None:
    """Take the first of these columns out of `rest`; the others of the same meaning stay as metadata."""
    return next((rest.pop(name) for name in names if name in rest), None)


def _address(rest: dict[str, str]) -> tuple[str | None, str | None]:
    url = next((rest.pop(name) for name in (*URL, *IDENTIFIER) if _is_address(rest.get(name, ""))), None)
    return url, _take(rest, (*IDENTIFIER, *URL))


def _is_address(text: str) -> bool:
    """Whether this is an address once spaces and letters of other alphabets are written as the web wants them."""
    return is_web_address(text) or is_web_address(web_address(text) or "")


def _published(rest: dict[str, str]) -> date | None:
    written = _take(rest, PUBLISHED)
    if written is None:
        return None
    published = parse_date(written)
    if published is None:
        raise InputError(f"the date {written!r} cannot be read; write it as 2022-02-26")
    return published


def _language(rest: dict[str, str]) -> str | None:
    return (
        _take(rest, LANGUAGE) if is_language_tag(next((rest[n] for n in LANGUAGE if n in rest), "")) else None
    )


def _retrieved(rest: dict[str, str]) -> datetime | None:
    return retrieved_at(_take(rest, RETRIEVED))
