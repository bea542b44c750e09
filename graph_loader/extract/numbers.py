"""Reads numbers as written: in digits by the language's marks, in words, with a scale, with a hedge.

The marks are those of CLDR (https://cldr.unicode.org/translation/number-currency-formats/number-symbols); where
publishers mix them, the shape decides.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self, get_args

from graph_loader.errors import RuleError
from graph_loader.languages import Language, Section
from graph_loader.languages.by_language import ByLanguage
from graph_loader.model import Qualifier
from ontology.folding import fold_characters

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*"
# Before a number: no letter or digit, no sign that makes it part of a code, a time or a longer number.
_START = r"(?:(?<![\w#№])|(?<=\$a))(?<!\d[.,:/])(?<![^\W\d_]-)"
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_HUNDRED = 100
_KEYS = (
    "words", "scales", "datives", "dative_before", "glued", "money_signs", "joint", "suffix", "hyphenated",
    "point_groups", "vague", "before", "after",
)  # fmt: skip
_QUALIFIERS = get_args(Qualifier)


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression in a folded sentence, by its places there; `in_words` where it has no digits."""

    start: int
    end: int
    value: Decimal
    in_words: bool


@dataclass(frozen=True)
class NumberRules:
    """How a language writes numbers; all words folded.

    `point_groups`: a point before three digits parts thousands (1.275) unless a scale or % follows.
    """

    atom: re.Pattern[str]
    next_atom: re.Pattern[str]
    joint: re.Pattern[str]
    words: Mapping[str, int]
    scales: Mapping[str, int]
    glued: Mapping[str, int]
    money_signs: str
    point_groups: bool
    vague: re.Pattern[str]
    before: Mapping[Qualifier, re.Pattern[str]]
    after: Mapping[Qualifier, re.Pattern[str]]

    @classmethod
    def of(cls, section: Section) -> Self:
        section.expect(*_KEYS)
        words, scales, datives, glued = (
            _values(section, key) for key in ("words", "scales", "datives", "glued")
        )
        no_code = rf"(?![\w:]|-(?!{section.text('hyphenated', '(?!)')})[^\W\d_])"
        glue = rf"(?P<glued>{_choice(glued)})(?!\w)"
        digits = rf"(?P<digits>(?>{_DIGITS}))(?:{glue}|{section.text('suffix')}{no_code})"
        dative = rf"(?P<dative>{_choice(datives)})(?={section.text('dative_before', '(?!)')})"
        atom = rf"(?:{digits}|(?P<word>{_choice(words | scales)})(?!\w)|{dative})"
        return cls(
            atom=re.compile(_START + atom),
            next_atom=re.compile(atom),
            joint=_compiled(section, "joint", r"[ \u00a0-]"),
            words=words,
            scales=scales | datives,
            glued=glued,
            money_signs=section.text("money_signs"),
            point_groups=section.flag("point_groups"),
            vague=_compiled(section, "vague", "(?!)"),
            before=_hedges(section.table("before"), r"(?:{})\s*$"),
            after=_hedges(section.table("after"), r"(?:{})"),
        )


def number_rules(languages: Mapping[str, Language]) -> Mapping[str, NumberRules]:
    """The rules of each language by tag."""
    return ByLanguage(languages, lambda language: NumberRules.of(language.section("numbers")))


def _choice(words: Mapping[str, int]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) or "(?!)"


def _values(section: Section, key: str) -> dict[str, int]:
    values = section.table(key).strings()
    try:
        return {fold_characters(word): int(value) for word, value in values.items()}
    except ValueError as error:
        raise RuleError(
            f"{section.file}: [{section.name}.{key}] holds whole numbers only: {error}"
        ) from error


def _compiled(section: Section, key: str, default: str) -> re.Pattern[str]:
    try:
        return re.compile(section.text(key, default))
    except re.error as error:
        raise RuleError(
            f"{section.file}: [{section.name}] {key} is no regular expression: {error}"
        ) from error


def _hedges(table: Section, wrapper: str) -> dict[Qualifier, re.Pattern[str]]:
    table.expect(*_QUALIFIERS)
    return {
        qualifier: re.compile(wrapper.replace("{}", table.text(qualifier)))
        for qualifier in _QUALIFIERS
        if table.text(qualifier)
    }


