"""Where LibreOffice or poppler is not installed their tests are not collected; the run says so.

In CI they are always collected: there, a program that is not installed is a failure.
"""

import os
import shutil

import pytest

NEEDS = {
    "test_libreoffice.py": {"soffice": "libreoffice-calc"},
    "test_print.py": {"soffice": "libreoffice-calc", "pdftotext": "poppler-utils"},
}
"""The programs that the tests of a file run, each with its package on Debian."""

CI = os.environ.get("CI") == "true"
MISSING = {
    file: [package for program, package in needs.items() if shutil.which(program) is None]
    for file, needs in NEEDS.items()
}

collect_ignore = [file for file, packages in MISSING.items() if packages and not CI]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for file in collect_ignore:
        terminalreporter.write_line(
            f"tests/report/workbook_report/{file} was not run; on Debian: "
            f"apt-get install {' '.join(MISSING[file])}"
        )
