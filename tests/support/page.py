"""Reading a page as a person or a browser does: words, links, elements, what is marked."""

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "img", "br", "hr"})


class Page(HTMLParser):
    """A parsed page: `words` in reading order, `links` as address and text, `marked` words, elements by name."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words = ""
        self.links: list[tuple[str, str]] = []
        self.marked: list[str] = []
        self.headings: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a":
            self.links.append((dict(attrs).get("href") or "", ""))
        if tag in ("h1", "h2"):
            self.headings.append("")
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.words += data
        if "a" in self.open:
            href, text = self.links[-1]
            self.links[-1] = (href, text + data)
        if "mark" in self.open:
            self.marked[-1] += data
        if {"h1", "h2"} & set(self.open):
            self.headings[-1] += data

    def names(self) -> set[str]:
        """The names of all elements."""
        return {name for name, _ in self.elements}

    def identifiers(self) -> set[str]:
        """The anchors of the page."""
        return {value for _, attributes in self.elements if (value := attributes.get("id"))}

    def attributes(self) -> set[str]:
        """The names of all attributes."""
        return {name for _, attributes in self.elements for name in attributes}
