"""The workbook of a small report, read back as a program reads it."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from assay.contents.contents import Contents
from assay.report.workbook import workbook_report
from tests.report.workbook.schools import cell, contents, opened, schools


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    return contents(schools(tmp_path_factory.mktemp("schools")))


@pytest.fixture(scope="module")
def book(said: Contents) -> Workbook:
    return opened(said)


def texts(book: Workbook, sheet: str) -> set[str]:
    return {
        one.value for row in book[sheet].iter_rows() for one in row if isinstance(one.value, str)
    }


def test_there_is_a_sheet_for_all_that_there_is_to_say(book: Workbook) -> None:
    assert book.sheetnames == [
        "At a glance",
        "Classes",
        "Schools- fees -all-",
        "Findings",
        "Assumptions",
        "Where the figures come from",
        "Step by step",
        "What made this report",
    ]


def test_in_thai_the_sheets_headings_and_values_are_thai(said: Contents) -> None:
    thai = opened(said, "th")
    assert thai.sheetnames[:4] == ["สรุปผล", "ชั้นเรียน", "โรงเรียน- ค่าเรียน -รวม-", "ข้อค้นพบ"]
    sheet = thai["ชั้นเรียน"]
    assert sheet["A2"].value == "หน่วย: THB"
    assert cell(sheet, "A1", "ชื่อ").value == "ศิลปะ"
    assert cell(sheet, "A1", "สถานะ").value == "สีเขียว"
    assert cell(sheet, "B2", "จ่ายแล้ว").value == "ไม่มีข้อมูล"


def test_a_number_is_a_number_with_its_decimals_as_written(book: Workbook) -> None:
    sheet = book["Classes"]
    fee, paid = cell(sheet, "A1", "Fee"), cell(sheet, "A2", "Paid")
    assert (fee.value, fee.number_format) == (100.1, "#,##0.00")
    assert (paid.value, paid.number_format) == (0.1, "#,##0.00")
    assert cell(sheet, "A1", "Tenths").number_format == "#,##0.0"
    assert cell(sheet, "A1", "Length").number_format == "#,##0"


def test_a_number_of_more_than_fifteen_digits_is_text_with_a_note(book: Workbook) -> None:
    fee = cell(book["Classes"], "B1", "Fee")
    assert fee.value == "12345678901234567.25"
    assert fee.comment is not None
    assert "does not keep all digits" in fee.comment.text


def test_a_null_is_its_reason_in_grey_italics(book: Workbook) -> None:
    paid = cell(book["Classes"], "B2", "Paid")
    assert paid.value == "missing"
    assert paid.font.italic
    assert cell(book["Classes"], "B2", "Remark").font.italic is False


def test_an_assumption_is_noted_on_its_cell_and_listed(book: Workbook) -> None:
    note = cell(book["Classes"], "A3", "State").comment
    assert note is not None
    assert note.text == "Assumed, since the source does not state it: no source says so"
    assert cell(book["Classes"], "A1", "State").comment is None
    assert [one.value for one in book["Assumptions"][4]] == [
        "no source says so",
        "class/A3, class/B1",
    ]


def test_a_day_is_a_day_and_one_before_excels_calendar_is_text(book: Workbook) -> None:
    begins = cell(book["Classes"], "A1", "Begins")
    assert isinstance(begins.value, dt.datetime)
    assert begins.value.date() == dt.date(2020, 5, 16)
    assert begins.number_format == "[$-409]d mmm yyyy"
    assert cell(book["Classes"], "A2", "Begins").value == "31 Dec 1899"


def test_each_number_that_states_its_own_unit_has_it_beside_it(book: Workbook) -> None:
    assert cell(book["Classes"], "A1", "Unit").value == "terms"
    assert cell(book["Classes"], "A2", "Unit").value == "days"


def test_a_text_that_looks_like_a_formula_stays_a_text(book: Workbook) -> None:
    name = cell(book["Classes"], "A2", "Name")
    assert (name.value, name.data_type) == ("=1+1", "s")


def test_a_figure_leads_to_its_trace_and_the_trace_back(book: Workbook) -> None:
    owed = cell(book["Classes"], "A1", "Owed")
    assert owed.hyperlink is not None
    sheet, _, place = str(owed.hyperlink.location).rpartition("!")
    assert sheet == "'Where the figures come from'"
    trace = book["Where the figures come from"][place]
    row = {
        heading.value: one.value
        for heading, one in zip(trace.parent[3], trace.parent[trace.row], strict=True)
    }
    assert row["Fact"] == "class/A1"
    assert row["Field"] == "owed"
    assert row["Expression"] == "fee - paid + refund"
    assert row["Value"] == 40.05
    assert row["Unit"] == "THB"
    assert row["Line of the rule"] == "rules/owed.yaml:5:14"
    assert row["Rule's name"] == "owed"
    assert str(row["Values read"]).startswith("fee (Fee) = 100.10 THB [")
    assert trace.hyperlink.location == f"'Classes'!{owed.coordinate}"


def test_a_long_text_has_its_link_to_the_right_of_what_is_printed(book: Workbook) -> None:
    sheet = book["Classes"]
    remark, trace = (cell(sheet, "B2", one) for one in ("Remark", "Trace\nRemark"))
    against = cell(sheet, "B2", "Findings")
    assert trace.column == against.column + 1 == sheet.max_column
    assert sheet.print_area == f"'Classes'!$A$1:${against.column_letter}${sheet.max_row}"
    assert remark.hyperlink is None
    assert trace.hyperlink is not None
    place = str(trace.hyperlink.location).rpartition("!")[2]
    assert book["Where the figures come from"][place].value == trace.value


def test_statuses_and_weights_are_coloured_by_the_word_that_is_shown(book: Workbook) -> None:
    def words(sheet: str, column: str) -> dict[str, str]:
        return {
            rule.formula[0]: rule.dxf.fill.bgColor.rgb
            for area in book[sheet].conditional_formatting
            if str(area.sqref).startswith(column)
            for rule in area.rules
        }

    state = cell(book["Classes"], "A1", "State").column_letter
    assert words("Classes", state) == {'"Red"': "FFF8C9C5", '"Green"': "FFBFE6CD"}
    assert set(words("Findings", "B")) == {'"error"', '"warning"', '"note"'}


def test_the_front_page_says_whose_figures_these_are_and_what_was_found(book: Workbook) -> None:
    front = book["At a glance"]
    assert front["A1"].value == "Schools A & B"
    told = {"Agency", "OBEC", "As of", "0 errors · 2 warnings · 1 note", "owing"}
    assert told <= texts(book, "At a glance")
    (link,) = (one for row in front for one in row if one.value == "owing" and one.hyperlink)
    assert link.hyperlink is not None
    assert link.hyperlink.location == "'Findings'!A4"


def test_a_finding_is_a_row_with_its_figures_as_numbers(book: Workbook) -> None:
    headings = [one.value for one in book["Findings"][3]]
    row = dict(zip(headings, [one.value for one in book["Findings"][4]], strict=True))
    assert row["Weight"] == "warning"
    assert row["Message"] == "Class A3 owes 1005.00"
    assert (row["Left side"], row["Right side"], row["Difference"]) == (1005, 1000, 5)
    assert row["Line of the rule"] == "rules/owed.yaml:8:5"


def test_every_table_keeps_its_headings_in_view_filters_and_prints_on_a4(book: Workbook) -> None:
    across = ["Classes", "Where the figures come from", "Step by step"]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert str(sheet.freeze_panes).endswith("4")
        assert str(sheet.auto_filter.ref).startswith("A3:")
        assert sheet.page_setup.paperSize == 9
        lies = "landscape" if sheet.title in across else "portrait"
        assert (sheet.title, sheet.page_setup.orientation) == (sheet.title, lies)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth is None  # one page wide goes without saying
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$3:$3"
        head, foot = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
        assert head is not None
        assert foot is not None
        assert "Schools A && B" in str(head.left.text)
        assert "&P" in str(foot.right.text)


def test_sheets_to_look_things_up_in_are_not_printed(book: Workbook) -> None:
    for name in ("Where the figures come from", "Step by step"):
        sheet = book[name]
        area = str(sheet.print_area).rpartition("!")[2].replace("$", "")
        assert sheet[area].value is None
        assert "clear its print area to print it" in str(sheet["A2"].value)


def test_what_stands_against_a_row_is_told_in_it_and_its_code_leads_there(book: Workbook) -> None:
    sheet = book["Classes"]
    against = cell(sheet, "A3", "Findings")
    assert against.value == "owing"
    assert against.fill.fgColor.rgb == "FFFCE08A"  # a warning's
    assert cell(sheet, "A1", "Findings").value == "–"
    key = next(row[0] for row in sheet.iter_rows(min_row=4) if row[0].value == "A3")
    assert key.hyperlink is not None
    assert key.hyperlink.location == "'Findings'!A4"


def test_a_row_is_as_high_as_its_text_needs(book: Workbook) -> None:
    heights = book["Classes"].row_dimensions
    # The remark of 77 letters takes three lines of 40, A1's texts one: at 16 points a line, and 2.
    assert heights[4].height == pytest.approx(18, abs=0.5)
    assert heights[8].height == pytest.approx(50, abs=0.5)


def test_lines_stand_below_the_table_of_their_section_or_else_on_the_front_page(
    tmp_path: Path,
) -> None:
    layout = """
    sections:
      - {kind: class, columns: [fee], lines: [{th: "{id} จ่าย {paid}", en: "{id} paid {paid}"}]}
      - {kind: school, lines: [{th: "{id} เก็บ {fees}", en: "{id} asks {fees}"}]}
    """
    book = opened(contents(schools(tmp_path), layout))
    lines = [row[0].value for row in book["Classes"].iter_rows(min_row=9)]
    assert lines[:2] == ["A1 paid 60.05", "A2 paid 0.10"]
    assert lines[-1] == "B2 paid missing"
    assert book["Classes"].auto_filter.ref == "A3:D8"
    assert "S1 asks 1105.40" in texts(book, "At a glance")


def test_the_same_contents_are_the_same_bytes(said: Contents) -> None:
    assert workbook_report(said) == workbook_report(said)


def test_without_its_library_it_says_so(said: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError):
        workbook_report(said)


def test_a_report_without_findings_says_so(tmp_path: Path) -> None:
    from tests.building import domain

    loaded = domain(
        tmp_path,
        schema="kinds: {lamp: {plural: lamps, key: id, fields: {watts: {type: number}}}}",
        facts={"lamps.csv": "id,watts\nL1,5\n"},
        rules="rule: twice\ntitle: Twice\nfor: lamp\noutcomes: {twice: watts * 2}\n",
    )
    book = opened(contents(loaded, None))
    assert "No findings." in texts(book, "At a glance")
    assert book["Findings"]["A2"].value == "No findings."
    assert isinstance(book, openpyxl.Workbook)
