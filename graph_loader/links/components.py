"""Which accounts are of one happening, once it is known which pairs agree and which contradict each other.

Kruskal's algorithm with constraints: pairs are joined surest first, and never so that accounts that contradict each
other come together (https://en.wikipedia.org/wiki/Kruskal%27s_algorithm). The result depends on the set of accounts
alone: ties are broken by digest, and a refused pair leaves no trace.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph_loader.links.account import Account
from graph_loader.links.judgement import Judgement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Accounts of one happening by their digests, and the judgements that hold them together: a tree over them."""

    members: frozenset[str]
    links: tuple[tuple[str, str, Judgement], ...]


def clusters(
    accounts: Mapping[str, Account],
    judged: Callable[[str, str], Judgement | None],
    contradictory: Callable[[str, str], bool],
) -> list[Cluster]:
    """Part accounts, by digest, into clusters; `judged` and `contradictory` are asked about pairs of digests.

    Each account is in exactly one cluster.
    """
    groups = {name: {name} for name in accounts}
    links: list[tuple[str, str, Judgement]] = []
    for (first, second), judgement in _surest_first(accounts, judged):
        ours, theirs = groups[first], groups[second]
        if ours is theirs or any(contradictory(a, b) for a in ours for b in theirs):
            continue
        links.append((first, second, judgement))
        merged = ours | theirs
        groups.update(dict.fromkeys(merged, merged))
    return [
        Cluster(frozenset(group), tuple(link for link in links if link[0] in group))
        for group in _distinct(groups.values())
    ]


def _surest_first(
    accounts: Mapping[str, Account], judged: Callable[[str, str], Judgement | None]
) -> list[tuple[Pair, Judgement]]:
    """The agreeing pairs, by score; those of items that tell of several such acts come last.

    Such an item keeps its own acts apart, and must not thereby keep apart what all others take for one.
    """
    found = [(pair, j) for pair in combinations(sorted(accounts), 2) if (j := judged(*pair))]
    return sorted(found, key=lambda e: (any(accounts[n].apart for n in e[0]), -e[1].score, e[0]))


def _distinct(groups: Iterable[set[str]]) -> list[set[str]]:
    return list({id(group): group for group in groups}.values())
