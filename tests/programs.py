"""Tests that run another program: where it is not installed they are left out, and the run says so.

In CI they never are: there, a program that is not installed is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

PACKAGES = {"soffice": "libreoffice-calc", "pdftotext": "poppler-utils"}
"""The programs that tests run, each with its package on Debian."""


def left_out(needs: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Of files with the programs that their tests run, those that can't be run here."""
    if os.environ.get("CI") == "true":
        return []
    return [
        file
        for file, programs in needs.items()
        if any(shutil.which(program) is None for program in programs)
    ]


def tell(
    reporter: pytest.TerminalReporter,
    folder: Path,
    files: list[str],
    needs: Mapping[str, tuple[str, ...]],
) -> None:
    """Says which files were left out and what would run them."""
    for file in files:
        packages = " ".join(PACKAGES[one] for one in needs[file] if shutil.which(one) is None)
        name = f"tests/{folder.relative_to(Path(__file__).parent).as_posix()}/{file}"
        reporter.write_line(f"{name} was not run; on Debian: apt-get install {packages}")
