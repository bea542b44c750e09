"""What a language's file says of figures: what is counted, what is said of it, and which numbers are none.

Measures and populations are the SKOS concepts of the ontology by local name (https://www.w3.org/TR/skos-reference/).
Patterns are matched on lower-case text with its diacritics: `ölüb` (died) is not `olub` (was).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from graph_loader.errors import RuleError
from graph_loader.extract.numbers import NumberRules
from graph_loader.languages import Language, Section
from graph_loader.languages.by_language import ByLanguage

MEASURES = ("killed", "wounded", "captured", "missing", "present", "displaced", "resettled", "detained")
UNNAMED = "unnamed"  # what is said of those counted where the ontology has no concept for it
POPULATIONS = ("women", "children", "elders", "families", "soldiers", "civilians", "people")

_KEYS = (
    "unless_before", "unless_after", "link", "link_before", "after", "before", "inside", "population",
    "percent", "changes", "currency_before", "currency_after", "parts", "glue", "of_whole", "comparison", "as_of",
    "passive",
    "heads", "stops", "not_heads", "modifiers", "classifiers", "compound", "genitive", "verbal", "partitive",
    "vague_heads", "definite",
)  # fmt: skip


@dataclass(frozen=True)
class NounRules:
    """How the noun counted is found: a plural after its modifiers, or the first word that is no modifier."""

    heads: re.Pattern[str] | None
    stops: frozenset[str]
    not_heads: frozenset[str]
    modifiers: frozenset[str]
    classifiers: frozenset[str]
    compound: re.Pattern[str]
    genitive: re.Pattern[str]
    verbal: re.Pattern[str]
    partitive: re.Pattern[str]


@dataclass(frozen=True)
class FigureRules:
    """The patterns of a language; concepts are the names of their groups."""

    known: bool
    numbers: NumberRules
    nouns: NounRules
    unless_before: re.Pattern[str]
    unless_after: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    inside: re.Pattern[str]
    population: re.Pattern[str]
    percent: re.Pattern[str]
    changes: re.Pattern[str]
    currency_before: re.Pattern[str]
    currency_after: re.Pattern[str]
    parts: re.Pattern[str]
    glue: re.Pattern[str]
    of_whole: re.Pattern[str]
    comparison: re.Pattern[str]
    as_of: re.Pattern[str]
    passive: re.Pattern[str]
    vague_heads: frozenset[str]
    definite: re.Pattern[str]

    @classmethod
    def of(cls, section: Section, numbers: NumberRules) -> Self:
        section.expect(*_KEYS)
        link, link_before = section.text("link"), section.text("link_before")
        return cls(
            known=bool(section.values),
            numbers=numbers,
            nouns=NounRules(
                heads=_pattern(section, "heads", "{}") if section.text("heads") else None,
                stops=frozenset(section.words("stops")),
                not_heads=frozenset(section.words("not_heads")),
                modifiers=frozenset(section.words("modifiers")),
                classifiers=frozenset(section.words("classifiers")),
                compound=_pattern(section, "compound", "{}"),
                genitive=_pattern(section, "genitive", "{}"),
                verbal=_pattern(section, "verbal", "{}"),
                partitive=_pattern(section, "partitive", "{}"),
            ),
            unless_before=_pattern(section, "unless_before", r"(?:{})$"),
            unless_after=_pattern(section, "unless_after", "{}"),
            after=_concepts(section, "after", (*MEASURES, UNNAMED), rf"{link}\s+(?:{{}})"),
            before=_concepts(section, "before", (*MEASURES, UNNAMED), rf"\b(?:{{}}){link_before}\s*$"),
            inside=_concepts(section, "inside", MEASURES, r"\b(?:{})\b"),
            population=_concepts(section, "population", POPULATIONS, r"(?:{})$"),
            percent=_pattern(section, "percent", "{}"),
            changes=_pattern(section, "changes", r"\b(?:{})"),
            currency_before=_currencies(section, "currency_before", r"(?:{})\s?$"),
            currency_after=_currencies(section, "currency_after", r"\s?(?:{})"),
            parts=_pattern(section, "parts", r"(?:{})\s*$"),
            glue=_pattern(section, "glue", "{}"),
            of_whole=_pattern(section, "of_whole", "{}"),
            comparison=_pattern(section, "comparison", r"(?:{})\s*$"),
            as_of=_pattern(section, "as_of", r"(?:{})$"),
            passive=_pattern(section, "passive", "{}"),
            vague_heads=frozenset(section.words("vague_heads")),
            definite=_pattern(section, "definite", r"\b(?:{})\s+$"),
        )


def figure_rules(
    languages: Mapping[str, Language], numbers: Mapping[str, NumberRules]
) -> Mapping[str, FigureRules]:
    """The rules of each language by tag, over the number rules of the same languages."""
    return ByLanguage(
        languages, lambda language: FigureRules.of(language.section("figures"), numbers[language.tag])
    )


def _pattern(section: Section, key: str, wrapper: str) -> re.Pattern[str]:
    """The pattern under a key in its wrapper; one that nothing matches where the key is missing."""
    return _compile(section, key, wrapper.replace("{}", section.text(key)) if section.text(key) else "(?!)")


def _concepts(section: Section, key: str, names: tuple[str, ...], wrapper: str) -> re.Pattern[str]:
    """One alternation of a table whose keys are concepts, each a named group."""
    table = section.table(key).expect(*names)
    groups = "|".join(f"(?P<{name}>{table.text(name)})" for name in names if table.text(name))
    return _compile(section, key, wrapper.replace("{}", groups) if groups else "(?!)")


def _currencies(section: Section, key: str, wrapper: str) -> re.Pattern[str]:
    """One alternation of a table from ISO 4217 codes to patterns, each code a named group."""
    table = section.table(key)
    if not all(re.fullmatch("[A-Z]{3}", code) for code in table.values):
        raise RuleError(f"{section.file}: [{table.name}] has ISO 4217 codes as keys, such as EUR")
    groups = "|".join(f"(?P<{code}>{table.text(code)})" for code in table.values)
    return _compile(section, key, wrapper.replace("{}", groups) if groups else "(?!)")


def _compile(section: Section, key: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise RuleError(
            f"{section.file}: [{section.name}] {key} is no regular expression: {error}"
        ) from error
