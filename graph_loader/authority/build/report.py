"""What the builder left out or put right, source row by source row, with the reason: `dropped.csv`."""

import csv
import io
from typing import NamedTuple


class Finding(NamedTuple):
    """One row or value of a source that the authority does not take over as it stands."""

    source: str
    row: str
    value: str
    action: str
    reason: str


class Report:
    """Findings in the making; written sorted, so that a rebuild gives the same bytes."""

    def __init__(self) -> None:
        self._findings: set[Finding] = set()

    def dropped(self, source: str, row: str, value: str, reason: str) -> None:
        self._findings.add(Finding(source, row, value, "dropped", reason))

    def corrected(self, source: str, row: str, value: str, reason: str) -> None:
        self._findings.add(Finding(source, row, value, "corrected", reason))

    def text(self) -> str:
        """The report as CSV."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(Finding._fields)
        writer.writerows(sorted(self._findings))
        return out.getvalue()
