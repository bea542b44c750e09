"""Russian names by natasha's small news model (https://github.com/natasha/natasha), with their nominative.

Its own pymorphy2 asks for `pkg_resources`, which Python 3.12 and later come without, so names are declined by its
successor (https://github.com/no-plagiarism/pymorphy3): natasha says which case a word stands in, pymorphy3 what it
would be in the nominative.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from graph_loader.model import EntityKind
from graph_loader.propose.packages import required
from graph_loader.propose.proposal import Proposal

_KINDS: Mapping[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organization"}

# Universal Dependencies (https://universaldependencies.org/u/feat/) in the words of OpenCorpora, as pymorphy3 has them.
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_NAMES = frozenset(["Name", "Surn", "Patr", "Geox", "Orgn"])
_NOUNS = frozenset(["NOUN", "PROPN"])


class Natasha:
    """Proposes Russian persons, places and organizations; NotInstalled where natasha or pymorphy3 is missing."""

    language = "ru"

    def __init__(self) -> None:
        natasha = required("natasha", extra="natasha")
        self._analyzer = required("pymorphy3", extra="natasha").MorphAnalyzer()
        embedding = natasha.NewsEmbedding()
        self._document = natasha.Doc
        self._segmenter = natasha.Segmenter()
        self._names = natasha.NewsNERTagger(embedding)
        self._cases = natasha.NewsMorphTagger(embedding)
        self.name = f"natasha {version('natasha')}"

    def __call__(self, text: str) -> Iterator[Proposal]:
        """The names in a sentence, each with its nominative."""
        document = self._document(text)
        document.segment(self._segmenter)
        document.tag_ner(self._names)
        if document.spans:
            document.tag_morph(self._cases)  # half the work of a sentence, and wanted only for names
        for span in document.spans:
            kind = _KINDS.get(span.type)
            if kind is not None:
                form = self._nominative(text[span.start : span.stop], span, kind)
                yield Proposal(span.start, span.stop, kind, form)

    def _nominative(self, written: str, span: Any, kind: EntityKind) -> str:
        """The name with its words in the nominative: of a person all, else the adjectives in front and the first noun
        (“Министерства обороны”)."""
        form, until = "", span.start
        for token in _declining(span.tokens, kind):
            form += written[until - span.start : token.start - span.start] + self._word(token)
            until = token.stop
        return form + written[until - span.start :]

    def _word(self, token: Any) -> str:
        """One word in the nominative singular; as it stands where the two models do not agree on what it is."""
        feats = token.feats or {}
        case, gender = _CASES.get(feats.get("Case", "")), _GENDERS.get(feats.get("Gender", ""))
        if case in (None, "nomn") or feats.get("Number") == "Plur":
            return str(token.text)
        fitting = [
            parse for parse in self._analyzer.parse(token.text) if case in parse.tag and "sing" in parse.tag
        ]
        fitting.sort(key=lambda parse: (gender not in parse.tag, _NAMES.isdisjoint(parse.tag.grammemes)))
        inflected = fitting[0].inflect({"nomn"}) if fitting else None
        return _cased_as(token.text, inflected.word) if inflected else str(token.text)


def _declining(tokens: Sequence[Any], kind: EntityKind) -> Iterator[Any]:
    """The words of a name that decline with it."""
    for token in tokens:
        yield token
        if kind != "person" and token.pos in _NOUNS:
            return


def _cased_as(written: str, word: str) -> str:
    """A word in small letters with the capitals of what was written, part by part: “Санкт-Петербург”."""
    if written.isupper() and len(written) > 1:
        return word.upper()
    capitals = [part[:1].isupper() for part in written.split("-")]
    parts = word.split("-")
    if len(parts) != len(capitals):
        return word.capitalize() if capitals[0] else word
    return "-".join(
        part[:1].upper() + part[1:] if capital else part
        for part, capital in zip(parts, capitals, strict=True)
    )
