"""Names that a proposer sees where the rules see none: provisional entities, mentioned and nothing more.

They come after everything else is read, so that no event, office or figure ever rests on one.
"""

from collections.abc import Iterable, Iterator, Sequence

from graph_loader.extract.reading import Reading
from graph_loader.model import Entity, Mention, Span
from graph_loader.propose.proposal import Proposal, Proposer
from ontology.folding import slug
from ontology.iris import name_path


def proposed_mentions(
    reading: Reading, known: Iterable[Mention], proposers: Sequence[Proposer]
) -> tuple[Mention, ...]:
    """The proposals that overlap nothing the rules read, once an entity and written form, in the order of the text.

    `known` are the mentions that the rules found; of several proposers the first goes before the others.
    """
    if not proposers:
        return ()
    text = reading.document.text
    taken = _taken(reading)
    seen = {(mention.entity.path, reading.document.slice(mention.span)) for mention in known}
    found: list[Mention] = []
    for proposer in proposers:
        for span, proposal in _proposals(reading, proposer):
            written = text[span.start : span.end]
            if any(taken[span.start : span.end]) or not _plausible(written, proposal):
                continue
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            form = proposal.form or written
            entity = Entity(proposal.kind, name_path(proposal.kind, form), form, proposer.language)
            if (entity.path, written) not in seen:
                seen.add((entity.path, written))
                found.append(Mention(entity, span, form if form != written else None, proposer.name))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _proposals(reading: Reading, proposer: Proposer) -> Iterator[tuple[Span, Proposal]]:
    """What a proposer sees in the sentences of its language, with its place in the text."""
    for sentence in reading.sentences:
        if sentence.language == proposer.language:
            start = sentence.span.start
            for proposal in proposer(reading.document.slice(sentence.span)):
                yield Span(start + proposal.start, start + proposal.end), proposal


def _taken(reading: Reading) -> bytearray:
    """A mark for each character that the rules read as part of a name or an office."""
    taken = bytearray(len(reading.document.text))
    bounds = [(name.first, name.end) for name in reading.names]
    bounds += [(office.first, office.end) for office in reading.offices]
    for first, stop in bounds:
        start, end = reading.span(first, stop)
        taken[start:end] = b"\1" * (end - start)
    return taken


def _plausible(written: str, proposal: Proposal) -> bool:
    """Whether it can be a name at all; a person's of one word is a surname, which many share."""
    words = written.split()
    return (
        bool(slug(written))
        and any(word[:1].isupper() for word in words)
        and (proposal.kind != "person" or len(words) > 1)
        and written == written.strip()
    )
