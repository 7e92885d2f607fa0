"""What a newcomer is told when the set-up cannot work on their machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"

# Runs the check as if Python's header files were in the folder named by the first argument.
WITH_HEADERS_IN = """
import runpy, sys, sysconfig
folder = sys.argv[1]
sysconfig.get_path = lambda kind: folder
runpy.run_path(sys.argv[2], run_name="__main__")
"""


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "CC"}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to stand for the whole PATH."""
    made = tmp_path / "bin"
    made.mkdir()
    return made


def program(folder: Path, name: str, status: int) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_a_compiler_one_line_says_how_to_install_one(folder: Path) -> None:
    done = run(TOOLS / "check_compiler.py", PATH=str(folder))
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("durable_rules is built from source, and a C compiler ")
    assert "`apt install gcc libc6-dev" in line
    assert "`dnf install gcc" in line
    assert "`xcode-select --install` (macOS)" in line


def test_a_compiler_that_cannot_compile_counts_as_missing(folder: Path) -> None:
    done = run(TOOLS / "check_compiler.py", PATH=str(folder), CC=program(folder, "broken", 1))
    assert done.returncode == 2
    assert "a C compiler " in done.stderr


def test_without_python_h_one_line_names_the_package_of_this_python(folder: Path) -> None:
    compiler = program(folder, "cc", 0)
    script = TOOLS / "check_compiler.py"
    done = run("-c", WITH_HEADERS_IN, folder, script, PATH=str(folder), CC=compiler)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 2
    assert done.stderr == (
        f"durable_rules is built from source, and Python.h of Python {version} is missing: run "
        f"`apt install python{version}-dev` (Debian, Ubuntu), `dnf install python{version}-devel` "
        f"(Fedora) or `brew install python@{version}` (macOS), then the same command again.\n"
    )


def test_without_both_the_line_names_both(folder: Path) -> None:
    done = run("-c", WITH_HEADERS_IN, folder, TOOLS / "check_compiler.py", PATH=str(folder))
    assert done.returncode == 2
    assert "a C compiler and Python.h of Python" in done.stderr


def test_with_both_nothing_is_said(folder: Path) -> None:
    (folder / "Python.h").touch()
    compiler = program(folder, "cc", 0)
    script = TOOLS / "check_compiler.py"
    done = run("-c", WITH_HEADERS_IN, folder, script, PATH=str(folder), CC=compiler)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_set_of_packages_that_is_not_known_is_refused_with_the_names_of_those_that_are() -> None:
    done = run(TOOLS / "install.py", "everything")
    assert done.returncode == 2
    assert done.stderr == "usage: python tools/install.py run|dev|fuzz|update\n"


def test_without_a_python_make_says_which_one_is_needed_and_how_to_name_it() -> None:
    done = subprocess.run(
        ["make", "--silent", "-C", ROOT, "evaluate", "PYTHON=no-such-python"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        "assay needs Python 3.11 or later, and none of these is one: no-such-python. "
        "Install it, or name yours: make PYTHON=/path/to/python3"
    )
