"""What standard output can't take ends the command with a status of its own, whatever it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT

FULL = Path("/dev/full")
DISTRICT = ROOT / "fuzz" / "project"
COMMANDS = [
    ("evaluate", "facts/2563-q1", "--format", "json"),
    ("evaluate", "facts/2563-q1"),
    ("check",),
    ("check", "--format", "sarif"),
    ("rules", "--format", "json"),
    ("test", "--format", "json"),
    ("test", "--sentences"),
    ("scenarios", "status"),
    ("--version",),
    ("--help",),
]

needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")


def run(
    words: tuple[str, ...], redirected: str, *, unbuffered: bool = False
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    if unbuffered:
        environment["PYTHONUNBUFFERED"] = "1"
    command = " ".join([f"'{sys.executable}' -m assay.cli", *words, redirected])
    return subprocess.run(
        ["sh", "-c", command],
        cwd=DISTRICT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@needs_full
@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_disk_is_told_and_is_no_success(words: tuple[str, ...]) -> None:
    done = run(words, "> /dev/full")
    assert done.returncode == 2, done.stderr
    assert done.stderr == "Error: standard output can't be written: No space left on device\n"


@pytest.mark.parametrize("unbuffered", [True, False])
def test_a_file_that_may_not_grow_is_no_success(tmp_path: Path, unbuffered: bool) -> None:
    out = tmp_path / "out.json"
    words = ("evaluate", "facts/2563-q1", "--format", "json")
    whole = run(words, f"> {out}", unbuffered=unbuffered)
    assert (whole.returncode, whole.stderr) == (0, "")
    json.loads(out.read_text(encoding="utf-8"))
    limited = f"trap '' XFSZ; ulimit -f 4; exec '{sys.executable}' -m assay.cli {' '.join(words)}"
    done = subprocess.run(
        ["sh", "-c", f"{limited} > {out}"],
        cwd=DISTRICT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "engine"),
            **({"PYTHONUNBUFFERED": "1"} if unbuffered else {}),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert out.stat().st_size <= 4096
    assert done.returncode == 2, done.stderr


@pytest.mark.parametrize(
    ("words", "redirected", "status"),
    [
        (("evaluate", "nope"), "2>&-", 2),
        (("evaluate", "nope"), ">&-", 2),
        (("evaluate", "nope"), "2>/dev/full", 2),
        (("evaluate", "nope"), ">&- 2>&-", 2),
        (("evaluate", "facts/2563-q1"), "2>&-", 0),
        (("evaluate", "facts/2563-q1"), ">&-", 2),
        (("check",), "2>/dev/full >/dev/null", 0),
        (("--nonsense",), "2>&-", 2),
    ],
)
def test_a_stream_that_is_closed_changes_no_status_but_that_of_what_it_should_take(
    words: tuple[str, ...], redirected: str, status: int
) -> None:
    assert run(words, redirected).returncode == status


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f"cd '{gone}'; rmdir '{gone}'; exec '{sys.executable}' -m assay.cli check"
    done = subprocess.run(
        ["sh", "-c", command],
        env={**os.environ, "PYTHONPATH": str(ROOT / "engine")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == "Error: the folder that you are in is no longer there: go to one that is\n"
    )
