"""YAML front matter (https://yaml.org/spec/1.2.2/): its values as strings, and the text behind it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from graph_loader.errors import InputError, UnsafeInput

_BLOCK = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 1 << 16


class FrontMatter(NamedTuple):
    """The keys of the front matter, empty where there is none, and the text behind it."""

    values: Mapping[str, str]
    text: str


class _PlainLoader(yaml.BaseLoader):
    """Reads every scalar as a string, and refuses aliases: a few of them ask for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise UnsafeInput("YAML aliases in the front matter; write the values out")
        return super().compose_node(parent, index)


def split_front_matter(text: str) -> FrontMatter:
    """Part a text from its front matter; InputError where that is no mapping or no YAML."""
    block = _BLOCK.match(text)
    if not block or ":" not in block[1]:
        return FrontMatter({}, text)
    if len(block[1]) > _LONGEST:
        raise UnsafeInput(f"front matter of {len(block[1])} characters; the limit is {_LONGEST}")
    try:
        values = yaml.load(block[1], Loader=_PlainLoader)  # noqa: S506  (a BaseLoader makes strings only)
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"front matter that is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(values, dict):
        raise InputError("front matter that is no list of keys and values")
    return FrontMatter({str(key): _plain(value) for key, value in values.items()}, text[block.end() :])


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(part)}" for key, part in value.items())
    return " ".join(str(value).split())
