"""Each constraint refuses what it is there to refuse, and nothing else."""

from typing import Any

import pytest
from rdflib import BNode, URIRef

from ontology import PREFIXES
from shapes import Violation, validate
from shapes.library import core_shapes, dataset_shapes
from tests.support.chronicle import (
    changed,
    constraint,
    expand,
    invalid_cases,
    named_graph,
    read_invalid_cases,
    types_and_labels,
    whole,
)
from tests.support.constraints import core_constraints, rule_names


def test_the_valid_dataset_breaks_nothing() -> None:
    assert validate(whole(), scope="dataset") == []


@pytest.mark.parametrize("case", invalid_cases())
def test_a_change_breaks_one_constraint(case: dict[str, Any]) -> None:
    found = validate(changed(case), scope="dataset")
    assert {constraint(v) for v in found} == {case["breaks"], *case.get("also", ())}
    meant = [v for v in found if constraint(v) == case["breaks"]]
    assert {v.severity for v in meant} == {case.get("severity", "Violation")}
    assert {_focus(v) for v in meant} == {
        case["focus"] if case["focus"] == "blank" else expand(case["focus"])
    }
    assert {v.path for v in meant} == {_path(case)}
    assert all(v.message for v in meant)
    assert not any("{" in v.message for v in meant)


def test_each_constraint_has_a_case_by_hand() -> None:
    """But for required and single values, which test_generated.py takes away and doubles, all of them."""
    by_hand = {case["breaks"] for _, case in read_invalid_cases()}
    wanted = {name for name in core_constraints() if not name.endswith((" MinCount", " MaxCount"))}
    wanted |= rule_names() - {"under-item"}
    assert wanted - by_hand == set()
    assert by_hand - core_constraints() - rule_names() == set()


def test_the_graph_of_an_item_holds_nothing_else() -> None:
    data, context = named_graph("authority"), types_and_labels(whole())
    found = validate(data, context)
    assert {(constraint(v), v.focus) for v in found} == {("under-item", s) for s in data.subjects()}


def _focus(violation: Violation) -> str:
    return "blank" if "/.well-known/genid/" in violation.focus else str(violation.focus)


def _path(case: dict[str, Any]) -> str | None:
    """The path expected: as given for a rule, that of the shape for a core constraint; None along several steps."""
    name = case["breaks"].split(" ")[0]
    if " " not in case["breaks"]:
        return expand(case["path"]) if "path" in case else None
    shapes = core_shapes() + dataset_shapes()
    path = shapes.value(URIRef(PREFIXES["xsh"] + name), URIRef(f"{PREFIXES['sh']}path"))
    return None if isinstance(path, BNode) else str(path)
