"""The contract's worked example is valid as far as it is complete: it is an excerpt, most of its lists cut short."""

from pathlib import Path

from rdflib import Graph, Literal
from rdflib.term import Node

from shapes import Violation, validate
from tests.support.chronicle import BASE, constraint, read_trig

ARTICLE = f"{BASE}item/2022-02-26-7313233d"
HEADLINE = f"{BASE}item/2025-02-19-127f5eed"

LEFT_OUT = {
    # The graph of links is cut: only some accounts have their happening, two accounts have nothing else.
    ("Event-happening MinCount", f"{ARTICLE}/WreathLaying-550-562"),
    ("Event-happening MinCount", f"{ARTICLE}/Recognition-3158-3164"),
    ("Event-happening MinCount", f"{ARTICLE}/Recognition-3276-3283"),
    ("Event-happening MinCount", f"{HEADLINE}/Visit-32-42"),
    ("typed", f"{BASE}item/2024-05-10-28c20ba4/Opening-40-56"),
    ("typed", f"{BASE}item/2024-05-10-8cf2dc90/Opening-93-103"),
    # The items leave out their text, hash or some of what they mention.
    ("NewsItem-checkable MinCount", ARTICLE),
    ("NewsItem-contentHash MinCount", HEADLINE),
    ("mentions-all", ARTICLE),
}
# Keys that lists and searches use, left out where the excerpt shows something else.
KEYS = {"Person-searchKey MinCount", "Person-sortKey MinCount"}


def test_the_example_breaks_nothing_but_what_it_leaves_out(shared: Path) -> None:
    graph = Graph()
    for part in read_trig((shared / "design" / "example.trig").read_bytes()).values():
        graph += part
    described = set(graph.subjects())
    found = [v for v in validate(graph, scope="dataset") if not _leads_out(v, described)]
    assert {(constraint(v), str(v.focus)) for v in found if constraint(v) not in KEYS} == LEFT_OUT
    assert {v.severity for v in found if constraint(v) in KEYS} == {"Warning"}


def _leads_out(violation: Violation, described: set[Node]) -> bool:
    """Whether it is a reference to something that the excerpt does not describe, or only links."""
    is_reference = constraint(violation).endswith((" Class", " Or"))
    value = violation.value
    if not is_reference or value is None or isinstance(value, Literal):
        return False
    return value not in described or "/Opening-" in str(value)
