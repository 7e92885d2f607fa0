"""No command replaces a file that it did not write, and none a fact book."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

from tests.cli.running import ROOT
from tests.cli.running import assay as run
from tests.source.workbook.making import workbook

DISTRICT = ROOT / "fuzz" / "project"
BOOK = "facts/2563-q1"


def assay(*words: str, folder: Path) -> CompletedProcess[str]:
    return run(*words, folder=folder, environment={"ASSAY_LANG": "en"})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(DISTRICT, folder)
    return folder


WRITES = {
    "report": ("report", BOOK, "--out", "out.html"),
    "workbook": ("report", BOOK, "--out", "out.xlsx"),
    "markdown": ("report", BOOK, "--out", "out.md"),
    "template": ("template", "--out", "out.xlsx"),
    "junit": ("test", "--junit", "out.xml"),
    "summary": ("test", "--summary", "out.md"),
    "cover": ("test", "--cover-json", "out.json"),
    "page": ("test", "--cover-html", "out.html"),
    "tables": ("report", BOOK, "--format", "csv", "--out", "out"),
    "schemas": ("schema", "--out", "out"),
    "docs": ("docs", "--out", "out", "--no-run"),
}


def written(project: Path) -> list[Path]:
    return sorted(path for path in project.glob("out*/**/*") if path.is_file()) or sorted(
        project.glob("out.*")
    )


@pytest.mark.parametrize("command", WRITES)
def test_what_a_command_wrote_it_writes_again_and_what_others_wrote_it_keeps(
    project: Path, command: str
) -> None:
    words = WRITES[command]
    first = assay(*words, folder=project)
    files = written(project)
    assert files, first.stderr
    before = {path: path.read_bytes() for path in files}
    assert assay(*words, folder=project).returncode == first.returncode
    assert {path: path.read_bytes() for path in files} == before
    victim = files[-1]
    victim.write_text("minutes of a meeting\n", encoding="utf-8")
    kept = assay(*words, folder=project)
    assert kept.returncode == 2
    assert f"{victim.relative_to(project)} is" in kept.stderr
    assert victim.read_text(encoding="utf-8") == "minutes of a meeting\n"
    if victim.suffix == ".xlsx":
        return  # it can't be looked into, so that it counts as a book
    assert assay(*words, "--force", folder=project).returncode == first.returncode
    assert victim.read_bytes() == before[victim]
    assert not list(project.rglob(".assay-*"))


@pytest.mark.parametrize(
    "words",
    [
        ("template", "--out", "{}"),
        ("template", "--book", BOOK, "--out", "{}"),
        ("report", BOOK, "--out", "{}"),
        ("test", "--junit", "{}"),
        ("scenarios", "status", "--out", "{}"),
    ],
)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_fact_book_is_never_written_over(
    project: Path, words: tuple[str, ...], force: tuple[str, ...]
) -> None:
    path = workbook(project / "facts.xlsx", {})
    before = path.read_bytes()
    done = assay(*(word.format(path) for word in words), *force, folder=project)
    assert done.returncode == 2
    assert "a fact book, which is never written over" in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["book.yaml", "new.csv", "districts.yaml"])
def test_nor_is_a_file_of_one_or_a_new_one_put_beside_it(project: Path, name: str) -> None:
    path = project / BOOK / name
    before = path.read_bytes() if path.exists() else None
    done = assay("test", "--junit", f"{BOOK}/{name}", "--force", folder=project)
    assert done.returncode == 2
    assert "a fact book, which is never written over" in done.stderr
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_template_is_replaced_until_somebody_begins_to_fill_it_in(project: Path) -> None:
    words = ("template", "--out", "t.xlsx", "--lang", "en")
    for _ in range(2):
        assert assay(*words, folder=project).returncode == 0
    path = project / "t.xlsx"
    book = openpyxl.load_workbook(path)
    book["Book"]["B3"] = "a title"
    book.save(path)
    filled = path.read_bytes()
    done = assay(*words, "--force", folder=project)
    assert done.returncode == 2
    assert path.read_bytes() == filled


def test_a_template_that_does_not_read_as_its_book_leaves_nothing(project: Path) -> None:
    out = project / "file"
    out.touch()
    done = assay("template", "--out", "file/t.xlsx", folder=project)
    assert done.returncode == 2
    assert "can't be written" in done.stderr
    assert not list(project.rglob("*.part*"))
