"""Names that the authority knows, chosen among overlapping and ambiguous hits."""

from collections.abc import Iterator, Mapping

from graph_loader.authority.index import Authority
from graph_loader.extract.gazetteer import Gazetteer, Hit, NamedForm
from graph_loader.extract.naming_rules import NamingRules
from graph_loader.extract.reading import Name, Reading, longest_first


class KnownNames:
    """Finds the authority's persons, organizations and places in a reading."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._gazetteer = Gazetteer(
            form for form in authority.names if form.entity.kind != "office" and not form.surname_only
        )

    def find(self, reading: Reading, rules_of: Mapping[str, NamingRules]) -> list[Name]:
        """The known names of a text, longest first; they may overlap."""
        names: list[Name] = []
        for (first, end), sentence in zip(reading.bounds, reading.sentences, strict=True):
            rules = rules_of[sentence.language]
            for hit in self._gazetteer.hits(reading.tokens, first, end):
                names.extend(self._choose(reading, hit, sentence.language, rules))
        return longest_first(names)

    def _choose(self, reading: Reading, hit: Hit, language: str, rules: NamingRules) -> Iterator[Name]:
        beside_noun = _beside_place_noun(reading, hit, rules)
        forms = [form for form in hit.forms if form.bare or (beside_noun and form.entity.kind == "place")]
        if not forms or _is_function_word(reading, hit, rules):
            return
        chosen = _best(forms, language)
        entity = chosen.entity
        if entity.kind == "place" and beside_noun:
            entity = self._authority.counterpart(entity.path, beside_noun) or entity
        nominative = chosen.nominative if chosen.form != chosen.nominative else None
        yield Name(hit.first, hit.end, entity, chosen.case, nominative, known=True)


def _best(forms: list[NamedForm], language: str) -> NamedForm:
    """The form of the text's language first, then any nominative; of equal ones the first by path."""
    return min(
        forms,
        key=lambda form: (
            form.language != language,
            form.case != "nominative",
            len(form.entity.path),
            form.entity.path,
        ),
    )


def _is_function_word(reading: Reading, hit: Hit, rules: NamingRules) -> bool:
    return hit.end - hit.first == 1 and reading.tokens.words[hit.first] in rules.function_words


_KIND_OF_NOUN = {
    "district": "district", "rayon": "district", "rayonu": "district",
    "region": "region", "oblast": "region", "city": "city", "town": "city",
}  # fmt: skip


def _beside_place_noun(reading: Reading, hit: Hit, rules: NamingRules) -> str | None:
    """The kind of place that the noun after a name speaks of, or “village of” before it; None without a noun."""
    tokens = reading.tokens
    if hit.end < len(tokens):
        after = rules.place_after.at(tokens, hit.end, len(tokens))
        if after:
            word = tokens.words[hit.end]
            return next((kind for noun, kind in _KIND_OF_NOUN.items() if word.startswith(noun)), "place")
    for back in (2, 1):
        if hit.first - back >= 0:
            before = rules.place_before.at(tokens, hit.first - back, hit.first)
            if before is not None and before[0] == hit.first:
                return next(
                    (
                        kind
                        for noun, kind in _KIND_OF_NOUN.items()
                        if reading.tokens.words[hit.first - back].startswith(noun)
                    ),
                    "place",
                )
    return None
