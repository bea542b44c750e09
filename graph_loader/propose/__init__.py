"""Proposers: statistical models that may name what the rules did not find, chosen by name for each run.

None is asked unless the user says so, so that results do not depend on what happens to be installed.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from graph_loader.errors import UnknownProposer
from graph_loader.propose.proposal import Proposal, Proposer
from graph_loader.propose.with_natasha import Natasha
from graph_loader.propose.with_spacy import SpaCy

__all__ = ["PROPOSERS", "Proposal", "Proposer", "proposer", "proposers"]

PROPOSERS: Mapping[str, Callable[..., Proposer]] = {"natasha": Natasha, "spacy": SpaCy}
"""By the name of their package, which is also the name of the extra that installs it."""


@cache
def proposer(name: str) -> Proposer:
    """The proposer of this name, `spacy:MODEL` for a model of one's own; made once a process, as models are large.

    UnknownProposer for any other name, NotInstalled where its package or model is missing.
    """
    package, _, model = name.partition(":")
    if package not in PROPOSERS or (model and package != "spacy"):
        raise UnknownProposer(f"{name} is no proposer. Choose from {', '.join(PROPOSERS)}, or spacy:MODEL.")
    return PROPOSERS[package](model) if model else PROPOSERS[package]()


def proposers(names: Iterable[str]) -> tuple[Proposer, ...]:
    """The proposers of these names, in their order; errors as of `proposer`."""
    return tuple(proposer(name) for name in dict.fromkeys(names))
