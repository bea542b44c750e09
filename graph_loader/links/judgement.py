"""Whether two accounts are of one thing: a pure function of the two, by the rules of `rules.toml`.

`judge` never looks at other items, so its answers do not depend on what else is loaded, nor in which order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph_loader.links.account import Account, Agent, is_name
from graph_loader.links.dates import DateMatch, compare_dates, elsewhere
from graph_loader.links.rules import Rules, TypeRules, rules
from graph_loader.links.words import alike, share_a_word

Agents = frozenset[Agent]

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two accounts are of one thing, this surely (0 to 1), for this reason."""

    score: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing two accounts have in common: kinds of evidence, the score's name, words for the reason."""

    kinds: frozenset[str]
    score: str | None = None
    words: str = ""


def judge(first: Account, second: Account) -> Judgement | None:
    """The judgement that two accounts are of one thing, in either order; None where it is not known."""
    table = rules()
    dates = compare_dates(first, second, table)
    if dates is None or _contradict(first, second):
        return None
    findings = list(_findings(first, second, dates, table))
    evidence = frozenset[str]().union(*(finding.kinds for finding in findings))
    if not _identified(first, second, dates, evidence, table):
        return None
    points = min(100, sum(table.scores[finding.score] for finding in findings if finding.score))
    if points < table.accept:
        return None
    return Judgement(Decimal(points).scaleb(-2).normalize(), _reason(first, second, dates, findings))


def is_joinable(account: Account) -> bool:
    """Whether an account tells enough to be joined with an equal one of another item."""
    return judge(account, account) is not None


def _contradict(first: Account, second: Account) -> bool:
    """Whether two accounts cannot be of one thing, whatever their dates."""
    ours, theirs = rules().types[first.type], rules().types[second.type]
    return (
        ours.family != theirs.family
        or _elsewhere_in_space(first, second)
        or _two_stops(first, second)
        or _other_parties(first, second, ours, theirs)
        or ((ours.subject or theirs.subject) and _disjoint(first.subjects, second.subjects))
        or _other_object(first, second, ours, theirs)
    )


def _elsewhere_in_space(first: Account, second: Account) -> bool:
    if first.site is None or second.site is None or _share_a_name(first, second):
        return False
    return first.site not in second.placed and second.site not in first.placed


def _two_stops(first: Account, second: Account) -> bool:
    """Whether one source, in two reports of a day that are about these acts, names places not known to be one."""
    if _retold(first, second) or first.place is None or second.place is None:
        return False
    return not (_nested(first, second) or _share_a_name(first, second))


def _retold(first: Account, second: Account) -> bool:
    """Whether the two may be told of one act: no source gives it two reports of its own on a day."""
    return elsewhere(first, second) or not (first.main and second.main) or first.issue != second.issue


def _nested(first: Account, second: Account) -> bool:
    return first.place in second.placed or second.place in first.placed


def _share_a_name(first: Account, second: Account) -> bool:
    """Whether the places, one of them a mere name, have a proper word in common."""
    if first.place is None or second.place is None or not (is_name(first.place) or is_name(second.place)):
        return False
    return share_a_word(first.place.rsplit("/", 1)[-1], second.place.rsplit("/", 1)[-1])


def _other_parties(first: Account, second: Account, ours: TypeRules, theirs: TypeRules) -> bool:
    """Somebody is a party to one act and cannot be to the other, whose parties are all known by name."""
    if not (ours.parties or theirs.parties):
        return False
    return _has_other_person(first, second) or _has_other_person(second, first)


def _has_other_person(account: Account, other: Account) -> bool:
    persons = [agent for agent in account.parties if agent.is_person]
    strangers = [agent for agent in persons if not _among(agent, other.parties)]
    known = not other.unnamed and all(a.is_person or _among(a, account.parties) for a in other.parties)
    complete = len(other.parties) > 1 or len(strangers) == len(persons)
    return bool(strangers) and bool(other.parties) and known and complete


def _other_object(first: Account, second: Account, ours: TypeRules, theirs: TypeRules) -> bool:
    if first.object and second.object:
        return first.object != second.object and not (is_name(first.object) or is_name(second.object))
    if not (ours.weighs("words") and theirs.weighs("words")):
        return False
    languages = {w.language for w in first.wordings} & {w.language for w in second.wordings}
    return bool(languages) and not any(
        alike(a, b) for a in first.wordings for b in second.wordings if a.language == b.language
    )


def _disjoint(first: Agents, second: Agents) -> bool:
    return bool(first) and bool(second) and not _shared(first, second)


def _among(agent: Agent, agents: Agents) -> bool:
    return any(agent.is_same(other) for other in agents)


def _shared(first: Agents, second: Agents) -> list[str]:
    """The labels of those who stand in both, curated ones first: as many as surely differ from each other."""
    ours = sorted((a.is_name, a.label) for a in first if _among(a, second))
    theirs = sorted((a.is_name, a.label) for a in second if _among(a, first))
    return [label for _, label in min(ours, theirs, key=lambda found: (len(found), found))]


