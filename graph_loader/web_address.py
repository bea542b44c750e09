"""Web addresses as IRIs: what a record gives as its URL, made ASCII where that is plainly right, else none.

IRIs to URIs: https://www.rfc-editor.org/rfc/rfc3987#section-3.1 · host names: https://www.rfc-editor.org/rfc/rfc3490
"""

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from pyoxigraph import NamedNode

_ODD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PLAIN_HOST = re.compile(r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\]")
_READ_IN_TWO_WAYS = frozenset("ßς\u200c\u200d")
"""Letters of host names that the two versions of IDNA send to different hosts."""

_PATH, _QUERY = "/:@!$&'()*+,;=~%", "/?:@!$&'()*+,;=~%"


def web_address(url: str | None) -> str | None:
    """The http or https address as an ASCII IRI; None where it is no such address, or could be read in two ways.

    >>> web_address("http://news.example/новости 1")
    'http://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%201'
    >>> web_address("http://host:port/") is None
    True
    """
    text = (url or "").strip()
    if not text or not text.isprintable() or "\\" in text or _ODD_PERCENT.search(text):
        return None
    try:
        parts = urlsplit(text)
        host = _host(parts)
    except ValueError:  # a port that is no number, a host that is no IPv6 address, a label that is too long
        return None
    if parts.scheme not in ("http", "https") or host is None:
        return None
    address = urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe=_PATH),
            quote(parts.query, safe=_QUERY),
            quote(parts.fragment, safe=_QUERY),
        )
    )
    if text.isascii() and _is_iri(text) and text.startswith(("http://", "https://")):
        return text  # as it is written, empty parts and capitals too
    return address if _is_iri(address) else None


def site_of(url: str | None) -> str | None:
    """The site that an address belongs to, as an ASCII IRI; None where the address is none."""
    address = web_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].removesuffix(":").lower()
    return f"{parts.scheme}://{host}/"


def _host(parts: SplitResult) -> str | None:
    """Host and port, the name in ASCII, an account before it as it is; ValueError, or None, where it is no host."""
    account, at, rest = parts.netloc.rpartition("@")
    port = "" if parts.port is None else f":{parts.port}"
    name = rest.rpartition(":")[0] if parts.port is not None or rest.endswith(":") else rest
    if not account.isascii() or not _READ_IN_TWO_WAYS.isdisjoint(name):
        return None
    ascii_name = name if name.isascii() else name.encode("idna").decode("ascii")
    return f"{account}{at}{ascii_name}{port}" if _PLAIN_HOST.fullmatch(ascii_name) else None


def _is_iri(text: str) -> bool:
    """Whether the store takes it; what it takes in a term, it takes in a file."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True
