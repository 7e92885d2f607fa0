"""Where LibreOffice is not installed its tests are not collected, and the run says so.

In CI they are always collected: there, a LibreOffice that is not installed is a failure.
"""

import os
import shutil

import pytest

OFFICE = shutil.which("soffice")
CI = os.environ.get("CI") == "true"

collect_ignore = [] if OFFICE or CI else ["test_libreoffice.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore:
        terminalreporter.write_line(
            "tests/template/test_libreoffice.py was not run: LibreOffice (soffice) is not "
            "installed; on Debian: apt-get install libreoffice-calc"
        )