def _identified(
    first: Account, second: Account, dates: DateMatch, evidence: frozenset[str], table: Rules
) -> bool:
    """Whether what the two have in common tells the act from others of its type."""
    ours, theirs = table.types[first.type], table.types[second.type]
    if dates.vague and "name" not in evidence and not (ours.dateless and theirs.dateless):
        return False
    return ours.satisfied_by(evidence) or theirs.satisfied_by(evidence)


def _findings(first: Account, second: Account, dates: DateMatch, table: Rules) -> Iterator[Finding]:
    yield Finding(frozenset(), "same_type" if first.type == second.type else "compatible_type")
    yield Finding(frozenset(), dates.score)
    persons = _persons(first, second)
    yield _place(first, second, table, met=bool(persons))
    yield from persons
    if first.occasion or second.occasion:
        yield _occasion(first, second)
    yield from _objects(first, second)
    names = first.names & second.names
    if names and first.place == second.place:
        yield Finding(frozenset({"name"}), "same_name", "both call it by one name")
    if first.about and first.about == second.about:
        yield Finding(frozenset({"about"}), "same_about", "both about one event")
    yield Finding(frozenset(_circumstances(first, second, dates)))


def _circumstances(first: Account, second: Account, dates: DateMatch) -> Iterator[str]:
    """What makes it likelier that the two are told of one act, and scores nothing by itself."""
    if dates.told:
        yield "told"
    if dates.exact and (first.told or second.told):
        yield "day"
    if elsewhere(first, second):
        yield "elsewhere"
    if _retold(first, second):
        yield "retold"
    if any(not (account.main or account.parties or account.unnamed) for account in (first, second)):
        yield "mention"


def _place(first: Account, second: Account, table: Rules, *, met: bool) -> Finding:
    """What the places have in common; a shared name counts for something where somebody is in both."""
    if first.place is None and second.place is None:
        placeless = table.types[first.type].placeless and table.types[second.type].placeless
        return Finding(frozenset(), "no_place_expected" if placeless else None)
    site = frozenset({"site"} if first.site and first.site == second.site and first.within else ())
    if first.place is not None and second.place is not None and _nested(first, second):
        local = {"locality"} if first.within and second.within else frozenset[str]()
        spot = {"spot"} if first.spot and second.spot else frozenset[str]()
        return Finding(
            site | local | spot | {"place"}, "same_place" if first.place == second.place else "nested_place"
        )
    if met and _share_a_name(first, second):
        return Finding(site | {"place"}, "nested_place", "places that share a name")
    return Finding(site, "same_site" if site else "open_place")


def _persons(first: Account, second: Account) -> list[Finding]:
    shared = _shared(first.everybody, second.everybody)
    if not shared:
        return []
    kinds = {"agent"} if len(shared) == 1 else {"agent", "agents"}
    if len(_shared(first.parties, second.parties)) > 1 and _faced(first, second) and _faced(second, first):
        kinds.add("parties")
    if _shared(first.subjects, second.subjects):
        kinds.add("subject")
    named = " and ".join(shared[:_NAMED])
    more = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
    score = "one_agent" if len(shared) == 1 else "more_agents"
    return [Finding(frozenset(kinds), score, f"{named}{more} in both")]


def _occasion(first: Account, second: Account) -> Finding:
    """Whether reports of one speaker's words name somebody else in common."""
    ours = frozenset(agent for agent in first.parties if _among(agent, second.parties))
    theirs = frozenset(agent for agent in second.parties if _among(agent, first.parties))
    others = _shared((first.parties | first.occasion) - ours, (second.parties | second.occasion) - theirs)
    if not ours or not others:
        return Finding(frozenset())
    return Finding(frozenset({"occasion"}), "same_occasion", f"both tell of {' and '.join(others[:_NAMED])}")


def _faced(account: Account, other: Account) -> bool:
    """Whether the other account knows somebody of those whom the parties of this one face, if it faces anybody."""
    if not account.facing:
        return not account.unnamed
    return any(_among(agent, other.parties) for agent in account.facing)


def _objects(first: Account, second: Account) -> Iterator[Finding]:
    if first.object and first.object == second.object:
        yield Finding(frozenset({"object"}), "same_object", "one object in both")
    pairs = [(a, b) for a in first.wordings for b in second.wordings if alike(a, b)]
    if pairs:
        # English first, then the shortest: a reason is read by people who may not know the other language.
        said = min((w for pair in pairs for w in pair), key=lambda w: (w.language != "en", len(w.text), w))
        yield Finding(frozenset({"words"}), "words", f"both name the {_bare(said.text)}")


def _bare(text: str) -> str:
    return text.removeprefix("the ").removeprefix("The ")


def _reason(first: Account, second: Account, dates: DateMatch, findings: list[Finding]) -> str:
    """In words, best known first: “same type, place and day; Ilham Aliyev in both”."""
    same = ["type"] if first.type == second.type else []
    if first.place is not None and first.place == second.place:
        same.append("place")
    if dates.exact:
        same.append("day")
    clauses = [f"same {_listed(same)}"] if same else []
    if first.type != second.type:
        clauses.append(" and ".join(sorted((first.type, second.type))))
    if first.place and second.place and first.place != second.place and _nested(first, second):
        clauses.append("one place within the other")
    clauses += [dates.words, *(finding.words for finding in findings)]
    return "; ".join(clause for clause in clauses if clause)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
