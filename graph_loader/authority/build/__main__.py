"""Rebuilds the committed authority files: `python -m graph_loader.authority.build --sources DIR --output DIR`."""

from pathlib import Path

import click

from graph_loader.authority.build.assembly import build


@click.command()
@click.option("--sources", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--output", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
def main(sources: Path, output: Path) -> None:
    """Write the authority's Turtle files and the report of dropped rows into the OUTPUT folder."""
    for name, text in build(sources).items():
        (output / name).write_text(text, encoding="utf-8")
        click.echo(f"{name}: {len(text.encode()):,} bytes", err=True)


if __name__ == "__main__":
    main()
