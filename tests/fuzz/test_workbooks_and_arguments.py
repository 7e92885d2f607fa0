"""A little of what the long run does with workbooks and command lines, the same on every run."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from fuzz import arguments, workbooks
from fuzz.answers import LOADED
from fuzz.projects import DISTRICT, Workspace


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_any_workbook() -> None:
    make, random = workbooks.prepare(), Random(10)
    codes = {code for _ in range(80) for code in make(random)[3]()}
    assert {LOADED, "unreadable-file"} <= codes


def test_a_spoiled_workbook_is_repeated_by_its_seed() -> None:
    make = workbooks.prepare()
    (_, what, data, _), (_, again, same, _) = make(Random(3)), make(Random(3))
    assert (what, data) == (again, same)


def test_any_command_line() -> None:
    workspace = Workspace.of(DISTRICT, Path())
    random = Random(10)
    found = {one for _ in range(40) for one in arguments.put(arguments.a_line(random), workspace)}
    assert "status 2" in found
