"""The rules are data: what they must hold, and how a mistake in them is reported."""

from importlib.resources import files

import pytest

from graph_loader.errors import RuleError
from graph_loader.links.rules import parse_rules, rules
from ontology import EVENT_TYPES

TEXT = files("graph_loader.links").joinpath("rules.toml").read_text(encoding="utf-8")


def test_every_event_type_has_rules() -> None:
    assert sorted(rules().types) == sorted(EVENT_TYPES)


def test_compatible_types_are_of_one_family() -> None:
    assert rules().types["Speech"].family == rules().types["PressStatement"].family
    assert rules().types["Visit"].family != rules().types["Meeting"].family


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[types.Visit]", "[types.Vist]", "Vist"),
        ('[types.Visit]\nevidence = [["agent", "place", "retold"], ["agent", "spot"]]', "", "Visit"),
        ('[["parties"]]', '[["weather"]]', "weather"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, named: str) -> None:
    assert old in TEXT
    with pytest.raises(RuleError, match=named):
        parse_rules(TEXT.replace(old, new, 1))
