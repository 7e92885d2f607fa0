"""Which browser the tests drive, and what to install where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Playwright

CHOSEN: Final = "ASSAY_BROWSER"
"""The environment variable that names another browser of Chromium's kind."""

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "msedge")


def found() -> str | None:
    """The browser chosen, or the first of those that the machine may have; None if it has none."""
    chosen = os.environ.get(CHOSEN)
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            pytest.fail(f"{CHOSEN} names {chosen}, which is not a program", pytrace=False)
        return path
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def launched(playwright: Playwright) -> Browser:
    """A headless browser of the machine, or Playwright's own, installed if need be."""
    return playwright.chromium.launch(executable_path=found() or _own(playwright))


def _own(playwright: Playwright) -> str:
    path = playwright.chromium.executable_path
    if not Path(path).exists():
        done = subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            pytest.fail(
                "The browser tests need Chromium, and this machine has none of "
                f"{', '.join(_NAMES)}. On Debian: apt-get install chromium; elsewhere: "
                f"python -m playwright install chromium; or set {CHOSEN} to a browser of "
                f"Chromium's kind. Playwright could not install its own: {done.stderr.partition(chr(10))[0]}",
                pytrace=False,
            )
    return path
