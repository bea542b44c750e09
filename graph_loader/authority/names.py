"""The written forms under which a text may name what the authority knows.

Labels: CONTRACT section 4; case endings: `az_cases`, `ru_cases`.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graph_loader.authority import az_cases, ru_cases
from graph_loader.authority.facts import RDFS_LABEL, SCHEMA_FAMILY_NAME, SKOS_ALT_LABEL, XR, Description
from graph_loader.model import Entity

Case = az_cases.Case | ru_cases.Case

_CONTEXTUAL_NAME = f"{XR}contextualName"
_OFFICE_TITLE = f"{XR}officeTitle"
_PLACE_KIND = f"{XR}placeKind"
_RUSSIAN_KIND: Mapping[str, ru_cases.Kind] = {"person": "person", "office": "title"}


class NameForm(NamedTuple):
    """One written form of one entity; other entities may share it.

    `bare` is False where the form names the entity only beside its head noun or container (“Sus village”, “Nice,
    France”), since it is also a word or another name. `surname_only` forms name a person beside a title, or where the
    full name stands in the same item. A village is never `bare`: there are many of one name, and many are also words.
    """

    form: str
    language: str
    entity: Entity
    nominative: str
    case: Case = "nominative"
    bare: bool = True
    surname_only: bool = False


class TitleForm(NamedTuple):
    """One written form of an office's title without its state or body (“Prime Minister”, “Baş nazirin”)."""

    form: str
    language: str
    title: str
    case: Case = "nominative"


def name_forms(entity: Entity, described: Description) -> Iterator[NameForm]:
    """Every written form of an entity: labels, family names, and their Azerbaijani and Russian cases."""
    contextual = described.get(_CONTEXTUAL_NAME, [])
    village = any(kind.text == "village" for kind in described.get(_PLACE_KIND, ()))
    names = (*described.get(RDFS_LABEL, ()), *described.get(SKOS_ALT_LABEL, ()), *contextual)
    for value in dict.fromkeys(names):
        bare = not village and value not in contextual
        yield from _inflected(NameForm(value.text, value.language, entity, value.text, bare=bare))
    for name, language in described.get(SCHEMA_FAMILY_NAME, ()):
        yield from _inflected(NameForm(name, language, entity, name, surname_only=True))


def title_forms(described: Description) -> Iterator[TitleForm]:
    """Every written form of an office's titles."""
    for title, language in described.get(_OFFICE_TITLE, ()):
        forms: Mapping[str, Case] = {title: "nominative"}
        if language == "az":
            forms = az_cases.case_forms(title, possessed=title.endswith(("ı", "i", "u", "ü")))
        elif language == "ru":
            forms = ru_cases.case_forms(title, "title")
        for form, case in forms.items():
            yield TitleForm(form, language, title, case)


def _inflected(name: NameForm) -> Iterator[NameForm]:
    forms: Mapping[str, Case] = {name.form: "nominative"}
    # Beside its head noun a place's name stays as it is and the noun inflects: “Sus kəndinə”.
    if name.entity.kind != "place" or name.bare:
        if name.language == "az":
            possessed = False if name.entity.kind == "person" else None
            forms = az_cases.case_forms(name.form, possessed=possessed)
        elif name.language == "ru":
            forms = ru_cases.case_forms(name.form, _RUSSIAN_KIND.get(name.entity.kind, "thing"))
    for form, case in forms.items():
        yield name._replace(form=form, case=case)
