"""Accounts as text: how an account is kept beside its keys, and what names its likeness.

JSON (https://www.rfc-editor.org/rfc/rfc8259) with what an account tells; what it leaves open is left out.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from graph_loader.links.account import About, Account, Agent, Origin
from graph_loader.links.words import Wording

_DEFAULTS = {field.name: field.default for field in fields(Account)}


def to_text(account: Account) -> str:
    """One text for equal accounts, and for no others."""
    told = {name: getattr(account, name) for name in _DEFAULTS}
    open_left_out = {name: value for name, value in told.items() if value != _DEFAULTS[name]}
    return json.dumps(
        open_left_out, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def from_text(text: str) -> Account:
    """The account that `to_text` wrote."""
    told = json.loads(text)
    return Account(**{name: _READERS.get(name, _itself)(value) for name, value in told.items()})


def digest(account: Account) -> str:
    """Twelve hexadecimal digits of SHA-256 over everything in an account: equal accounts have equal digests."""
    return hashlib.sha256(to_text(account).encode()).hexdigest()[:12]


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an account")


def _itself(value: Any) -> Any:
    return value


def _agents(value: Any) -> frozenset[Agent]:
    return frozenset(Agent(key, label, tuple(offices)) for key, label, offices in value)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "start": date.fromisoformat,
    "end": date.fromisoformat,
    "issue": date.fromisoformat,
    "within": frozenset,
    "parties": _agents,
    "facing": _agents,
    "subjects": _agents,
    "company": _agents,
    "occasion": _agents,
    "wordings": lambda value: frozenset(Wording(*wording) for wording in value),
    "names": frozenset,
    "about": lambda value: About(*value),
    "origin": lambda value: Origin(*value),
}
