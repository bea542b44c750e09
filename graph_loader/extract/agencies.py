"""Agencies and firms known only by where they stand: who reports, who was told, and whose post it is.

“…, Trend reports”, “a source told Trend.”; where verbs come last, “«Report» xəbər verir ki”, “Trend İran mediasına
istinadən xəbər verir”, “«Euronews»a müsahibə verib”, “«Bulgartransgaz»ın icraçı direktoru”. Words: `crediting` and
`telling` of `[grammar]`.
"""

from collections.abc import Callable, Iterator

from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.noun_phrases import CLOSING, OPENING, is_name_word
from graph_loader.extract.reading import Name, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity

Identify = Callable[[str, tuple[str, ...], str], Entity]

_LONGEST = 3  # words of an agency's name; of one in quotation marks, a little more
_LONGEST_QUOTED = 5
_SOURCE_REACH = 9  # words between an agency and its verb: “İran Xarici İşlər Nazirliyinə istinadən”
_TOLD_REACH = 4  # words between the told and the verb: “«Report»a nazirlikdən bildirilib”
_TITLE_REACH = 2  # words that modify a title


def by_order(
    reading: Reading, first: int, stop: int, rules: NamingRules, identify: Identify
) -> Iterator[Name]:
    """Unknown names before “reports” and behind “told”."""
    tokens, grammar = reading.tokens, rules.grammar
    for index in range(first + 1, stop):
        end = index
        while end < stop and is_name_word(tokens, end, rules) and reading.owner[end] is None:
            end += 1
        if end == index or end - index > _LONGEST:
            continue
        reports = tokens.words[index - 1] == "," and end < stop and tokens.words[end] in grammar.crediting
        hears = tokens.words[index - 1] in grammar.telling and (
            end == stop or tokens.words[end] in (".", ",")
        )
        if reports or hears:
            yield _entity(reading, index, end, (index, end), "nominative", rules, identify)


def by_case(
    reading: Reading, first: int, stop: int, rules: NamingRules, identify: Identify
) -> Iterator[Name]:
    """Unknown names of one sentence that stand where an agency names itself or where its reporter is told."""
    words, index = reading.tokens.words, first
    while index < stop:
        inner = _name(reading, index, stop, rules)
        if inner is None:
            index += 1
            continue
        begin, end, first_word, last_word = inner
        opens = index == first or words[index - 1] == ","
        case, after = _ending(reading, end, stop, rules)
        if (opens and after == end and _reports(reading, end, stop, rules)) or (
            case == "dative" and _told(reading, after, stop, rules)
        ):
            yield _entity(reading, begin, after, (first_word, last_word), case, rules, identify)
        index = end


def owners(reading: Reading, first: int, stop: int, rules: NamingRules, identify: Identify) -> Iterator[Name]:
    """Names in quotation marks with the ending of an owner, right before a title."""
    for index in range(first, stop):
        inner = _quoted(reading, index, stop)
        if inner is None:
            continue
        begin, end, first_word, last_word = inner
        case, after = _ending(reading, end, stop, rules)
        if case == "genitive" and any(
            rules.heads.at(reading.tokens, at, stop) for at in range(after, min(stop, after + _TITLE_REACH))
        ):
            yield _entity(reading, begin, after, (first_word, last_word), case, rules, identify)


def _name(reading: Reading, index: int, stop: int, rules: NamingRules) -> tuple[int, int, int, int] | None:
    """Where an unknown name begins and ends, and its words without quotation marks; None where none begins."""
    tokens = reading.tokens
    if tokens.words[index] in OPENING:
        return _quoted(reading, index, stop)
    end = index
    while (
        end < stop
        and end - index < _LONGEST
        and is_name_word(tokens, end, rules)
        and reading.owner[end] is None
    ):
        end += 1
        if end + 1 < stop and tokens.words[end] == "." and tokens.adjacent(end - 1) and tokens.adjacent(end):
            end += 2  # "Oxu.Az"
    return (index, end, index, end) if end > index and _unowned(reading, index, end) else None


def _quoted(reading: Reading, index: int, stop: int) -> tuple[int, int, int, int] | None:
    tokens = reading.tokens
    if tokens.words[index] not in OPENING or index + 1 >= stop or not tokens.capitalised(index + 1):
        return None
    for closing in range(index + 2, min(stop, index + 2 + _LONGEST_QUOTED)):
        if tokens.words[closing] in CLOSING:
            unowned = _unowned(reading, index + 1, closing)
            return (index, closing + 1, index + 1, closing) if unowned else None
    return None


def _unowned(reading: Reading, first: int, end: int) -> bool:
    """Whether no word of a stretch is part of a name already read."""
    return not any(reading.owner[first:end])


def _ending(reading: Reading, end: int, stop: int, rules: NamingRules) -> tuple[str, int]:
    """The case that an ending behind a quotation mark or hyphen gives, and where the word then ends."""
    tokens = reading.tokens
    at = end + 1 if end < stop and tokens.words[end] == "-" and tokens.adjacent(end - 1) else end
    if at < stop and tokens.adjacent(at - 1) and tokens.words[at].isalpha():
        case = rules.inflection.case_of(tokens.words[at])
        if case is not None:
            return case, at + 1
    return "nominative", end


def _reports(reading: Reading, end: int, stop: int, rules: NamingRules) -> bool:
    """“xəbər verir” right behind, or behind the source that it is taken from."""
    words = reading.tokens.words
    if end < stop and words[end] in rules.grammar.crediting:
        return True
    near = words[end : min(stop, end + _SOURCE_REACH)]
    cited = next((n for n, word in enumerate(near) if word.startswith(_CITING)), None)
    return cited is not None and cited + 1 < len(near) and near[cited + 1] in rules.grammar.crediting


def _told(reading: Reading, after: int, stop: int, rules: NamingRules) -> bool:
    telling = tuple(rules.grammar.telling)
    return any(
        word.startswith(telling) for word in reading.tokens.words[after : min(stop, after + _TOLD_REACH)]
    )


def _entity(
    reading: Reading,
    begin: int,
    end: int,
    inner: tuple[int, int],
    case: str,
    rules: NamingRules,
    identify: Identify,
) -> Name:
    form = reading.tokens.written(*inner)
    return Name(begin, end, identify(form, tuple(words_of(form)), rules.language), case, form)


_CITING = ("istinad",)  # what stands between a source and “xəbər verir”
