"""Where LibreOffice is not installed its tests are not collected, and the run says so."""

import shutil

import pytest

OFFICE = shutil.which("soffice")

collect_ignore = [] if OFFICE else ["test_libreoffice.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if OFFICE is None:
        terminalreporter.write_line(
            "tests/template/test_libreoffice.py was not run: LibreOffice (soffice) is not "
            "installed; on Debian: apt-get install libreoffice-calc"
        )
