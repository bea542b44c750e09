"""What a verb says of an office: who has it, takes it or leaves it (“X was elected Speaker”, “X nazir seçilib”)."""

import re
from collections.abc import Mapping

from graph_loader.extract.grammar import Grammar
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import OfficePhrase, Reading
from graph_loader.model import Phase

_ACTIVE = re.compile(r"e(?:dib|diblar|tdi|tdilar|tmisdir|dir|dacak|tti|tmisti|diyor|decek)")
_VERBAL_NOUNS = ("masi", "malari", "masini", "masina", "masinin")
_REACH = 9  # words between a person and the office that a verb gives to it


def predicate(reading: Reading, rules_of: Mapping[str, NamingRules]) -> None:
    """Gives offices their persons where a verb joins them: “X was elected Speaker”, “named X as Prime Minister”."""
    for office in reading.offices:
        if office.person is not None or office.label is not None:
            continue
        first, stop = reading.bounds[reading.sentence_of(office.first)]
        rules = rules_of[reading.sentences[reading.sentence_of(office.first)].language]
        phase = (
            _phase_after(reading, office, stop, rules.grammar)
            if rules.genitive
            else _phase_before(reading, office, first, rules.grammar)
        )
        if phase is None:
            phase = _phase_around(reading, office, first, rules.grammar)
        if phase is None:
            continue
        persons = [n for n in reading.names_in(first, office.first) if n.entity.kind == "person"]
        if rules.genitive and _appoints(reading, office, stop):
            persons = [n for n in persons if n.case == "accusative"]
        if persons and office.first - persons[-1].end <= _REACH:
            office.person, office.phase = persons[-1], phase


def _phase_before(reading: Reading, office: OfficePhrase, first: int, grammar: Grammar) -> Phase | None:
    """What the verb before an office says of it; None where no verb gives it to anybody."""
    words, index = reading.tokens.words, office.first - 1
    while index > first and words[index] in grammar.post_words and office.first - index <= 6:
        index -= 1
    if index <= first or words[index] not in grammar.office_verbs:
        return None
    return "former" if words[index - 1] in grammar.past_auxiliaries else "current"


def _phase_around(reading: Reading, office: OfficePhrase, first: int, grammar: Grammar) -> Phase | None:
    """“elects Edgars Rinkēvičs President of Latvia”: the verb stands before the person, right before the office."""
    person = reading.name_before(office.first)
    if (
        person is None
        or person.entity.kind != "person"
        or person.end != office.first
        or person.first <= first
    ):
        return None
    return "current" if reading.tokens.words[person.first - 1] in grammar.office_verbs else None


def _phase_after(reading: Reading, office: OfficePhrase, stop: int, grammar: Grammar) -> Phase | None:
    """The same for Azerbaijani: “X nazir təyin edilib”, “X nazir vəzifəsindən azad edilib”."""
    words = reading.tokens.words
    following = words[office.end : min(stop, office.end + 3)]
    if not following or following[0].endswith(_VERBAL_NOUNS) or following[-1].endswith(_VERBAL_NOUNS):
        return None  # "Prezident seçilməsi münasibətilə": not whoever stands before it
    if following[0].startswith(grammar.office_verbs_after):
        return "current"
    if not following[0].startswith(grammar.office_words) or len(following) < 2:
        return None
    return "current" if following[1].startswith(grammar.office_verbs_after) else "former"


def _appoints(reading: Reading, office: OfficePhrase, stop: int) -> bool:
    """“X Y-i nazir təyin edib”: the verb is active, and whoever stands in the nominative appoints."""
    return any(
        _ACTIVE.fullmatch(word) for word in reading.tokens.words[office.end : min(stop, office.end + 4)]
    )