def find_numbers(folded: str, rules: NumberRules) -> Iterator[Number]:
    """The number expressions of a folded text in order, without overlaps; ordinals and codes are none."""
    position = 0
    while first := rules.atom.search(folded, position):
        atoms = [first]
        while following := _joined(folded, atoms[-1], rules):
            atoms.append(following)
        position = atoms[-1].end()
        if first["glued"] and folded[first.start() - 1 : first.start()] not in tuple(rules.money_signs):
            continue  # "5m" is five metres, "$5m" five million
        value = _value(folded, atoms, rules)
        if value is not None:
            in_words = not any(atom["digits"] for atom in atoms)
            yield Number(first.start(), position, value, in_words)


def _joined(folded: str, atom: re.Match[str], rules: NumberRules) -> re.Match[str] | None:
    """The atom that goes on with this number: "3 min 500", "two hundred and five", "1.5 million"."""
    joint = rules.joint.match(folded, atom.end())
    following = rules.next_atom.match(folded, joint.end()) if joint else None
    if following is None:
        return None
    before, after = _weight(atom, rules), _weight(following, rules)
    if atom["digits"] and not following["digits"]:
        return following if _word(following) in rules.scales else None
    if following["digits"]:
        return following if before >= _HUNDRED and _plain(following) < before else None
    return following if after >= _HUNDRED or after < before else None


def _word(atom: re.Match[str]) -> str:
    return atom["word"] or atom["dative"] or ""


def _weight(atom: re.Match[str], rules: NumberRules) -> Decimal:
    """What a following smaller atom is added below: 5 in "five", 10 in "twenty", 1000 in "thousand"."""
    if atom["digits"]:
        return Decimal(0)
    word = _word(atom)
    value = rules.scales.get(word) or rules.words[word]
    return Decimal(10 if 20 <= value < _HUNDRED or value == 10 else value if value >= _HUNDRED else 1)


def _plain(atom: re.Match[str]) -> int:
    digits = re.sub(r"\D", "", atom["digits"])
    return int(digits)


def _value(folded: str, atoms: list[re.Match[str]], rules: NumberRules) -> Decimal | None:
    total = current = Decimal(0)
    scaled = len(atoms) > 1
    for atom in atoms:
        if atom["digits"]:
            exact = scaled or atom["glued"] is not None or _is_share(folded, atom.end())
            part = _of_digits(atom["digits"], exact, rules)
            if part is None:
                return None
            current += part * rules.glued.get(atom["glued"] or "", 1)
        elif _word(atom) in rules.words:
            current += rules.words[_word(atom)]
        else:
            scale = rules.scales[_word(atom)]
            if not current and rules.vague.search(folded, max(0, atom.start() - 24), atom.start()):
                return None  # "several thousand", "millions"
            current = (current or Decimal(1)) * scale
            if scale > _HUNDRED:
                total, current = total + current, Decimal(0)
    value = total + current
    return Decimal(int(value)) if value == value.to_integral_value() else value


def _is_share(folded: str, end: int) -> bool:
    return folded[end : end + 2].strip()[:1] == "%"


def _of_digits(digits: str, scaled: bool, rules: NumberRules) -> Decimal | None:
    """The value of digits with marks; None where they are no number (1.2.3)."""
    bare = re.sub(r"[ \u00a0\u202f]", "", digits)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return Decimal(bare)
    grouped = _GROUPED.fullmatch(bare)
    if grouped and (len(marks) > 1 or _parts_thousands(marks[0], scaled, rules)):
        return Decimal(re.sub(r"[.,]", "", bare))
    if len(set(marks)) == 2:  # 1,234.5 or 1.234,5: the last mark is the decimal one
        whole, _, fraction = bare.rpartition(marks[-1])
        return Decimal(re.sub(r"[.,]", "", whole) + "." + fraction)
    return Decimal(bare.replace(",", ".")) if len(marks) == 1 else None


def _parts_thousands(mark: str, scaled: bool, rules: NumberRules) -> bool:
    return not scaled if rules.point_groups else mark == ","


def hedge_of(folded: str, start: int, end: int, rules: NumberRules) -> tuple[Qualifier, int, int]:
    """How sure a number at these places is said to be, and the places with the words that say so."""
    for qualifier, pattern in rules.before.items():
        if hedge := pattern.search(folded, max(0, start - 40), start):
            return qualifier, hedge.start(), end
    for qualifier, pattern in rules.after.items():
        if hedge := pattern.match(folded, end):
            return qualifier, start, hedge.end()
    return "exact", start, end
