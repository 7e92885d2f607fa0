"""Folders that can't be walked are told at their names with status 2, never by a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, assay

PROJECT = {
    "facts/schema.yaml": "kinds: {a: {plural: as, key: id, fields: {n: {type: number}}}}\n",
    "facts/b/book.yaml": "as_of: 2020-09-30\n",
    "facts/b/as.yaml": "- {id: A, n: 1}\n",
    "rules/r.yaml": "rule: r\ntitle: R\nfor: a\noutcomes: {x: n}\n",
}
COMMANDS = [
    ("evaluate", "{}"),
    ("explain", "{}", "a/A/x"),
    ("report", "{}"),
    ("check", "{}"),
    ("test", "{}"),
    ("rules", "--rules", "{}"),
    ("docs", "--rules", "{}"),
    ("schema", "{}"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
@pytest.mark.parametrize("kind", ["loop", "pipe", "long", "deep"])
def test_a_path_that_leads_nowhere(project: Path, command: tuple[str, ...], kind: str) -> None:
    (project / "loop").symlink_to("loop")
    os.mkfifo(project / "pipe")
    path = {"long": "n" * 5_000, "deep": "n/" * 3_000}.get(kind, kind)
    finished = assay(*(part.format(path) for part in command), folder=project)
    assert (finished.returncode, "Traceback" in finished.stderr) == (2, False), finished.stderr
    assert finished.stderr.strip()


@pytest.mark.parametrize("folder", ["facts", "rules", "features"])
def test_folders_nested_beyond_the_longest_path(
    project: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / folder).mkdir(exist_ok=True)
    monkeypatch.chdir(project / folder)
    for _ in range(25):
        Path("n" * 200).mkdir()
        os.chdir("n" * 200)
    monkeypatch.chdir(project)
    finished = assay("check", folder=project)
    assert "Traceback" not in finished.stderr
    assert finished.returncode in (1, 2)
    assert "can't be read: File name too long" in finished.stdout + finished.stderr


def test_folders_that_link_to_one_another_are_walked_once(project: Path) -> None:
    (project / "facts" / "self").symlink_to("..")
    (project / "rules" / "self").symlink_to(".")
    finished = assay("check", folder=project)
    assert finished.returncode == 0
    assert "1 rule, 1 fact book" in finished.stdout


@pytest.mark.parametrize("command", ["check", "evaluate b", "rules", "schema", "test", "mutate"])
def test_a_folder_that_is_gone(tmp_path: Path, command: str) -> None:
    finished = subprocess.run(
        [
            "sh",
            "-c",
            f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m assay.cli {command}",
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "engine"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (
        2,
        "Error: the folder that you are in is no longer there: go to one that is\n",
    )
