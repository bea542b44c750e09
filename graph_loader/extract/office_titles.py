"""The title of an office by itself: without its state or body, without its case, and by its other names."""

from functools import cached_property

from graph_loader.authority.index import Authority
from graph_loader.extract.grammar import Grammar
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import OfficePhrase, Reading
from graph_loader.extract.tokens import words_of
from graph_loader.model import Entity
from ontology.folding import fold_characters


class OfficeTitles:
    """Takes states and bodies out of titles, by their names and by the names of their peoples."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def core(self, reading: Reading, office: OfficePhrase, rules: NamingRules) -> str:
        """The title without its state or body: “Prime Minister” of “Prime Minister of the Republic of Armenia”."""
        if office.of is None or office.label is not None:
            return office.title
        tokens = reading.tokens
        kept: list[str] = []
        index = office.core
        while index < office.end:
            owner = reading.owner[index]
            if owner is not None and owner.entity.path == office.of.path:
                index = owner.end
                continue
            if owner is None and self._names_country(tokens.words[index], office.of, rules.language):
                index += 1
                continue
            if not (rules.genitive and tokens.words[index] in rules.former):
                kept.append(tokens.words[index])
            index += 1
        while kept and not _has_meaning(kept[-1], rules.grammar):
            kept.pop()
        while kept and not _has_meaning(kept[0], rules.grammar):
            kept.pop(0)
        return " ".join(kept)

    def _names_country(self, word: str, of: Entity, language: str) -> bool:
        return (language, word, of.path) in self._demonym_words

    @cached_property
    def _demonym_words(self) -> frozenset[tuple[str, str, str]]:
        return frozenset(
            (language, word, entity.path)
            for language, forms in self._authority.demonyms.items()
            for form, entity in forms.items()
            for word in words_of(form)
        )


def nominative(reading: Reading, office: OfficePhrase) -> str:
    """The title as written, without “former” or “acting” before it and without its case ending."""
    if office.label is not None:
        return office.label
    written = reading.tokens.written(office.core, office.end)
    if office.ending.nominative is not None:
        return _with_head(written, office.ending.nominative)
    return written[: len(written) - office.ending.length]


def without_epithets(label: str, epithets: frozenset[str]) -> str:
    """A title without the words that only say since when it is held: “Misirin yeni təyin olunmuş səfiri”."""
    words, kept, index = label.split(), list[str](), 0
    folded = [fold_characters(word) for word in words]
    while index < len(words):
        lengths = (
            len(phrase.split())
            for phrase in epithets
            if folded[index:][: len(phrase.split())] == phrase.split()
        )
        skipped = max(lengths, default=0)
        if not skipped:
            kept.append(words[index])
        index += skipped or 1
    return " ".join(kept) if epithets and kept else label


def also_called(rules: NamingRules, *titles: str) -> tuple[str, ...]:
    """Folded titles, and after them what the authority calls the same offices."""
    return (
        *titles,
        *(rules.title_equivalents[title] for title in titles if title in rules.title_equivalents),
    )


def _has_meaning(word: str, grammar: Grammar) -> bool:
    """Whether a word at the edge of a title belongs to it, when the country is taken out of “X of the country”."""
    joint = word in grammar.prepositions or word in grammar.articles or word in grammar.possessive
    return word.isalnum() and not joint


def _with_head(written: str, head: str) -> str:
    """A title with its head in the nominative: “Министром обороны” → “Министр обороны”."""
    rest = written.split()[len(head.split()) :]
    if written[:1].isupper():
        head = head[:1].upper() + head[1:]
    return " ".join([head, *rest])
