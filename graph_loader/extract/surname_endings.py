"""The case ending of a person's name, which its last word bears."""

from graph_loader.extract.inflection import Ending
from graph_loader.extract.name_endings import name_ending, readings
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Reading
from ontology.folding import fold_characters


def surname_ending(reading: Reading, end: int, rules: NamingRules) -> Ending:
    """The ending of the name that ends before the token `end`: by the surname's own shape, else by what follows it."""
    tokens = reading.tokens
    if rules.inflection.harmony and (form := _of_surname(tokens.written(end - 1, end), rules)) is not None:
        return form
    ending = rules.inflection.surname_ending(tokens.words[end - 1])
    known = tokens.words[end - 1].endswith(rules.inflection.surnames)
    if ending.length or not rules.inflection.harmony:
        return ending
    following = tokens.words[end] if end < len(tokens) and not tokens.capitalised(end) else ""
    found = name_ending(tokens.written(end - 1, end), following, rules.grammar)
    return found if not known or found.case == "genitive" else ending


def _of_surname(word: str, rules: NamingRules) -> Ending | None:
    """The ending behind what is plainly a surname, in harmony: “Qasımlını” is the accusative of “Qasımlı”."""
    surnames = rules.inflection.surnames
    for ending in readings(word):
        stem = fold_characters(word[: len(word) - ending.length])
        if ending.case == "dative" and fold_characters(word).endswith(surnames):
            continue  # "Əliyeva" is a woman's name
        if stem.endswith(surnames):
            return ending
    return None
