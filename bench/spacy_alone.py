"""spaCy's small English model alone, on the English texts that the pipeline reads: what it is measured against."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bench.cost import measured, on_one_core

MODEL = "en_core_web_sm"
REFERENCE = 39_000
"""Characters a second that it reads on one core of the machines this project is made on (2 cores, November 2026)."""


def installed_model() -> str | None:
    """The name that the model is installed by, a copy's if need be; None where spaCy or the model is missing."""
    if find_spec("spacy") is None:
        return None
    names = import_module("spacy.util").get_installed_models()
    return next((name for name in sorted(names) if name.startswith(MODEL)), None)


def figures(texts: Sequence[str]) -> tuple[str, dict[str, float]]:
    """A heading with the figures of the model on these texts, or with the reference where it is not installed."""
    model = installed_model()
    if model is None or not texts:
        why = (
            "no English text here" if model else "not installed here (pip install '.[spacy]', then the model)"
        )
        return (
            f"spaCy's {MODEL} alone: {why}; as measured before",
            {"characters a CPU second": REFERENCE},
        )
    read: Any = import_module("spacy").load(model)
    with on_one_core():
        read(texts[0])  # the first text pays for what is made at first use
        with measured() as cost:
            for _ in read.pipe(texts):
                pass
    characters = sum(map(len, texts))
    return (
        f"spaCy's {model} {read.meta['version']} alone, on the English texts",
        {
            "texts": len(texts),
            "characters": characters,
            "characters a second": characters / cost.wall,
            "characters a CPU second": characters / cost.processor,
        },
    )
