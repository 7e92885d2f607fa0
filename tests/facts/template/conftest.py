"""Tests that LibreOffice runs in are left out where it is not installed; never in CI."""

from pathlib import Path

import pytest

from tests.programs import left_out, tell

NEEDS = {"test_libreoffice.py": ("soffice",), "test_print.py": ("soffice", "pdftotext")}

collect_ignore = left_out(NEEDS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tell(terminalreporter, Path(__file__).parent, collect_ignore, NEEDS)
