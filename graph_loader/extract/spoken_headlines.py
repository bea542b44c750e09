"""Headlines that are somebody's words: “President: We will …”, “… – Volodymyr Zelenskyy”."""

from collections.abc import Sequence

from graph_loader.extract.actors import Actor
from graph_loader.extract.reading import Reading
from graph_loader.model import Event, Participation, Span


def spoken(reading: Reading, actors: Sequence[Actor], sentence: Span, *, verb_last: bool) -> list[Event]:
    """The statement that a headline is, as a list of one, if it is any.

    A person or an office speaks, before a colon or behind a dash; where the verb comes last, also whatever opens it.
    """
    words, (first, stop) = reading.tokens.words, reading.tokens.within(sentence)
    for actor in actors:
        if actor.entity is None or actor.entity.kind not in ("person", "office"):
            labelled = actor.first == first and words[actor.end : actor.end + 1] == (":",)
            if not labelled or not verb_last:
                continue
        opens = actor.first == first and ":" in words[actor.end : stop]
        closes = actor.first > first and words[actor.first - 1] in "-–—"
        if opens or closes:
            part = Participation("agent", actor.written, sentence, actor.entity, actor.acting_as)
            span = reading.span(actor.first, actor.end)
            return [Event("PressStatement", span, (sentence,), participations=(part,))]
    return []
