"""How a language writes titles, bodies and places: the sections [titles], [organizations], [places], [inflection]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_loader.extract.grammar import Grammar
from graph_loader.extract.inflection import Ending, Inflection
from graph_loader.extract.tokens import Tokens, words_of
from graph_loader.languages import Language

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Folded phrases by their first word, longest first, each with its case ending."""

    by_first: Mapping[str, tuple[tuple[Words, Ending], ...]]

    @classmethod
    def of(cls, phrases: Mapping[Words, Ending]) -> "Phrases":
        found: dict[str, list[tuple[Words, Ending]]] = {}
        for words, ending in phrases.items():
            found.setdefault(words[0], []).append((words, ending))
        return cls(
            {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}
        )

    @classmethod
    def plain(cls, phrases: Iterable[str]) -> "Phrases":
        return cls.of({tuple(words_of(phrase)): Ending() for phrase in phrases})

    def at(self, tokens: Tokens, index: int, stop: int) -> tuple[int, Ending] | None:
        """Where the longest phrase that starts at this word ends, and its case ending; None where there is none."""
        for words, ending in self.by_first.get(tokens.words[index], ()):
            end = index + len(words)
            if end <= stop and tokens.words[index:end] == words:
                return end, ending
        return None


def _words(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in words_of(entry) if word.isalnum())


@dataclass(frozen=True, slots=True)
class NamingRules:
    """The rules of one language, folded and indexed.

    Its style is prepositions and order (English), `genitive`: cases, and owners before what they own (Azerbaijani,
    Turkish), or `declined`: prepositions, order and cases, and owners in the genitive behind (Russian).
    """

    language: str
    genitive: bool
    declined: bool
    heads: Phrases
    weak: frozenset[str]
    plural_heads: Phrases
    plurals: Phrases
    singulars: Mapping[str, str]
    modifiers: frozenset[str]
    portfolio: frozenset[str]
    prepositions: frozenset[str]
    connectors: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    state_titles: frozenset[str]
    posted: frozenset[str]
    title_equivalents: Mapping[str, str]
    heads_of_state: frozenset[str]
    epithets: frozenset[str]
    elect: frozenset[str]
    honorifics: frozenset[str]
    body_heads: Phrases
    body_never: Phrases
    body_bare: Phrases
    forces: Phrases
    units: Phrases
    place_before: Phrases
    place_before_list: Phrases
    motion: Phrases
    place_after: Phrases
    place_administrative: Phrases
    place_kinds: Phrases
    place_facilities: frozenset[str]
    locative: frozenset[str]
    place_joints: frozenset[str]
    place_prepositions: frozenset[str]
    function_words: frozenset[str]
    things: frozenset[str]
    surname_endings: tuple[str, ...]
    calendar: frozenset[str]
    inflection: Inflection
    grammar: Grammar
    body_generic: frozenset[str]
    body_joints: frozenset[str]

    @classmethod
    def of(cls, language: Language) -> "NamingRules":
        """The rules of a language file; one without these sections knows only what the authority knows."""
        titles, bodies, places = (language.section(name) for name in ("titles", "organizations", "places"))
        titles.expect(
            "style", "heads", "weak", "plural_heads", "modifiers", "portfolio", "prepositions", "connectors",
            "former", "acting", "elect", "honorifics", "state_titles", "heads_of_state", "epithets", "equivalents",
            "plurals", "posted",
        )  # fmt: skip
        bodies.expect("heads", "bare", "never", "forces", "units", "generic", "joints")
        places.expect(
            "before",
            "before_list",
            "motion",
            "after",
            "administrative",
            "kinds",
            "facilities",
            "locative",
            "joints",
            "prepositions",
        )
        common = language.section("words").expect("function", "calendar", "things", "surname_endings")
        inflection = Inflection.of(language.section("inflection"))
        return cls(
            language=language.tag,
            genitive=titles.text("style") == "genitive",
            declined=titles.text("style") == "declension",
            heads=Phrases.of(inflection.forms(titles.words("heads"))),
            weak=frozenset(" ".join(form) for form in inflection.forms(titles.words("weak"))),
            plural_heads=Phrases.plain(titles.words("plural_heads")),
            plurals=Phrases.plain(tuple(titles.table("plurals").strings())),
            singulars={
                " ".join(words_of(plural)): singular
                for plural, singular in titles.table("plurals").strings().items()
            },
            modifiers=_words(titles.words("modifiers")),
            portfolio=_words(titles.words("portfolio")),
            prepositions=frozenset(titles.words("prepositions")),
            connectors=_words(titles.words("connectors")),
            former=_words(titles.words("former")),
            acting=_words(titles.words("acting")),
            state_titles=_words(titles.words("state_titles")),
            posted=frozenset(" ".join(words_of(title)) for title in titles.words("posted")),
            title_equivalents={
                " ".join(words_of(title)): equivalent
                for title, equivalent in titles.table("equivalents").strings().items()
            },
            heads_of_state=frozenset(" ".join(words_of(p)) for p in titles.words("heads_of_state")),
            epithets=frozenset(" ".join(words_of(p)) for p in titles.words("epithets")),
            elect=_words(titles.words("elect")),
            honorifics=_words(titles.words("honorifics")),
            body_heads=Phrases.of(inflection.forms(bodies.words("heads"))),
            forces=Phrases.of(inflection.forms(bodies.words("forces"))),
            units=Phrases.of(inflection.forms(bodies.words("units"))),
            body_never=Phrases.plain(bodies.words("never")),
            body_bare=Phrases.of(inflection.forms(bodies.words("bare"))),
            place_before=Phrases.plain(places.words("before")),
            place_before_list=Phrases.plain(places.words("before_list")),
            motion=Phrases.plain(places.words("motion")),
            place_after=Phrases.of(inflection.forms(places.words("after"))),
            place_administrative=Phrases.of(
                inflection.forms(places.words("administrative") or places.words("after"))
            ),
            place_kinds=Phrases.of(inflection.forms(places.words("kinds"))),
            place_facilities=_words(places.words("facilities")),
            locative=frozenset(places.words("locative")),
            place_joints=frozenset(places.words("joints")),
            place_prepositions=frozenset(places.words("prepositions")),
            function_words=_words(common.words("function")),
            calendar=_words(common.words("calendar")),
            things=_words(common.words("things")),
            surname_endings=common.words("surname_endings") or ("\0",),
            inflection=inflection,
            grammar=Grammar.of_section(language.section("grammar")),
            body_joints=_words(bodies.words("joints")),
            body_generic=_words(bodies.words("generic")),
        )
