"""The wheel as a stranger gets it: beside a project of theirs that has an `engine.py` and pytest."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.test_layout import ROOT

FOREIGN = {
    "engine.py": "def start() -> str:\n    return 'running'\n",
    "test_engine.py": "import engine\n\ndef test_it() -> None:\n"
    "    assert engine.start() == 'running'\n",
    "features/engine.feature": "Feature: an engine\n  Scenario: it starts\n    Given a key\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages that holds the wheel, built of a copy and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    source, site = folder / "source", folder / "site"
    shutil.copytree(
        ROOT / "engine",
        source / "engine",
        ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"),
    )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "."]
    subprocess.run([sys.executable, *build], cwd=source, check=True, capture_output=True)
    (wheel,) = source.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    return site


def run(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    for name, text in FOREIGN.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_wheel_brings_one_package_and_its_data(site: Path) -> None:
    packages = {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")}
    assert packages == {"assay"}
    data = [path for path in (ROOT / "engine" / "assay").rglob("*") if path.is_file()]
    wanted = {
        path.relative_to(ROOT / "engine") for path in data if path.suffix not in {".pyc", ".md"}
    }
    assert {path.relative_to(site) for path in (site / "assay").rglob("*.*")} >= wanted


def test_the_wheel_evaluates_from_any_folder(site: Path, foreign: Path) -> None:
    book = str(ROOT / "facts" / "etda" / "2563-q4")
    done = run(site, foreign, "-m", "assay.cli", "evaluate", book)
    assert (done.returncode, done.stderr) == (0, "")
    assert "29 of 32 indicators are fully met" in done.stdout
    where = run(site, foreign, "-c", "import assay, engine; print(assay.__file__, engine.__file__)")
    assert where.stdout.split() == [
        str(site / "assay" / "__init__.py"),
        str(foreign / "engine.py"),
    ]


def test_a_foreign_project_with_an_engine_of_its_own_is_tested_as_before(
    site: Path, foreign: Path
) -> None:
    done = run(site, foreign, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
