"""A page of many facts stays one that a browser opens at once."""

from __future__ import annotations

from pathlib import Path

from assay.contents.contents import contents_of
from assay.report.html import html_report
from assay.scorecard.layout import default_layout
from tests.building import domain

FIELDS = [f"f{at}" for at in range(6)]
SCHEMA = "kinds:\n  unit:\n    plural: units\n    key: id\n    fields:\n" + "".join(
    f"      {name}: {{type: number, unit: baht}}\n" for name in ("id", *FIELDS)
).replace("id: {type: number, unit: baht}", "id: {type: text}")
RULE = (
    "rule: r\ntitle: R\nfor: unit\noutcomes:\n"
    + "".join(f"  o{at}: {{is: {' + '.join(FIELDS[: at + 1])}}}\n" for at in range(6))
    + "checks: [{code: low, that: f0 > 500, message: '{f0}'}]\n"
)


def test_a_report_of_two_thousand_facts_stays_under_three_megabytes(tmp_path: Path) -> None:
    rows = "".join(f"U{at},{','.join(str(at + one) for one in range(6))}\n" for at in range(2_000))
    facts = {"units.csv": f"id,{','.join(FIELDS)}\n{rows}"}
    loaded = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE)
    assert loaded.plan is not None
    assert loaded.library is not None
    layout = default_layout(loaded.schema, loaded.plan)
    contents = contents_of(loaded.evaluate("reference"), layout, loaded.library, most=600)
    page = html_report(contents)
    assert len(page.encode()) < 3_000_000
    assert "… and 1,900 more" in page.replace("\u00a0", " ")  # 600 figures of six a fact: 100
    assert "… and 381 more" in page.replace("\u00a0", " ")  # of 501 findings
