"""Choosing a media type or a language by what the client accepts, as the standard has it.

https://www.rfc-editor.org/rfc/rfc9110#name-proactive-negotiation
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from endpoint.media import Media

_QUALITY = re.compile(r"[01](?:\.[0-9]{0,3})?")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Preference:
    """One element of an Accept header: a range, and its quality from 0 (never) to 1."""

    range: str
    quality: float


def preferences(header: str | None) -> list[Preference]:
    """The elements of an Accept or Accept-Language header; parameters other than `q` are ignored.

    A malformed quality counts as 1, an absent header as `*/*`; elements without a range are left out.
    """
    elements = _QUOTED.sub("", header if header and header.strip() else "*/*").split(",")
    return [preference for element in elements if (preference := _preference(element)).range]


def _preference(element: str) -> Preference:
    name, *parameters = (part.strip() for part in element.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q" and _QUALITY.fullmatch(value.strip()):
            quality = min(1.0, float(value))
    return Preference(name.lower(), quality)


def choose_media(header: str | None, offers: Sequence[Media]) -> Media | None:
    """The offer that the header likes best, the first among equals; None when it accepts no offer.

    An offer's quality is that of the most specific range that fits it; its aliases may ask for it too, but
    where two offers share one, the first is meant.
    """
    wanted = preferences(header)
    qualities = [(_media_quality(offer, wanted, offers), offer) for offer in offers]
    return _best(qualities)


def choose_language(header: str | None, offers: Sequence[str]) -> str | None:
    """The offered language that an Accept-Language header likes best, by basic filtering (RFC 4647); None: none."""
    wanted = [Preference("*" if p.range == "*/*" else p.range, p.quality) for p in preferences(header)]
    return _best([(_language_quality(offer, wanted), offer) for offer in offers])


def _best(qualities: Iterable[tuple[float, _T]]) -> _T | None:
    best: _T | None = None
    highest = 0.0
    for quality, offer in qualities:
        if quality > highest:
            best, highest = offer, quality
    return best


def _media_quality(offer: Media, wanted: list[Preference], offers: Sequence[Media]) -> float:
    exact = [offer.type, *(alias for alias in offer.aliases if _first_with(alias, offers) is offer)]
    named = [preference.quality for preference in wanted if preference.range in exact]
    if named:
        return max(named)
    main = offer.type.partition("/")[0]
    for general in (f"{main}/*", "*/*"):
        for preference in wanted:
            if preference.range == general:
                return preference.quality
    return 0.0


def _first_with(media_type: str, offers: Sequence[Media]) -> Media | None:
    return next((offer for offer in offers if media_type in (offer.type, *offer.aliases)), None)


def _language_quality(offer: str, wanted: list[Preference]) -> float:
    fitting = [p for p in wanted if p.range == offer or p.range.startswith(f"{offer}-")]
    if fitting:
        return max(preference.quality for preference in fitting)
    return max((preference.quality for preference in wanted if preference.range == "*"), default=0.0)
