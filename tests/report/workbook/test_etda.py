"""The workbook of ETDA against the golden values of the report and the facts as they are stated."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from assay.contents.contents import Contents
from tests.report.workbook.etda import etda
from tests.report.workbook.schools import cell, opened

LINES = Path("facts/etda/2563-q4/budget_lines.csv")


@pytest.fixture(scope="module")
def said() -> Contents:
    return etda()


@pytest.fixture(scope="module")
def book(said: Contents) -> Workbook:
    return opened(said, "th")


def test_every_stated_amount_stands_in_the_budget_table_as_printed(book: Workbook) -> None:
    sheet = book["ผลการใช้จ่ายงบประมาณ"]
    with LINES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 14
    for line in lines:
        for name, heading in (("plan", "แผน"), ("disbursed", "จ่ายจริง"), ("reserved", "กันเหลื่อมปี")):
            if line[name] != "-":
                found = cell(sheet, line["code"], heading)
                decimals = len(line[name].partition(".")[2])
                assert Decimal(str(found.value)) == Decimal(line[name])
                assert found.number_format == "#,##0" + ("." + "0" * decimals)


def test_what_is_unspent_is_a_live_difference(book: Workbook) -> None:
    sheet = book["ผลการใช้จ่ายงบประมาณ"]
    for row in range(4, 18):
        assert sheet.cell(row, 8).value == f"=ROUND(C{row}-G{row},4)"
    again = book["แผนก่อนและหลังปรับปรุง"]
    assert again["D4"].value == "='ผลการใช้จ่ายงบประมาณ'!C4"
    assert again["E4"].value == "=ROUND(D4-C4,4)"
    # e-Office (1.3.5) is part of e-Licensing (1.3.4), and has no virement of its own.
    rows = {str(row[0].value): row[0].row for row in again.iter_rows(min_row=4)}
    whole, part = rows["1.3.4"], rows["1.3.5"]
    assert again[f"E{whole}"].value == f"=ROUND(D{whole}+D{part}-C{whole},4)"


def test_lines_below_others_are_set_in_and_grouped(book: Workbook) -> None:
    sheet = book["ผลการใช้จ่ายงบประมาณ"]
    lines = {str(row[0].value): row[1] for row in sheet.iter_rows(min_row=4)}
    assert lines["total"].font.bold
    levels = {one: sheet.row_dimensions[lines[one].row or 0].outlineLevel for one in ("1", "1.3.1")}
    assert levels == {"1": 1, "1.3.1": 3}
    assert lines["1.3.1"].alignment.indent == lines["total"].alignment.indent + 3


def test_the_correction_of_reserved_is_told_with_its_place(book: Workbook) -> None:
    sheet = book["ข้อเสนอการแก้ไขให้ยอดรวมตรงกัน"]
    values = [one.value for one in sheet[4]]
    assert 102.8978 in values
    assert 102.8968 in values
    assert "report" in values


def test_each_finding_and_every_trace_has_a_row(said: Contents, book: Workbook) -> None:
    assert book["ข้อค้นพบ"].max_row == 3 + len(said.evaluation.findings)
    assert book["ที่มาของตัวเลข"].max_row == 3 + len(said.traces)


def test_a_percentage_of_two_cells_is_a_live_quotient(book: Workbook) -> None:
    sheet = book["ผลการใช้จ่ายงบประมาณ"]
    for row in range(4, 18):
        assert sheet.cell(row, 9).value == f'=IF(C{row}=0,"–",ROUND(G{row}/C{row}*100,4))'


def test_what_a_project_takes_from_its_line_follows_the_line(book: Workbook) -> None:
    # Project DG has the money of line 1.2.2, in the ninth row of the budget table.
    budget = book["ผลการใช้จ่ายงบประมาณ"]
    row = next(one[0].row for one in budget.iter_rows(min_row=4) if one[0].value == "1.2.2")
    projects = book["โครงการ"]
    assert cell(projects, "DG", "แผน\n(ล้านบาท)").value == f"='ผลการใช้จ่ายงบประมาณ'!C{row}"
    assert cell(projects, "DG", "% ผลการใช้จ่าย").value == f"='ผลการใช้จ่ายงบประมาณ'!I{row}"


def test_the_plan_against_the_report_tells_what_stop_fraud_spent_of_its_approved_plan(
    book: Workbook,
) -> None:
    # 3.9519 of the approved 23.2678 million is 16.98 per cent, of the revised 4.1865 it is 94.40.
    sheet = book["แผนเทียบกับรายงาน"]
    values = {str(one.value) for row in sheet.iter_rows() for one in row if one.value is not None}
    assert "16.9844" in values or "16.98" in values


def test_no_cell_shows_an_error_or_is_wider_than_its_sheet(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for one in row:
                assert not str(one.value).startswith("#")
                assert one.data_type != "e"
