"""The contents of small reports."""

from __future__ import annotations

from assay.contents.contents import Contents, contents_of
from tests.building import Domain
from tests.report.html.pages import layout_of

LAYOUT = """
sections: [{kind: ward, columns: [beds]}]
report:
  - kind: ward
    title: {th: หอผู้ป่วย, en: Wards}
    figures: [status]
    lines: [{th: "ใช้ {occupied} เตียง", en: "{occupied} beds are in use"}]
    columns: [beds, infections, stay, occupancy, status, drill_score, drill]
"""
"""Of the wards: a front page and a table."""


def contents_from(loaded: Domain, layout: str | None = LAYOUT) -> Contents:
    """What the report of a small domain says."""
    assert loaded.library is not None
    return contents_of(loaded.evaluate(), layout_of(loaded, layout), loaded.library)
