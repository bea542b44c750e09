"""The whole dataset as one file: the graphs served, and the earlier versions of items from the archive.

Within one generation and format the bytes are always the same: the store gives its quads in a fixed order.
"""

from pathlib import Path

from pyoxigraph import RdfFormat

from graph_loader.generations import Generation
from graph_loader.rdf_files import QUAD_FORMATS, format_of, written_whole
from ontology import PREFIXES


def dump(generation: Generation, path: Path, *, earlier: bool = True) -> None:
    """Write a generation to a file whose name ends in .nq, .trig, .nq.gz or .trig.gz.

    `earlier` False leaves earlier versions out. UnknownFormat for another name.
    """
    form = format_of(path, QUAD_FORMATS)
    prefixes = dict(PREFIXES) if form == RdfFormat.TRIG else None
    with written_whole(path) as output:
        generation.open().dump(output, form, prefixes=prefixes)
        if earlier:
            generation.open("archive").dump(output, form, prefixes=prefixes)
