"""Sets the floors under today's scores, and writes the results on unseen text that go with the data.

`python -m tests.gold.set_floors CORPORA` measures all parts of the gold; no miss is shown. Floors only rise, unless
`--lower` says otherwise; TOML: https://toml.io/en/v1.0.0
"""

from collections.abc import Mapping
from pathlib import Path

import click

from graph_loader.evaluation import measured as results
from tests.support.gold_measurements import (
    FLOORS,
    PARTS,
    TEXTS,
    UNSEEN,
    Measuring,
    floors,
    is_recorded,
    values,
)

MARGIN = 0.02
"""How far below the score the floor lies: a change of rules may cost a little here to gain elsewhere."""

HEADING = """\
# The least that each part of the gold must score: F1, of main events recall; `texts` is how many items have a text.
# Written by `python -m tests.gold.set_floors CORPORA`.
"""

Floors = Mapping[str, float]


@click.command()
@click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--lower", is_flag=True, help="Let floors fall, too.")
def command(corpora: Path, lower: bool) -> None:
    """Set the floors under today's scores on the real texts in the folder CORPORA and on the samples."""
    changed = [part for part in PARTS if not is_recorded(part)]
    if changed:
        raise click.ClickException(
            f"The gold has changed: {', '.join(changed)}. Record its new digest first."
        )
    measuring = Measuring(corpora)
    before = floors() if FLOORS.exists() else {}
    after: dict[str, Floors] = dict(before)
    for part in PARTS:
        measured = measuring.measured(part)
        after[part] = raised(before.get(part, {}), values(measured), lower)
        for name, floor in after[part].items():
            click.echo(f"{part:8} {name:14} {values(measured).get(name, 0):7.3f}  floor {floor:g}")
        if part == UNSEEN:
            packaged = Path(results.__file__).with_name(results.PACKAGED)
            packaged.write_text(measured.to_json(), encoding="utf-8")
    FLOORS.write_text(HEADING + "".join(map(written, after.items())), encoding="utf-8")


def raised(before: Floors, scores: Floors, lower: bool) -> dict[str, float]:
    """The new floors of a part; a floor of what is scored no longer stays, and fails, unless floors may fall."""
    now = {
        name: score if name == TEXTS else max(0, round(score - MARGIN, 3)) for name, score in scores.items()
    }
    if lower:
        return now
    return {name: max(before.get(name, 0), now.get(name, 0)) for name in {**now, **before}}


def written(part: tuple[str, Floors]) -> str:
    """A part's table in TOML."""
    name, entries = part
    lines = (
        f'"{relation}" = {floor:g}' if " " in relation else f"{relation} = {floor:g}"
        for relation, floor in entries.items()
    )
    return "\n".join(["", f"[{name}]", *lines, ""])


if __name__ == "__main__":
    command(prog_name="python -m tests.gold.set_floors")
