"""An event type is added by adding a file: nothing that is there is edited."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.chronicle import CASES

NEW = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xr: <https://w3id.org/xronika/ontology#> .
xr:Launch a owl:Class, xr:EventType ; rdfs:subClassOf xr:Event ;
    rdfs:label "Launch"@en ; skos:definition "A vessel is launched."@en .
"""

SCRIPT = """
import sys, pyoxigraph, rdflib, shapes, ontology
assert "Launch" in ontology.EVENT_TYPES and ontology.XR.Launch in ontology.ontology_graph("https://example.org/").subjects()
quads = pyoxigraph.parse(sys.stdin.buffer.read(), format=pyoxigraph.RdfFormat.TRIG)
lines = pyoxigraph.serialize([q.triple for q in quads], format=pyoxigraph.RdfFormat.N_TRIPLES)
print([v.message for v in shapes.validate(rdflib.Graph().parse(data=lines, format="nt"), scope="dataset")])
"""


def test_a_new_event_type_is_known_and_valid(repository: Path, tmp_path: Path) -> None:
    for part in ("ontology", "shapes"):
        shutil.copytree(repository / part, tmp_path / part)
    dataset = (CASES / "valid.trig").read_text(encoding="utf-8").replace("xr:Opening", "xr:Launch")
    assert _run(tmp_path, dataset).returncode == 1, "not known yet"
    (tmp_path / "ontology" / "event_types" / "Launch.ttl").write_text(NEW, encoding="utf-8")
    done = _run(tmp_path, dataset)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def _run(folder: Path, dataset: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=dataset,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
    )
