"""The text in bytes: UTF-8 (https://www.rfc-editor.org/rfc/rfc3629), else an older charset."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from graph_loader.errors import InputError, UnsafeInput

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The charsets that pages in Latin and Cyrillic letters were written in before UTF-8; asked about all it
# knows, the detector finds Chinese in a few accented letters.
_OLDER = ["cp1251", "koi8_r", "cp1254", "cp1252", "cp1250", "iso8859_9", "iso8859_5", "iso8859_1"]
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_MARKUP = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:#[^\n]*\n|\s)*<([!?a-z])", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body|div|p|table|span)[\s>]", re.IGNORECASE)
_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Text:
    """Decoded characters and the charset that was chosen."""

    characters: str
    charset: str


def decode(data: bytes) -> Text:
    """Decode a whole file; InputError where no charset fits, UnsafeInput for binary data and controls."""
    charset = detect(data)
    try:
        characters = data.decode(charset)
    except UnicodeDecodeError as error:
        raise InputError(
            f"damaged {charset.upper()}: bad bytes at offset {error.start}; save the file anew as UTF-8"
        ) from error
    refuse_controls(characters)
    return Text(characters, charset.removesuffix("-sig"))


def detect(data: bytes) -> str:
    """The charset of these bytes, a name that Python's codecs know.

    Text that is UTF-8 but for some damage is UTF-8 still: the caller reports the damage, and letters are not
    guessed.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset
    if is_binary(data):
        raise UnsafeInput("binary data, not text: give the text of a page, JSON Lines or CSV")
    escaped = data.decode("utf-8", errors="surrogateescape")
    damage = _ESCAPED.search(escaped)
    if damage is None or _mostly_utf8(escaped):
        return "utf-8"
    first = len(escaped[: damage.start()].encode("utf-8"))
    sample = data[max(0, first - _SAMPLE // 2) :][:_SAMPLE]
    telling = b"\n".join(line for line in sample.splitlines() if not line.isascii())
    best = from_bytes(telling, cp_isolation=_OLDER).best()
    if best is None:
        raise InputError(
            "neither UTF-8 nor a charset that can be told from the text; convert it with iconv -t UTF-8"
        )
    return best.encoding


def is_binary(data: bytes) -> bool:
    """Whether these bytes hold zeros that are no UTF-16."""
    return b"\x00" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def markup(head: bytes) -> str | None:
    """ "HTML" or "XML" where the first bytes, behind comment lines, are markup; else None."""
    begins = _MARKUP.match(head)
    if not begins:
        return None
    return "HTML" if begins[1] != b"?" and _HTML.search(head) else "XML"


def _mostly_utf8(escaped: str) -> bool:
    damaged = sum(1 for _ in _ESCAPED.finditer(escaped))
    return sum(1 for _ in _NOT_ASCII.finditer(escaped)) > 2 * damaged


def refuse_controls(characters: str, where: str = "") -> None:
    """UnsafeInput where the text holds control characters, noncharacters or halves of surrogate pairs."""
    found = _CONTROLS.search(characters)
    if found and _ESCAPED.match(found[0]):
        raise InputError(
            f"{where}damaged text at character {found.start()}: bytes that its encoding does not have"
        )
    if found:
        raise UnsafeInput(
            f"{where}U+{ord(found[0]):04X} at character {found.start()} is no character of a text; "
            "remove it, or check the encoding"
        )
