"""What completes a title on its right: “of the Republic of Armenia”, “обороны Азербайджана”, “in 1991-1994”."""

from graph_loader.extract.bodies import Bodies
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import NounPhrases, is_name_word
from graph_loader.extract.reading import Reading
from graph_loader.model import Entity, Phase


class TitleComplements:
    """Reads the state or body behind a title, where a preposition joins it."""

    def __init__(self, phrases: NounPhrases, bodies: Bodies) -> None:
        self._phrases = phrases
        self._bodies = bodies

    def read(self, reading: Reading, end: int, stop: int, rules: NamingRules) -> tuple[int, Entity | None]:
        """Where “of the Republic of Armenia” ends, and the state or body it names."""
        tokens = reading.tokens
        if end >= stop or tokens.words[end] not in rules.prepositions:
            return end, None
        preposition = tokens.words[end]
        begin = end + 1
        while begin < stop and tokens.words[begin] in ("the", "a", "an", "its", "his", "our"):
            begin += 1
        if begin >= stop or tokens.words[begin - 1] in ("a", "an", "his", "our", "its"):
            return end, None
        owner = reading.owner[begin]
        inner = rules.heads.at(tokens, begin, stop) if owner is None and begin > end + 1 else None
        if inner is not None and inner[0] < stop and tokens.words[inner[0]] in rules.grammar.of:
            return self.read(reading, inner[0], stop, rules)  # "Adviser to the Prime Minister of Poland"
        if preposition in ("to", "in", "at", "on") and (owner is None or owner.entity.kind == "person"):
            return end, None
        if preposition in ("in", "at", "on") and owner is not None and owner.entity.kind == "place":
            return end, None
        if not is_name_word(tokens, begin, rules):
            return end, None
        phrase_end = self._phrases.end(reading, begin, stop, rules)
        last = reading.owner[phrase_end - 1] if phrase_end > begin else None
        if last is not None and last.entity.kind != "person":
            phrase_end = max(phrase_end, last.end)  # "of the Mangystau region"
        phrase_end = _without_person(reading, begin, phrase_end, rules)
        if phrase_end == begin:
            return end, None
        return phrase_end, self._owner_in(reading, begin, phrase_end, rules)

    def _owner_in(self, reading: Reading, begin: int, end: int, rules: NamingRules) -> Entity | None:
        """The state or body that the phrase after “of” names: its last known name, else a proposed body."""
        names = [
            name for name in reading.names_in(begin, end) if name.entity.kind in ("organization", "place")
        ]
        if names:
            return names[-1].entity
        tokens = reading.tokens
        if any(rules.body_heads.at(tokens, index, end) for index in range(begin, end)):
            return self._bodies.entity(tokens.written(begin, end), tokens.words[begin:end], rules.language)
        return None


def genitive_behind(reading: Reading, end: int, stop: int, rules: NamingRules) -> tuple[int, Entity | None]:
    """Where “обороны Азербайджана” ends, and whose office it is: the first name in the genitive behind a title."""
    tokens, index, owner = reading.tokens, end, None
    while index < stop:
        name = reading.owner[index]
        if name is not None:
            if name.entity.kind == "person" or name.case not in ("genitive", "nominative"):
                break
            owner = owner or name.entity
            index = end = name.end
        elif tokens.words[index] in rules.portfolio:
            index = end = index + 1
        elif tokens.words[index] in rules.connectors:
            index += 1
        else:
            break
    return end, owner


def behind_post(reading: Reading, end: int, stop: int, rules: NamingRules) -> int:
    """Where “to the Kyrgyz Republic” ends behind an office whose state is known; `end` where it does not follow."""
    index = end + 1
    if index >= stop or reading.tokens.words[end] not in rules.locative:
        return end
    while index < stop and reading.tokens.words[index] in rules.grammar.articles:
        index += 1
    name = reading.name_at(index) if index < stop else None
    return name.end if name is not None and name.known and name.entity.kind != "person" else end


def past_term(reading: Reading, end: int, stop: int, phase: Phase) -> tuple[int, Phase]:
    """“President of Ukraine in 1991-1994 Leonid Kravchuk”: years of a term after an office make it a former one."""
    words = reading.tokens.words
    if (
        end + 4 < stop
        and words[end] == "in"
        and words[end + 2] in "-–"
        and words[end + 1].isdigit()
        and words[end + 3].isdigit()
    ):
        return end + 4, "former"
    return end, phase


def _without_person(reading: Reading, begin: int, end: int, rules: NamingRules) -> int:
    """Cuts an unknown person's name off the end: what follows the last word that belongs to an office or body."""
    tokens = reading.tokens
    tail = end
    while tail > begin and reading.owner[tail - 1] is None and _may_be_person(reading, tail - 1, rules):
        tail -= 1
    size = end - tail
    if tail == begin:
        # Nothing known before it: the last two words are the person, if three or more stand together.
        return end - 2 if size >= 3 and tokens.words[end - 1] not in rules.portfolio else end
    if size in (2, 3) and tokens.words[tail] not in rules.connectors:
        return tail
    return end


def _may_be_person(reading: Reading, index: int, rules: NamingRules) -> bool:
    tokens = reading.tokens
    return (
        is_name_word(tokens, index, rules)
        and tokens.words[index] not in rules.portfolio
        and not rules.body_heads.at(tokens, index, index + 1)
        and not rules.place_after.at(tokens, index, index + 1)
        and not tokens.written(index, index + 1).isupper()
    )
