"""What a run of the loader did: one entry a record, and the counts (CONTRACT section 2, `--report`)."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO

from graph_loader.commit import Status

_IN_MEMORY = 1 << 22


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a record, or of a file that could not be read; `id` is the item's IRI if any."""

    id: str | None
    path: str
    status: Status
    reason: str = ""


@dataclass(slots=True)
class Summary:
    """The counts of a run; `quads` were added, authority and ontology apart; `seconds` of wall time."""

    statuses: Counter[str] = field(default_factory=Counter)
    quads: int = 0
    seconds: float = 0.0

    @property
    def exit_status(self) -> int:
        """0 done; 1 nothing could be loaded; 3 finished, but some records were quarantined or failed."""
        bad = self.statuses["quarantined"] + self.statuses["failed"]
        if not bad:
            return 0
        return 1 if self.statuses["failed"] == self.statuses.total() else 3

    def to_dict(self) -> dict[str, int | float]:
        names = ("committed", "unchanged", "quarantined", "failed")
        counts = {name: self.statuses[name] for name in names}
        return {
            "read": self.statuses.total(),
            **counts,
            "quads": self.quads,
            "seconds": round(self.seconds, 3),
        }


class ReportFile(AbstractContextManager["ReportFile"]):
    """Collects entries, most of them on disk, and writes them with the summary as one JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: IO[str] = SpooledTemporaryFile(  # noqa: SIM115  (closed by __exit__)
            _IN_MEMORY, "w+", encoding="utf-8"
        )

    def add(self, entry: Entry) -> None:
        self._lines.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")

    def write(self, summary: Summary) -> None:
        """Write the file: `{"read": …, "items": [{"id", "path", "status", "reason"}, …]}`."""
        head = json.dumps(summary.to_dict(), indent=1)
        with self._path.open("w", encoding="utf-8") as file:
            file.write(head.rstrip("}\n") + ',\n "items": [')
            file.writelines(self._joined())
            file.write("\n ]\n}\n")

    def _joined(self) -> Iterator[str]:
        self._lines.seek(0)
        for number, line in enumerate(self._lines):
            yield f"{',' if number else ''}\n  {line.rstrip()}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()
