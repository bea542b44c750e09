"""Case endings in folded letters: for title heads and head nouns, and for names that no authority knows.

Known names have their forms generated (`graph_loader.authority.az_cases`, `ru_cases`); only unknown ones are ever
taken apart here. Grammar: `[inflection]` of the language files. Where names keep their spelling before an apostrophe
(Turkish, Türk Dil Kurumu, Yazım Kılavuzu: “Bakü'de”), what follows it tells the case of known and unknown names alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph_loader.authority import ru_cases
from graph_loader.errors import RuleError
from graph_loader.extract.tokens import words_of
from graph_loader.languages import Section

_SHORTEST_PLACE = 4  # letters of a word with its ending: “Bakıda”


class Ending(NamedTuple):
    """A case and the length of its ending as written; `nominative` is the phrase where another word than its last
    declines (“министром обороны”)."""

    case: str = "nominative"
    length: int = 0
    nominative: str | None = None


@dataclass(frozen=True, slots=True)
class Inflection:
    """The endings of one language; empty for languages whose names do not inflect.

    `harmony`: the endings of unknown names are those of `graph_loader.authority.az_cases`.
    """

    possessive: tuple[str, ...] = ("",)
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"nominative": ("",)})
    surnames: tuple[str, ...] = ()
    apostrophe: bool = False
    declension: str = ""
    harmony: bool = False

    @classmethod
    def of(cls, section: Section) -> "Inflection":
        section.expect("possessive", "cases", "surnames", "apostrophe", "declension", "harmony")
        if (declension := section.text("declension")) not in ("", "russian"):
            raise RuleError(
                f"{section.file}: [inflection] declension {declension!r}: give russian, or leave it out"
            )
        if not section.values:
            return cls()
        return cls(
            section.words("possessive") or ("",),
            section.table("cases").lists(),
            section.words("surnames"),
            section.flag("apostrophe"),
            declension,
            section.flag("harmony"),
        )

    def case_of(self, ending: str) -> str | None:
        """The case of a folded ending that stands apart from its name: `de` of “Bakü'de”; None where it is none."""
        if not (self.apostrophe or self.harmony):
            return None
        return next((case for case, endings in self.cases.items() if ending in endings), None)

    def says_where(self, word: str) -> bool:
        """Whether a folded word has an ending that makes it a place or a source, so that no name goes on with it."""
        endings = (*self.cases.get("locative", ()), *self.cases.get("ablative", ()))
        return self.harmony and len(word) > _SHORTEST_PLACE and word.endswith(endings)

    def forms(self, heads: Iterable[str]) -> dict[tuple[str, ...], Ending]:
        """Every folded form of each head, as words, with its ending; the earlier reading of a form wins.

        `naziri` is read as the head with its possessive before it is read as an accusative.
        """
        if self.declension:
            return _declined(heads)
        found: dict[tuple[str, ...], Ending] = {}
        for case, endings in self.cases.items():
            for head in heads:
                *lead, last = words_of(head)
                for possessive in self.possessive:
                    for ending in endings:
                        for stem in _stems(last, possessive + ending):
                            found.setdefault((*lead, stem + possessive + ending), Ending(case, len(ending)))
        return found

    def surname_ending(self, word: str) -> Ending:
        """The case ending of a folded surname: `mammadovun` ends in a genitive of two letters.

        Only what ends like a surname before the ending is cut; all else is left whole.
        """
        for case, endings in self.cases.items():
            for ending in endings:
                stem = word[: len(word) - len(ending)] if ending else word
                if word.endswith(ending) and len(stem) > 3 and stem.endswith(self.surnames):
                    return Ending(case, len(ending))
        return Ending()


def _declined(heads: Iterable[str]) -> dict[tuple[str, ...], Ending]:
    """The Russian forms of each head, as a person's title first, then as a thing's name."""
    found: dict[tuple[str, ...], Ending] = {}
    kinds: tuple[ru_cases.Kind, ...] = ("title", "thing")
    for head in heads:
        for kind in kinds:
            for form, case in ru_cases.case_forms(head, kind).items():
                found.setdefault(tuple(words_of(form)), Ending(case, 0, head))
    return found


def _stems(word: str, ending: str) -> Iterable[str]:
    """The stem before this ending: k and q soften between vowels."""
    if ending[:1] in "iua" and ending and len(word) > 3:
        if word.endswith("k"):
            return (word[:-1] + "y",)
        if word.endswith("q"):
            return (word[:-1] + "g",)
    return (word,)
