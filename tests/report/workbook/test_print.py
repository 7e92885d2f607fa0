"""LibreOffice prints the report: its Thai is whole, in fonts that the file holds."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assay.report.workbook import workbook_report
from tests.facts.template.test_libreoffice import converted
from tests.report.workbook.etda import etda

pytestmark = pytest.mark.thorough


def test_the_print_has_the_thai_with_its_vowels_and_no_cell_too_narrow(
    tmp_path: Path,
) -> None:
    report = tmp_path / "report.xlsx"
    report.write_bytes(workbook_report(etda()))
    printed = converted(report, "pdf")
    told = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], capture_output=True, text=True, check=True
    ).stdout
    # A reader of PDF may part the marks above and below from their letters by spaces.
    close = "".join(told.split())
    for word in ("สรุปผล", "โครงการ", "หน่วย:ล้านบาท", "588.7946", "ข้อผิดพลาด"):
        assert word in close
    # The legend of a chart too, which LibreOffice draws of the cells.
    assert "จ่ายจริงเบิกจ่ายข้ามปีกันเหลื่อมปีคงเหลือ" in close
    # The sheets of traces and steps, 1,000 rows and more, are not for paper.
    assert told.count("\f") <= 25
    assert "###" not in told
    assert "\ufffd" not in told
    fonts = subprocess.run(
        ["pdffonts", str(printed)], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        embedded = line.split()[-5]
        assert embedded == "yes", line
