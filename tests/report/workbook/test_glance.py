"""The first screen on the first sheet: verdict, money, actions and table, with charts of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl.chart.bar_chart import BarChart
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.building import domain
from tests.contents.agency import FACTS, LAYOUT, RULES, SCHEMA, agency
from tests.contents.making import contents_from
from tests.report.workbook.schools import charts, opened


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return opened(contents_from(agency(tmp_path_factory.mktemp("agency")), LAYOUT))


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    return book["At a glance"]


def row_of(sheet: Worksheet, text: str) -> int:
    """The first row that has a text."""
    return next(
        one.row for row in sheet.iter_rows() for one in row if one.value == text and one.row
    )


def values(sheet: Worksheet, row: int) -> Sequence[object]:
    """What stands in a row, without what is empty."""
    return [one.value for one in sheet[row] if one.value not in (None, "")]


def test_the_verdict_stands_first_and_its_states_below_it_counted(sheet: Worksheet) -> None:
    verdict = row_of(sheet, "3 of 5 are met, 1 clean, 2 not; 33.3 % paid")
    assert verdict == 4
    first = row_of(sheet, "Met, nothing found against it")
    told = [values(sheet, row) for row in range(first, first + 4)]
    total = f"SUM(A{first}:A{first + 3})"
    assert told == [
        [1, "Met, nothing found against it", share(f"A{first}", total)],
        [2, "Met, but questioned", share(f"A{first + 1}", total)],
        [1, "Not met", share(f"A{first + 2}", total), "R Three"],
        [1, "not rated", share(f"A{first + 3}", total), "S Four"],
    ]
    # Green, yellow, red, grey; each with its word beside it.
    grounds = [sheet.cell(first + at, 1).fill.fgColor.rgb for at in range(4)]
    assert grounds == ["FFBFE6CD", "FFFCE08A", "FFF8C9C5", "FFDADFE6"]


def share(part: str, whole: str) -> str:
    return f'=IF({whole}=0,"–",ROUND({part}/{whole}*100,1))'


def test_the_money_is_a_whole_with_its_parts_in_per_cent(sheet: Worksheet) -> None:
    whole = row_of(sheet, "Plan")
    assert values(sheet, whole) == ["Plan", 300, "baht"]
    assert values(sheet, whole + 1) == ["Paid", 100, share(f"C{whole + 1}", f"C{whole}")]
    assert values(sheet, whole + 2) == ["Left", 200, share(f"C{whole + 2}", f"C{whole}")]


def test_actions_are_numbered_and_lead_to_their_findings(sheet: Worksheet) -> None:
    row = row_of(sheet, "Attach it")
    assert values(sheet, row) == [1, "Attach it", "The agency", "2", "2 findings"]
    (link,) = (one.hyperlink for one in sheet[row] if one.hyperlink is not None)
    assert link.location == "'Findings'!A4"


def test_the_table_has_states_lines_and_what_stands_against_each(sheet: Worksheet) -> None:
    head = row_of(sheet, "Projects")
    assert values(sheet, head) == ["Projects", "State", "Both", "Findings"]
    assert [values(sheet, head + at) for at in (1, 2, 4)] == [
        ["P", "One", "Met", "One: Met", "–"],
        ["Q", "Two", "Met", "Two: Met", "No evidence"],
        ["S", "Four", "missing", "Four: missing", "–"],
    ]
    link = sheet.cell(head + 2, 1).hyperlink
    assert link is not None
    assert link.location == "'Findings'!A4"


def test_the_first_screen_stands_before_everything_else(sheet: Worksheet) -> None:
    order = ["Met, but questioned", "Paid", "Attach it", "Projects", "Sheets"]
    rows = [row_of(sheet, one) for one in order]
    assert rows == sorted(rows)
    assert str(sheet.print_area).startswith("'At a glance'!$A$1:")
    last = int(str(sheet.print_area).rpartition("$")[2])
    assert last < rows[-1]  # the list of sheets is not for paper


def test_the_verdict_and_the_money_are_drawn_of_the_cells(sheet: Worksheet) -> None:
    verdict, money = charts(sheet)
    for chart in (verdict, money):
        assert isinstance(chart, BarChart)
        assert chart.grouping == "percentStacked"
    first, paid = row_of(sheet, "Met, nothing found against it"), row_of(sheet, "Paid")
    assert [one.val.numRef.f for one in verdict.series] == [
        f"'At a glance'!$A${first + at}" for at in range(4)
    ]
    assert [one.val.numRef.f for one in money.series] == [
        f"'At a glance'!$C${paid}",
        f"'At a glance'!$C${paid + 1}",
    ]


def test_a_table_that_a_page_would_cut_stands_on_the_next(tmp_path: Path) -> None:
    # Rows of 18 points: 26 of them fit a page of some 500, but not below the verdict and the money.
    many = "".join(f"- {{id: P{at}, agency: A, name: One, state: met}}\n" for at in range(25))
    steps = "- {id: S1, project: P0, done: true}"
    facts = {**FACTS, "projects.yaml": many, "steps.yaml": steps}
    loaded = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULES)
    sheet = opened(contents_from(loaded, LAYOUT))["At a glance"]
    assert [one.id for one in sheet.row_breaks.brk] == [row_of(sheet, "Projects") - 1]


def test_a_table_that_fits_stands_below_what_is_to_be_done(sheet: Worksheet) -> None:
    assert not sheet.row_breaks.brk


def test_in_thai_all_of_it_is_thai(tmp_path: Path) -> None:
    sheet = opened(contents_from(agency(tmp_path), LAYOUT), "th")["สรุปผล"]
    row = row_of(sheet, "แนบหลักฐาน")
    assert values(sheet, row) == [1, "แนบหลักฐาน", "หน่วยงาน", "2", "ข้อค้นพบ 2 รายการ"]
