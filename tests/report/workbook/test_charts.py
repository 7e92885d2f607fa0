"""Charts of sections: of the cells of their own sheet, sums of a tree left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.chart.bar_chart import BarChart
from openpyxl.chart.line_chart import LineChart
from openpyxl.worksheet.worksheet import Worksheet

from tests.building import domain
from tests.report.workbook.schools import charts, contents, opened

SCHEMA = """
kinds:
  line:
    plural: lines
    title: Lines
    key: code
    parent: line
    label: name
    fields:
      name:     {type: text}
      approved: {type: number, unit: baht}
      plan:     {type: number, unit: baht}
      paid:     {type: number, unit: baht}
      left:     {type: number, unit: baht}
"""
FACTS = """
- {code: "1", name: All, approved: 90, plan: 90, paid: 40, left: 50}
- {code: "1.1", parent: "1", name: Wages, approved: 50, plan: 60, paid: 30, left: 30}
- {code: "1.2", parent: "1", name: Rent, approved: 40, plan: 30, paid: 10, left: 20}
- {code: "2", name: New, plan: 5, paid: 5, left: 0}
"""
RULES = "rule: twice\ntitle: Twice\nfor: line\noutcomes: {twice: plan * 2}\n"
LAYOUT = """
sections: [{kind: line, columns: [plan]}]
report:
  - kind: line
    title: Budget
    columns: [plan, paid]
    bars: {whole: plan, parts: [paid, left]}
    against: [plan, paid]
  - kind: line
    title: Approved
    slope: [approved, plan, paid]
"""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Worksheet, Worksheet]:
    loaded = domain(
        tmp_path_factory.mktemp("lines"), schema=SCHEMA, facts={"lines.yaml": FACTS}, rules=RULES
    )
    book = opened(contents(loaded, LAYOUT))
    return book["Budget"], book["Approved"]


def test_parts_and_pairs_are_bars_of_the_lines_that_add_up_no_others(
    sheets: tuple[Worksheet, Worksheet],
) -> None:
    stacked, beside = charts(sheets[0])
    assert isinstance(stacked, BarChart)
    assert (stacked.grouping, beside.grouping) == ("stacked", "clustered")
    # Lines 1.1, 1.2 and 2 stand in rows 5, 6 and 7; line 1, in row 4, adds up two of them.
    paid, left = stacked.series
    assert paid.val.numRef.f == "'Budget'!$D$5:$D$7"
    assert paid.cat.strRef.f == "'Budget'!$B$5:$B$7"
    # What is left has no column of the table: it stands behind it, and is not printed.
    assert left.val.numRef.f == "'Budget'!$E$5:$E$7"
    assert [sheets[0].cell(row, 5).value for row in (3, 5, 6, 7)] == ["Left", 30, 20, 0]
    assert "$A$1:$D$" in str(sheets[0].print_area)


def test_a_slope_is_a_line_for_each_with_all_its_figures_and_broken_where_it_falls(
    sheets: tuple[Worksheet, Worksheet],
) -> None:
    (slope,) = charts(sheets[1])
    assert isinstance(slope, LineChart)
    wages, rent = slope.series  # line 2 had no approved plan
    assert wages.tx.v == "1.1 Wages"
    assert wages.val.numRef.f == "'Approved'!$C$5:$E$5"
    assert wages.cat.strRef.f == "'Approved'!$C$3:$E$3"
    assert wages.graphicalProperties.line.prstDash in {None, "solid"}
    assert rent.graphicalProperties.line.prstDash == "dash"


def test_lines_that_stand_apart_are_drawn_together(tmp_path: Path) -> None:
    facts = FACTS + '- {code: "2.1", parent: "2", name: Desks, plan: 5, paid: 5, left: 0}\n'
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.yaml": facts}, rules=RULES)
    stacked, _ = charts(opened(contents(loaded, LAYOUT))["Budget"])
    assert stacked.series[0].val.numRef.f == "('Budget'!$D$5:$D$6,'Budget'!$D$8)"


def test_of_more_facts_than_forty_the_table_alone_tells(tmp_path: Path) -> None:
    facts = "".join(f'- {{code: "{at}", plan: 1, paid: 1, left: 0}}\n' for at in range(41))
    loaded = domain(tmp_path, schema=SCHEMA, facts={"lines.yaml": facts}, rules=RULES)
    assert not charts(opened(contents(loaded, LAYOUT))["Budget"])
