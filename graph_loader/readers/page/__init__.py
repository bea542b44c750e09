"""Reads the text dump of a news site's page: one article, and a record for each entry of its side list.

The rules are those of the genre (the seven parts of such a page: DESIGN and README), their words the
`[pages]` sections of the languages. A leading line `# source: … | key: value …` is metadata (CONTRACT section
7).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_loader.errors import InputError, UnknownFormat
from graph_loader.model import Record
from graph_loader.readers.encoding import Text, decode, is_binary, markup
from graph_loader.readers.input_file import InputFile
from graph_loader.readers.page.head import Head, read_head
from graph_loader.readers.page.metadata import PageMetadata, split_metadata
from graph_loader.readers.page.paragraphs import paragraphs
from graph_loader.readers.page.rules import page_rules
from graph_loader.readers.page.side_list import SideEntry, bare_headline, split_side_list
from graph_loader.readers.page.tail import without_tail

NAME = "page"
EXTENSIONS = (".txt", ".text")


def recognise(file: InputFile) -> float:
    """Likely for a text file that is no markup; more so with the line of metadata."""
    if is_binary(file.head) or markup(file.head) or file.head.startswith((b"%PDF", b"{\\rtf")):
        return 0.0
    if file.head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"# source:"):
        return 0.9
    return 0.6 if file.extension in (*EXTENSIONS, "") else 0.0


def read(file: InputFile) -> Iterator[Record]:
    """The article, if the page has one, then the entries of its side list."""
    begins = markup(file.head)
    if begins:
        raise UnknownFormat(
            f"{begins} markup, not the text of a page; leave --format out, or convert it to text"
        )
    text = decode(file.whole())
    metadata, content = split_metadata(text.characters)
    rules = page_rules()
    lines, side_list = split_side_list([_tidy(line) for line in content.splitlines()], rules)
    head = read_head(lines, rules, metadata.title)
    body = paragraphs([line.lstrip("#").strip() for line in without_tail(lines[head.body_start :], rules)])
    common = _common(metadata, text, file)
    if head.headline is None:
        if body or not side_list:
            raise InputError("no headline: a page begins with its title, on a line of its own")
    else:
        yield _article(common, head, metadata, body)
    yield from (_side_record(common, entry) for entry in side_list)


def _tidy(line: str) -> str:
    return " ".join(line.split())


def _common(metadata: PageMetadata, text: Text, file: InputFile) -> Record:
    """What all records of a page share; the headline is theirs to fill in."""
    values = dict(metadata.values)
    if text.charset != "utf-8":
        values["charset"] = text.charset
    return Record(
        headline="",
        source=metadata.source,
        publisher=metadata.publisher,
        retrieved=metadata.retrieved,
        metadata=values,
        path=file.path,
        digest=file.digest,
    )


def _article(common: Record, head: Head, metadata: PageMetadata, body: Sequence[str]) -> Record:
    author = {"author": head.author} if head.author else {}
    return replace(
        common,
        headline=bare_headline(head.headline or ""),
        body="\n".join(body),
        published=head.published or metadata.published,
        language=metadata.language,
        url=metadata.url,
        identifier=metadata.values.get("id"),
        section=head.section or metadata.section,
        location=head.location or metadata.location,
        summary=metadata.values.get("summary"),
        metadata={**common.metadata, **author},
    )


def _side_record(common: Record, entry: SideEntry) -> Record:
    return replace(common, headline=entry.headline, published=entry.published, section=entry.section)
