"""Cases kept as data in tests/cases/{subject}/{language}.jsonl: a JSON object a line, with `why`.

A case with `expected_failure`, its reason, must fail until the rules learn what it asks.
"""

import json
from typing import Any

import pytest

from tests.conftest import REPOSITORY


class Case(dict[str, Any]):
    """One line of a case file; `language` is the file's."""

    language: str


def read_cases(subject: str) -> list[Any]:
    """All cases of a subject as pytest parameters, named by language, line and reason."""
    parameters = []
    for path in sorted((REPOSITORY / "tests" / "cases" / subject).glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            case = Case(json.loads(line))
            case.language = path.stem
            parameters.append(
                pytest.param(case, id=f"{path.stem}:{number} {case['why']}", marks=_marks(case))
            )
    return parameters


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    reason = case.get("expected_failure")
    return [pytest.mark.xfail(raises=AssertionError, strict=True, reason=reason)] if reason else []
