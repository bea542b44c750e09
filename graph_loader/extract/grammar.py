"""The small words of a language that tell parts of a clause: articles, prepositions, pronouns, postpositions.

They are data (`[grammar]` of a language's file); a language without a word for something leaves its list empty.
"""

from dataclasses import dataclass

from graph_loader.extract.tokens import words_of
from graph_loader.languages import Section
from ontology.folding import fold_characters

_LISTS = (
    "articles", "conjunctions", "of", "prepositions", "passed_over", "orders", "present", "relatives", "singular",
    "owners", "pronouns", "clause_breaks", "object_breaks", "pointers", "passive", "in_words", "place_classes",
    "agency_verbs", "dates_of_documents", "possessive", "with_after", "by_after",
    "between_after", "led_after", "leads_after", "present_after", "organized_after", "delegations", "signed_before",
    "stands_for",
    "subordinators", "in_field", "located_after", "office_verbs", "office_verbs_after",
    "office_words", "post_words", "leading", "crediting", "first_person", "talk", "letters", "past_auxiliaries",
    "participles", "tributes",
    "telling", "where", "two", "counterparts", "exchange", "reaching_back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """All words folded.

    `passed_over` may stand between a preposition and a name; `orders` are stems of “order”, whose author did what it
    orders; `present` introduces those who were there; `relatives` refer to the name before them; `pointers` point back
    at a thing named before; `with_after`, `by_after` and `between_after` are postpositions; `led_after`,
    `leads_after`, `present_after` and `organized_after` are stems of what a genitive belongs to, see `case_markers`;
    `subordinators` open a clause that is none of the subject's before them; `office_verbs` give an office to somebody,
    before it or (`office_verbs_after`, stems) behind it, `post_words` between (“to the post of”); `participles` are
    endings of what may open a sentence (“Addressing the forum, X …”).
    """

    articles: frozenset[str]
    conjunctions: frozenset[str]
    of: frozenset[str]
    prepositions: frozenset[str]
    passed_over: frozenset[str]
    orders: tuple[str, ...]
    present: frozenset[str]
    relatives: frozenset[str]
    singular: frozenset[str]
    owners: frozenset[str]
    pronouns: frozenset[str]
    clause_breaks: frozenset[str]
    object_breaks: frozenset[str]
    pointers: frozenset[str]
    passive: frozenset[str]
    in_words: frozenset[str]
    place_classes: frozenset[str]
    agency_verbs: frozenset[str]
    dates_of_documents: tuple[str, ...]
    possessive: frozenset[str]
    with_after: frozenset[str]
    by_after: frozenset[str]
    between_after: frozenset[str]
    led_after: tuple[str, ...]
    leads_after: tuple[str, ...]
    present_after: tuple[str, ...]
    organized_after: tuple[str, ...]
    delegations: tuple[str, ...]
    stands_for: tuple[str, ...]
    signed_before: frozenset[str]
    subordinators: frozenset[str]
    in_field: frozenset[str]
    located_after: tuple[str, ...]
    office_verbs: frozenset[str]
    office_verbs_after: tuple[str, ...]
    office_words: tuple[str, ...]
    post_words: frozenset[str]
    leading: frozenset[str]
    crediting: frozenset[str]
    first_person: frozenset[str]
    talk: tuple[str, ...]
    exchange: tuple[str, ...]
    reaching_back: frozenset[str]
    letters: tuple[str, ...]
    past_auxiliaries: frozenset[str]
    participles: tuple[str, ...]
    tributes: tuple[str, ...]
    telling: frozenset[str]
    where: frozenset[str]
    two: frozenset[str]
    counterparts: frozenset[str]

    @classmethod
    def of_section(cls, section: Section) -> "Grammar":
        section.expect(*_LISTS)

        def words(key: str) -> frozenset[str]:
            return frozenset(word for entry in section.words(key) for word in words_of(entry))

        def stems(key: str) -> tuple[str, ...]:
            return tuple(map(fold_characters, section.words(key)))

        return cls(
            articles=words("articles"),
            conjunctions=words("conjunctions"),
            of=words("of"),
            prepositions=words("prepositions"),
            passed_over=words("passed_over"),
            orders=stems("orders"),
            present=words("present"),
            relatives=words("relatives"),
            singular=words("singular"),
            owners=words("owners"),
            pronouns=words("pronouns"),
            clause_breaks=words("clause_breaks"),
            object_breaks=words("object_breaks"),
            pointers=words("pointers"),
            passive=words("passive"),
            in_words=words("in_words"),
            place_classes=words("place_classes"),
            agency_verbs=words("agency_verbs"),
            dates_of_documents=stems("dates_of_documents"),
            possessive=words("possessive"),
            with_after=words("with_after"),
            by_after=words("by_after"),
            between_after=words("between_after"),
            led_after=stems("led_after"),
            leads_after=stems("leads_after"),
            present_after=stems("present_after"),
            organized_after=stems("organized_after"),
            delegations=stems("delegations"),
            stands_for=stems("stands_for"),
            signed_before=words("signed_before"),
            subordinators=words("subordinators"),
            in_field=words("in_field"),
            located_after=stems("located_after"),
            office_verbs=words("office_verbs"),
            office_verbs_after=stems("office_verbs_after"),
            office_words=stems("office_words"),
            post_words=words("post_words"),
            leading=words("leading"),
            crediting=words("crediting"),
            first_person=words("first_person"),
            talk=stems("talk"),
            exchange=stems("exchange") or ("\0",),
            reaching_back=words("reaching_back"),
            letters=stems("letters"),
            past_auxiliaries=words("past_auxiliaries"),
            participles=stems("participles") or ("\0",),
            tributes=stems("tributes") or ("\0",),
            telling=words("telling"),
            where=words("where"),
            two=words("two"),
            counterparts=words("counterparts"),
        )
