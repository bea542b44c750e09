"""Makes a Record ready for extraction: one normal text, its language, its key and its path."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from graph_loader.extract.language import detect
from graph_loader.model import Document, Record, Span
from ontology.folding import slug
from ontology.iris import headline_key, item_path

UNKNOWN_SOURCE = "unknown"

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\ufeff]"
)  # soft hyphen, zero-width space, byte order mark: typesetting, no text


def make_document(record: Record, *, source: str | None = None, language: str | None = None) -> Document:
    """Normalise a record; `source` and `language` are what the user said and go before what the record says."""
    headline = _one_line(record.headline)
    lines = [line for line in map(_one_line, record.body.splitlines()) if line and line != headline]
    body = "\n".join([*_credits(record, lines), *lines]) if lines else ""
    text = f"{headline}\n\n{body}" if body else headline
    decided = language or record.language or detect(body or headline, detect(headline, "en"))
    source_id = slug(source or record.source or record.publisher or UNKNOWN_SOURCE)
    by_headline = headline_key(
        source=source_id, language=decided, published=record.published, headline=headline
    )
    key = record.url or by_headline
    return Document(
        record=record,
        text=text,
        headline=Span(0, len(headline)),
        body=Span(len(headline) + 2, len(text)) if body else Span(len(text), len(text)),
        language=decided,
        published=record.published,
        source=source_id,
        key=key,
        headline_key=by_headline,
        path=item_path(key=key, url=record.url, published=record.published),
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def _credits(record: Record, lines: Sequence[str]) -> list[str]:
    """The byline and the dateline, which a reader sees above the text: who wrote it and where its act took place."""
    above = (record.metadata.get("author"), record.location)
    written = [_one_line(line) for line in above if line]
    return [line for line in written if line and line not in lines[:2]]


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()
