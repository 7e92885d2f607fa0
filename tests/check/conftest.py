"""Every test of checking stands in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the test's project, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
