"""A bar says how far long work is: on a terminal, and gone when the work is done."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

import pytest

from assay.cli import progress
from assay.cli.progress import progressing
from tests.check.projects import write
from tests.cli.running import assay

FEATURE = """
    Feature: Crowding
      Scenario: Beds
        Given the facts of "2563"
        When all rules are evaluated
        Then the free of ward "W-1" is 4
"""


def read_until(terminal: int, words: str) -> str:
    """What a terminal shows up to some words; waits until they are there."""
    shown = b""
    while words.encode() not in shown:
        shown += os.read(terminal, 4096)
    return shown.decode()


def test_on_a_terminal_the_bar_is_shown_and_wiped_out(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progressing("กำลังทดสอบ") as told:
            assert told is not None
            read_until(ours, "กำลังทดสอบ")
            told(1, 4)
            read_until(ours, " 25%")
        wiped = "\x1b[2K"
        assert wiped in read_until(ours, wiped)
    os.close(ours)


def test_short_work_is_done_before_a_bar_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progressing("Working") as told:
            assert told is not None
            told(1, 1)
        terminal.write("end")
        terminal.flush()
        assert read_until(ours, "end") == "end"
    os.close(ours)


def test_elsewhere_nobody_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        monkeypatch.setattr(sys, "stderr", log)
        with progressing("Working") as told:
            assert told is None
    assert (tmp_path / "log").read_text(encoding="utf-8") == ""


def test_commands_write_nothing_to_a_standard_error_that_is_no_terminal(tmp_path: Path) -> None:
    write(tmp_path, {"features/crowding.feature": FEATURE})
    for words in (["check"], ["test"], ["docs"]):
        done = assay(*words, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), words
