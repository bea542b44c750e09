"""What one record changes of its item, by what the dataset knows (CONTRACT section 2): a step, or nothing."""

from dataclasses import dataclass, replace

from graph_loader.generations import Generation
from graph_loader.ledger import Ledger
from graph_loader.model import Document
from graph_loader.records import rank
from graph_loader.versions import Moment, Step, Version, Versions, incorporate
from ontology.iris import Layout


@dataclass(frozen=True, slots=True)
class Nothing:
    """The record changes nothing; `reason` says why where it is not simply known."""

    reason: str = ""


def decide(ledger: Ledger, layout: Layout, document: Document, loaded: Version) -> Step | Nothing:
    """The step that a document takes its item, were it accepted; `loaded` is the version that it is."""
    if document.extent == "headline" and not document.record.url:
        full = ledger.with_headline(document.headline_key)
        if full is not None:
            return Nothing(f"gives way to the full item {full}")
    known = ledger.versions(layout.iri(document.path))
    new = _recognised(loaded, known)
    after = incorporate(known, new)
    return Nothing() if after == known else Step(known, new, after)


def _recognised(new: Version, known: Versions) -> Version:
    """The version itself, or the known one whose record says the same.

    Newer software may read a record to another text; that is no change of the news, and `reextract`
    renews the text.
    """
    for version in known:
        if rank(version.record) == rank(new.record):
            return replace(version, record=new.record, loaded=new.loaded, first=new.first, last=new.last)
    return new


class Lookahead:
    """Tells, before the costly stages, which records the dataset knows already.

    It answers from the newest generation and from what is under way; the commit decides, by all that was
    written since.
    """

    def __init__(self, layout: Layout, moment: Moment) -> None:
        self._layout = layout
        self._moment = moment
        self._ledger: Ledger | None = None
        self._under_way: set[tuple[str, str]] = set()

    def see(self, generation: Generation | None) -> None:
        """From now on answer from this generation."""
        self._ledger = Ledger(generation.open("records")) if generation else None
        self._under_way.clear()

    def needs_extraction(self, document: Document) -> bool:
        """Whether the document says something that is neither in the dataset nor under way."""
        mark = (document.path, document.content_hash)
        if mark in self._under_way:
            return False
        if self._ledger is not None:
            step = decide(self._ledger, self._layout, document, Version.of(document, self._moment))
            if isinstance(step, Nothing) or not step.needs_extraction:
                return False
        self._under_way.add(mark)
        return True
