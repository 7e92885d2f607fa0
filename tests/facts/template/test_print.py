"""LibreOffice prints the empty template of ETDA on few pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assay.api import load_schema
from assay.facts.template import template
from tests.facts.template.test_libreoffice import SCHEMA, converted

pytestmark = pytest.mark.thorough


def test_most_sheets_take_one_page_and_none_more_than_four(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    path.write_bytes(template(load_schema(SCHEMA), "th"))
    told = subprocess.run(
        ["pdftotext", "-layout", str(converted(path, "pdf")), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    # 25 sheets are seen; the two kinds of most fields, of 36 and 47, take four pages each.
    assert told.count("\f") <= 36
