"""What stands before a page's text: YAML front matter, or a line `# source: … | key: value …`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from graph_loader.readers.columns import is_language_tag, is_web_address, retrieved_at, source_name
from graph_loader.readers.front_matter import split_front_matter
from graph_loader.readers.record_date import parse_date

_LINE = re.compile(r"\A\s*#\s*(source\s*:[^\n]*)(?:\n|\Z)", re.IGNORECASE)
_DATES = ("date", "published", "datepublished", "published_time")
_TITLES = ("title", "headline")
_ADDRESSES = ("url", "source_url", "link", "source")


@dataclass(frozen=True)
class PageMetadata:
    """The keys and values found, and what the known ones of them mean."""

    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str | None:
        return next((v for key in _ADDRESSES if is_web_address(v := self.values.get(key, ""))), None)

    @property
    def source(self) -> str | None:
        """The name of the source; None where only the address of the page or the publisher is told."""
        written = self.values.get("source")
        if not written or is_web_address(written) or "publisher" in self.values:
            return None
        return source_name(written)

    @property
    def publisher(self) -> str | None:
        return self.values.get("publisher")

    @property
    def title(self) -> str | None:
        return next((self.values[key] for key in _TITLES if self.values.get(key)), None)

    @property
    def published(self) -> date | None:
        return next((day for key in _DATES if (day := parse_date(self.values.get(key, "")))), None)

    @property
    def language(self) -> str | None:
        written = self.values.get("lang") or self.values.get("language") or ""
        return written if is_language_tag(written) else None

    @property
    def section(self) -> str | None:
        return self.values.get("section") or self.values.get("category")

    @property
    def location(self) -> str | None:
        return self.values.get("location")

    @property
    def retrieved(self) -> datetime | None:
        return retrieved_at(self.values.get("retrieved"))


def split_metadata(text: str) -> tuple[PageMetadata, str]:
    """The metadata before a page's text, and the text."""
    values: dict[str, str] = {}
    line = _LINE.match(text)
    if line:
        pairs = (part.partition(":") for part in re.split(r"\s\|\s", line[1]))
        values |= {
            key.strip().lower(): value.strip() for key, colon, value in pairs if colon and value.strip()
        }
        text = text[line.end() :]
    front = split_front_matter(text)
    values |= {
        key.lower(): value for key, value in front.values.items() if value and key.lower() not in values
    }
    return PageMetadata(values), front.text
