"""The rules by which accounts are compared, read from `rules.toml` beside this module; the file explains them.

Format: https://toml.io/en/v1.0.0
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from graph_loader.errors import RuleError
from ontology import EVENT_TYPES

KINDS_OF_EVIDENCE = frozenset(
    {
        "agent",
        "agents",
        "parties",
        "subject",
        "object",
        "words",
        "place",
        "locality",
        "about",
        "name",
        "told",
        "elsewhere",
        "retold",
        "spot",
        "day",
        "occasion",
        "mention",
        "site",
    }
)


@dataclass(frozen=True, slots=True)
class TypeRules:
    """What accounts of one event type need in common; `family` is the first of the types compatible with it."""

    family: str
    evidence: tuple[frozenset[str], ...]
    deciding: frozenset[str]
    parties: bool = False
    subject: bool = False
    placeless: bool = False
    dateless: bool = False
    brief: bool = False
    news: bool = False
    verbatim: bool = False

    def weighs(self, kind: str) -> bool:
        """Whether evidence of this kind can decide."""
        return kind in self.deciding

    def satisfied_by(self, evidence: frozenset[str]) -> bool:
        """Whether one of the sets of evidence is complete."""
        return any(needed <= evidence for needed in self.evidence)


@dataclass(frozen=True)
class Rules:
    """Scores in hundredths, spans in days, and one TypeRules for every event type."""

    accept: int
    scores: Mapping[str, int]
    longest: int
    published_lag: int
    published_apart: int
    mentioned_lag: int
    types: Mapping[str, TypeRules]

    @cached_property
    def ways(self) -> Mapping[str, frozenset[frozenset[str]]]:
        """By family: the sets of evidence that suffice for any of its types."""
        found: dict[str, frozenset[frozenset[str]]] = {}
        for needs in self.types.values():
            found[needs.family] = found.get(needs.family, frozenset()) | frozenset(needs.evidence)
        return found


@cache
def rules() -> Rules:
    """The rules of this package."""
    return parse_rules(files("graph_loader.links").joinpath("rules.toml").read_text(encoding="utf-8"))


def parse_rules(text: str) -> Rules:
    """Read rules from TOML; RuleError where a type or kind of evidence is unknown, or one is missing."""
    raw = tomllib.loads(text)
    missing = set(EVENT_TYPES) ^ set(raw["types"])
    if missing:
        raise RuleError(
            f"links/rules.toml: [types] and the ontology's event types differ in {sorted(missing)}; "
            "give each event type one table."
        )
    families = {name: group[0] for group in raw["compatible"] for name in group}
    types = {name: _type_rules(name, table, families.get(name, name)) for name, table in raw["types"].items()}
    return Rules(accept=raw["accept"], scores=raw["scores"], types=types, **raw["dates"])


def _type_rules(name: str, table: Mapping[str, Any], family: str) -> TypeRules:
    evidence = tuple(frozenset(needed) for needed in table["evidence"])
    deciding = frozenset().union(*evidence)
    unknown = deciding - KINDS_OF_EVIDENCE
    if unknown:
        raise RuleError(
            f"links/rules.toml: type {name} asks for evidence {sorted(unknown)}, which nothing gives; "
            f"use {sorted(KINDS_OF_EVIDENCE)}."
        )
    options = {key: value for key, value in table.items() if key != "evidence"}
    return TypeRules(family=family, evidence=evidence, deciding=deciding, **options)
