"""Authority files of the user's own, kept in the data directory so that later loads know their names, too.

They are Turtle files like the packaged ones (https://www.w3.org/TR/turtle/), kept under their own file
names: loading with a file of the same name replaces it.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from graph_loader.authority.facts import packaged_files, quads_of
from graph_loader.authority.index import Authority
from graph_loader.disk import write_durably
from graph_loader.errors import RuleError
from graph_loader.generations import Dataset
from graph_loader.stores import read_graph
from ontology.iris import Layout


def kept(dataset: Dataset) -> tuple[Path, ...]:
    """The files kept in a data directory, in the order of their names."""
    return tuple(sorted(_folder(dataset).glob("*.ttl")))


def adopt(dataset: Dataset, files: Sequence[Path]) -> tuple[Path, ...]:
    """Keep these files, too, and give all kept; RuleError when one makes no sense, and none is kept then."""
    for file in files:
        if file.suffix != ".ttl":
            raise RuleError(f"{file}: an authority file is Turtle, and its name ends in .ttl")
    if files:
        replaced = {file.name for file in files}
        Authority.load([*(path for path in kept(dataset) if path.name not in replaced), *files])
        _folder(dataset).mkdir(exist_ok=True)
    for file in files:
        write_durably(_folder(dataset) / file.name, file.read_text(encoding="utf-8"))
    return kept(dataset)


def adopt_graph(dataset: Dataset, staged: Store, layout: Layout, name: str) -> tuple[Path, ...]:
    """Keep what a dump's authority graph says of entities that neither the packaged nor the kept files know.

    Gives all files kept; `name` tells files of several dumps apart.
    """
    known = {quad.subject for quad in quads_of((*packaged_files(), *kept(dataset)), layout)}
    triples = read_graph(staged, layout.graph("authority"))
    new = sorted((t for t in triples if t.subject not in known), key=str)
    if not new:
        return kept(dataset)
    lines = "".join(f"{triple} .\n" for triple in new)
    text = lines.replace(f"<{layout.entities}", "<")
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"imported-{name[:12]}.ttl"
        file.write_text(text, encoding="utf-8")
        return adopt(dataset, [file])


def _folder(dataset: Dataset) -> Path:
    return dataset.path / "authority"
