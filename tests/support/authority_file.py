"""An authority file of a user's own, as `--authority` takes it."""

from pathlib import Path

_PREFIXES = (
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix xr: <https://w3id.org/xronika/ontology#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)


class AuthorityFile:
    """A Turtle file to write statements into; the prefixes are there."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def saying(self, statements: str) -> Path:
        self._path.write_text(_PREFIXES + statements, encoding="utf-8")
        return self._path
