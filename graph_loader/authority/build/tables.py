"""Reads the CSV tables of the sources and of the curated additions.

Format: https://www.rfc-editor.org/rfc/rfc4180
"""

import csv
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

Row = dict[str, str]


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def read_table(path: Path) -> list[Row]:
    """The rows of a CSV file with a header; absent cells are empty strings."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]


@dataclass(frozen=True)
class Tables:
    """The tables the builder works from: source files below `sources`, curated additions inside the package."""

    sources: Path

    def source(self, name: str) -> list[Row]:
        """A table of the source folder, such as `registry/babel_territories.csv`."""
        return read_table(self.sources / name)

    def curated(self, name: str) -> list[Row]:
        """A table of curated additions, such as `states.csv`."""
        with resources.as_file(resources.files("graph_loader.authority") / "curated" / name) as path:
            return read_table(path)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of each source named in the curated tables, as a Turtle IRI; empty for common usage."""
        return {row["id"]: f"<{row['url']}>" if row["url"] else "" for row in self.curated("sources.csv")}
