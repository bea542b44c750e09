"""Persons who hold or held an office: one entity a Wikidata id, with the names in use.

No birth dates, no family ties, no gender, though the sources have them (CONTRACT section 5).
"""

import re

from graph_loader.authority.build.description import Description, text_term, wikidata_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.spelling import english
from graph_loader.authority.build.tables import Row, Tables, listed
from ontology.folding import slug

_LANGUAGES = ("en", "az", "ru", "tr")
_AZERI_LETTERS = re.compile(r"[əƏıİğĞşŞçÇöÖüÜ]|[xXqQ](?!u)")
_QUALIFIER = re.compile(r"\s*\([^)]*\)$")
_REALM = re.compile(r",? (?:(?:Hereditary |Crown )?Prince |Grand Duke )?of [A-Z].*$")
_REGNAL = re.compile(r"\b[IVX]+$|^Pope ")
_PARTICLES = frozenset(
    ("al", "ben", "da", "de", "del", "der", "di", "dos", "el", "van", "von", "la", "le", "ould")
)
_HOME = "place/azerbaijan"
# Family name first, as English texts write these names.
_FAMILY_FIRST = frozenset(
    ("place/cambodia", "place/china", "place/north-korea", "place/south-korea", "place/taiwan")
)


class People:
    """Persons found so far, by Wikidata id or path."""

    def __init__(self, tables: Tables, report: Report) -> None:
        self._report = report
        self._addresses = tables.addresses
        self._curated = {row["wikidata"]: row for row in tables.curated("persons.csv") if row["wikidata"]}
        self._by_identifier: dict[str, Description] = {}
        self._by_path: dict[str, Description] = {}
        for row in tables.curated("persons.csv"):
            if not row["wikidata"]:
                self._add_curated(row, row["path"])

    def descriptions(self) -> list[Description]:
        return list(self._by_path.values())

    def known(self, path: str) -> bool:
        return path in self._by_path

    def person(self, identifier: str, source: str, *names: str, state: str = "") -> Description:
        """The person with this Wikidata id; the names a source gives are added as other names.

        `state` is the path of the state that names the person: its texts decide which name comes first.
        """
        found = self._by_identifier.get(identifier)
        if found is None:
            found = self._by_identifier[identifier] = self._new(identifier, source, names, state)
        else:
            self._add_names(found, identifier, source, names)
        return found

    def curated_ids(self) -> list[str]:
        """The ids of the curated table, for persons whom no source table names."""
        return list(self._curated)

    def _new(self, identifier: str, source: str, names: tuple[str, ...], state: str) -> Description:
        row = self._curated.get(identifier)
        if row is not None:
            person = self._add_curated(row, f"person/{slug(row['en'])}")
        else:
            person = self._uncurated(identifier, source, names, state)
        person.add("owl:sameAs", wikidata_term(identifier))
        self._add_names(person, identifier, source, names)
        return person

    def _add_curated(self, row: Row, path: str) -> Description:
        person = self._claim(path, row["wikidata"], row["en"])
        for language in _LANGUAGES:
            person.name(language, row[language])
        for language in ("en", "az", "ru"):
            person.name(language, *listed(row[f"alt_{language}"]))
            family = row[f"family_{language}"] or family_name(row[language], state="")
            if family:
                person.add("schema:familyName", text_term(family, language))
        person.add("dcterms:source", self._addresses[row["source"]])
        return person

    def _uncurated(self, identifier: str, source: str, names: tuple[str, ...], state: str) -> Description:
        cleaned = [self._cleaned(identifier, source, name) for name in names if name]
        azeri = next((name for name in cleaned if _AZERI_LETTERS.search(name)), cleaned[0])
        azeri = azeri if state == _HOME else ""
        label = next((name for name in reversed(cleaned) if name != azeri), "") or english(azeri)
        person = self._claim(f"person/{slug(label)}", identifier, label)
        person.name("en", label)
        person.name("az", azeri)
        for language, name in (("en", label), ("az", azeri)):
            if family := family_name(name, state):
                person.add("schema:familyName", text_term(family, language))
        return person

    def _add_names(self, person: Description, identifier: str, source: str, names: tuple[str, ...]) -> None:
        for name in names:
            text = self._cleaned(identifier, source, name)
            ours = person.labels.values()
            if text and text not in ours and not _AZERI_LETTERS.search(text) and not _REALM.search(text):
                person.name("en", text)

    def _claim(self, path: str, identifier: str, label: str) -> Description:
        """A new description; a second person of one name gets the id in the path, and the name only in context."""
        namesake = self._by_path.get(path)
        if namesake is not None:
            path = f"{path}-{identifier.lower()}"
            self._report.corrected("persons", identifier, label, f"namesake of <{namesake.path}>: <{path}>")
        person = self._by_path[path] = Description(
            path=path, type="Person", only_in_context=namesake is not None
        )
        return person

    def _cleaned(self, identifier: str, source: str, name: str) -> str:
        # Some Latin spellings of the 1990s have ä for ə.
        azeri = name.replace("ä", "ə") if source.startswith("azerbaijan-cabinet") else name
        cleaned = _QUALIFIER.sub("", azeri)
        plain = _REALM.sub("", cleaned)
        # “Albert II” names somebody, “Salman” does not.
        cleaned = plain if " " in plain else cleaned
        if cleaned != name:
            self._report.corrected(source, identifier, name, f"read as {cleaned}")
        return cleaned


def family_name(name: str, state: str) -> str:
    """The part of a full name by which texts take it up again; empty where a name has no such part."""
    words = name.split()
    if len(words) < 2 or _REGNAL.search(name):
        return ""
    if state in _FAMILY_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])
