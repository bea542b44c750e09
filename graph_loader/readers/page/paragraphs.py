"""Paragraphs from the lines of a dump: blank lines part them, and wrapped lines are joined again."""

from collections.abc import Iterator, Sequence

from graph_loader.readers.page.rules import ends_sentence

_NARROWEST = 50
_WIDEST = 120
_FULL = 0.6


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a text.

    A line continues the one before it where it begins in lower case, where its first word would not have
    fitted there, or where the one before it ends no sentence in a block with rather full lines: the width is
    that of the longest line among those that may have been wrapped. Lines longer than any usual width were
    not wrapped, and each is a paragraph.
    """
    blocks = list(_blocks(lines))
    width = _width(blocks)
    return [paragraph for block in blocks for paragraph in _join(block, width)]


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _width(blocks: Sequence[list[str]]) -> int:
    """The width that lines were wrapped at; 0 where none were, as most lines end where a sentence does."""
    lines = [line for block in blocks for line in block[:-1] if len(line) <= _WIDEST]
    width = max(map(len, lines), default=0)
    wrapped = 2 * sum(map(ends_sentence, lines)) < len(lines)
    return width if wrapped and width >= _NARROWEST else 0


def _join(block: Sequence[str], width: int) -> Iterator[str]:
    paragraph = block[0]
    last = block[0]
    prose = any(len(line) >= _FULL * width for line in block)
    for line in block[1:]:
        if _continues(last, line, width, prose):
            paragraph = f"{paragraph} {line}"
        else:
            yield paragraph
            paragraph = line
        last = line
    yield paragraph


def _continues(last: str, line: str, width: int, prose: bool) -> bool:
    if not width or len(last) > _WIDEST:
        return False
    first_word = line.split(maxsplit=1)[0]
    unfinished = line[0].islower() or last.endswith(",") or (prose and not ends_sentence(last))
    return unfinished or len(last) + 1 + len(first_word) > width
