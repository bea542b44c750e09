"""What the models propose, where they are installed: the cases of tests/cases/proposals."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

import pytest

from graph_loader.propose import Proposer, proposer
from graph_loader.propose.with_spacy import MODEL
from tests.support.cases import Case, read_cases


@cache
def english_model() -> str | None:
    """spaCy's small English model by the name it is installed under, a copy's if need be."""
    if find_spec("spacy") is None:
        return None
    installed = import_module("spacy.util").get_installed_models()
    return next((name for name in sorted(installed) if name.startswith(MODEL)), None)


def reader_of(language: str) -> Proposer:
    """The proposer of a language; skips the test where it is not installed."""
    if language == "ru":
        for package in ("natasha", "pymorphy3"):
            pytest.importorskip(package, reason=f"{package} is not installed: pip install 'xronika[natasha]'")
        return proposer("natasha")
    model = english_model()
    if model is None:
        pytest.skip(f"spaCy's {MODEL} is not installed: pip install 'xronika[spacy]', then the model")
    return proposer(f"spacy:{model}")


@pytest.mark.parametrize("case", read_cases("proposals"))
def test_a_sentence_has_these_names(case: Case) -> None:
    text = case["text"]
    proposed = [
        [p.kind, text[p.start : p.end], p.form or text[p.start : p.end]]
        for p in reader_of(case.language)(text)
    ]
    assert proposed == case["proposals"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_model_says_what_it_is(language: str) -> None:
    reader = reader_of(language)
    assert reader.language == language
    assert any(character.isdigit() for character in reader.name)
