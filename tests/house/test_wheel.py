"""What users install: the built wheel, away from the checkout, with everything it needs inside."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

PACKAGES = ("ontology", "shapes", "graph_loader", "endpoint")


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the build tools at hand."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    (built,) = folder.glob("xronika-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment with the wheel; it borrows the libraries of this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    # A path in a .pth file brings in libraries, and not the checkout that is installed in place among them.
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python.parent


def run(program: Path, *arguments: str, folder: Path) -> str:
    """Run a program in a folder, away from the checkout, and return what it prints."""
    done = subprocess.run(
        [program, *arguments], cwd=folder, env={}, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_of_the_packages_is_inside(wheel: Path, repository: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    there = {
        str(file.relative_to(repository))
        for package in PACKAGES
        for file in (repository / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert not there - packed
    assert {name for name in packed if ".dist-info/" not in name} == there
    kinds = {Path(name).suffix for name in packed}
    assert {".ttl", ".toml", ".html", ".css", ".rq", ".txt", ".jsonl", ".csv"} <= kinds


def test_licence_and_readme_are_inside(wheel: Path, repository: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
        (metadata,) = [name for name in archive.namelist() if name.endswith("METADATA")]
        assert archive.read(licence) == (repository / "LICENSE").read_bytes()
        assert (repository / "README.md").read_text(encoding="utf-8") in archive.read(metadata).decode()


def test_the_program_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    assert "load" in run(installed / "xronika", "--help", folder=tmp_path)


def test_the_packages_come_from_the_wheel(installed: Path, tmp_path: Path, repository: Path) -> None:
    lines = "import ontology; print(ontology.XR.Visit, ontology.__file__)"
    printed = run(installed / "python", "-c", lines, folder=tmp_path)
    assert "https://w3id.org/xronika/ontology#Visit" in printed
    assert str(installed.parent) in printed
    assert str(repository) not in printed


def test_samples_load_and_answer_elsewhere(installed: Path, tmp_path: Path) -> None:
    lines = "from graph_loader.samples import sample_folder; print(sample_folder() / 'agency.csv')"
    sample = run(installed / "python", "-c", lines, folder=tmp_path).strip()
    run(installed / "xronika", "--data", "data", "load", sample, folder=tmp_path)
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?item a <https://w3id.org/xronika/ontology#NewsItem> }"
    answer = run(installed / "xronika", "--data", "data", "query", "--format", "csv", query, folder=tmp_path)
    assert answer.split() == ["n", "6"]
