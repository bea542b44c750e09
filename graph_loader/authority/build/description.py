"""One row of the authority in the making, and how it is written in Turtle.

Syntax: https://www.w3.org/TR/turtle/; properties: CONTRACT section 4.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ontology.folding import search_key, sort_key
from ontology.prefixes import PREFIXES

_ORDER = (
    "rdfs:label",
    "skos:altLabel",
    "xr:contextualName",
    "schema:familyName",
    "xr:officeTitle",
    "xr:demonym",
    "xr:placeKind",
    "xr:officeOf",
    "xr:ofState",
    "xr:holder",
    "xr:office",
    "xr:edtf",
    "xr:startDate",
    "xr:endDate",
    "xr:asOf",
    "xr:containedIn",
    "wgs:lat",
    "wgs:long",
    "skos:notation",
    "skos:note",
    "owl:sameAs",
    "skos:exactMatch",
    "dcterms:source",
    "xr:searchKey",
    "xr:sortKey",
    "xr:status",
)


@dataclass
class Description:
    """What the authority will say of one entity: a class, names by language, and further Turtle terms by property.

    `only_in_context`: every name of it is another's too, and means this one only beside a title or a container.
    """

    path: str
    type: str
    labels: dict[str, str] = field(default_factory=dict)
    alternatives: set[tuple[str, str]] = field(default_factory=set)
    contextual: set[tuple[str, str]] = field(default_factory=set)
    terms: dict[str, set[str]] = field(default_factory=dict)
    only_in_context: bool = False

    def name(self, language: str, *names: str) -> None:
        """Add names in a language: the first ever given is the label, any other an alternative."""
        for text in names:
            if text and self.labels.setdefault(language, text) != text:
                self.alternatives.add((text, language))

    def contextual_name(self, language: str, *names: str) -> None:
        """Add names that mean this entity only beside its head noun, its title or its container."""
        self.contextual.update((text, language) for text in names if text)

    def add(self, prop: str, *terms: str) -> None:
        """Add Turtle terms as values of a property; empty ones are left out."""
        self.terms.setdefault(prop, set()).update(term for term in terms if term)

    def has(self, prop: str) -> bool:
        return bool(self.terms.get(prop))

    def has_value(self, prop: str, term: str) -> bool:
        return term in self.terms.get(prop, ())

    def turtle(self) -> str:
        """The description as one Turtle block, its properties and values in a fixed order."""
        values = {prop: sorted(terms) for prop, terms in self.terms.items() if terms}
        values["rdfs:label"] = sorted(_tagged(self.labels.items()))
        values["skos:altLabel"] = sorted(_tagged((lang, text) for text, lang in self.alternatives))
        values["xr:contextualName"] = sorted(_tagged((lang, text) for text, lang in self.contextual))
        if self.only_in_context:
            values["xr:contextualName"] = sorted({*values["rdfs:label"], *values["skos:altLabel"]})
        if self.labels:
            names = {*self.labels.values(), *(text for text, _ in self.alternatives | self.contextual)}
            values["xr:searchKey"] = sorted(text_term(key) for key in {search_key(name) for name in names})
            values["xr:sortKey"] = [text_term(sort_key(self.labels.get("az", self.labels["en"])))]
            values["xr:status"] = [text_term("curated")]
        lines = [f"<{self.path}> a xr:{self.type}"]
        lines += [f"  {prop} {', '.join(values[prop])}" for prop in _ORDER if values.get(prop)]
        return " ;\n".join(lines) + " .\n"


def text_term(text: str, language: str = "") -> str:
    """A string literal as Turtle writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def day_term(day: str) -> str:
    """An xsd:date literal."""
    return f'"{day}"^^xsd:date'


def decimal_term(number: str) -> str:
    """An xsd:decimal: Turtle takes a number without a point for an integer."""
    return number if "." in number else f"{number}.0"


def entity_term(path: str) -> str:
    """An entity of the dataset, relative to `{base}id/`."""
    return f"<{path}>"


def wikidata_term(identifier: str) -> str:
    """A Wikidata entity, or nothing for an empty identifier."""
    return f"wd:{identifier}" if identifier else ""


def document(title: str, descriptions: Iterable[Description]) -> str:
    """A Turtle file: prefixes in use, then the descriptions sorted by path; ValueError for one path twice."""
    rows = sorted(descriptions, key=lambda d: d.path)
    twice = sorted({one.path for one, other in pairwise(rows) if one.path == other.path})
    if twice:
        raise ValueError(f"two rows share a path: {', '.join(twice)}; give one of them another English name")
    body = "\n".join(row.turtle() for row in rows)
    used = [
        f"@prefix {name}: <{iri}> .\n"
        for name, iri in sorted(PREFIXES.items())
        if f" {name}:" in body or f"^^{name}:" in body
    ]
    return (
        f"# {title}\n# IRIs are relative to the base IRI of the dataset and `id/`.\n{''.join(used)}\n{body}"
    )


def _tagged(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [text_term(text, language) for language, text in pairs]
