"""Names by a model of spaCy's (https://spacy.io/models), its small English one unless another is named.

Models stand on no package index under their own names, so that the extra installs spaCy and the user the model.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph_loader.errors import NotInstalled
from graph_loader.model import EntityKind
from graph_loader.propose.packages import required
from graph_loader.propose.proposal import Proposal

MODEL = "en_core_web_sm"

# The labels of OntoNotes, which English models have, and of WikiNER, which many others have.
_KINDS: Mapping[str, EntityKind] = {
    "PERSON": "person",
    "PER": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organization",
}
_NOT_NEEDED = ["tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "senter"]
_LEADING = ("the ", "The ")
_TRAILING = ("’s", "'s")


class SpaCy:
    """Proposes persons, places and organizations in the language of a model; NotInstalled where it is missing."""

    def __init__(self, model: str = MODEL) -> None:
        spacy = required("spacy", extra="spacy")
        self._read = _load(spacy, model)
        self.language = str(self._read.lang)
        meta = self._read.meta
        self.name = f"spaCy {spacy.__version__} {meta['lang']}_{meta['name']} {meta['version']}"

    def __call__(self, text: str) -> Iterator[Proposal]:
        """The names in a sentence, less the article in front and the possessive behind."""
        for entity in self._read(text).ents:
            kind = _KINDS.get(entity.label_)
            if kind is not None:
                start, end = entity.start_char, entity.end_char
                start += next((len(word) for word in _LEADING if text.startswith(word, start, end)), 0)
                end -= next((len(word) for word in _TRAILING if text.endswith(word, start, end)), 0)
                yield Proposal(start, end, kind)


def _load(spacy: Any, model: str) -> Any:
    """A model by the name of its package, or by its folder; NotInstalled where there is none."""
    try:
        return spacy.load(model, exclude=_NOT_NEEDED)
    except OSError as error:
        raise NotInstalled(
            f"spaCy has no model {model} here. Install it with: python -m spacy download {model}; "
            "or name one that is installed: --propose spacy:MODEL"
        ) from error
