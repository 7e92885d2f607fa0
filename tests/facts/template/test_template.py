"""A template offers what the schema declares, and what is typed into it is read as facts."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assay.facts import Schema, load_book
from assay.facts.sheets.sheet_names import sheet_names
from assay.facts.template import template, unlike
from tests.source.workbook.making import SCHEMA, load, schema_in

EXTRA = """
  milestone:
    plural: milestones
    title: {th: หมุดหมาย, en: Milestone}
    key: [indicator, "no"]
    parent: indicator
    fields:
      "no": {type: number, decimals: 0, range: ">= 1", title: {th: ลำดับ, en: Number}}
      weight: {type: number, range: "[0..1]", title: {th: น้ำหนัก, en: Weight}}
"""


@pytest.fixture
def schema(tmp_path: Path) -> Schema:
    return schema_in(tmp_path, SCHEMA + EXTRA)


def written(schema: Schema, lang: str = "th") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(schema, lang)))


def letters(sheet: Worksheet) -> dict[object, str]:
    """The letters of the columns by the names in the second row."""
    return {cell.value: get_column_letter(at) for at, cell in enumerate(sheet[2], start=1)}


def check_at(sheet: Worksheet, cell: str) -> DataValidation:
    checks: list[DataValidation] = sheet.data_validations.dataValidation
    (found,) = [one for one in checks if cell in one.sqref]
    return found


def offered(book: openpyxl.Workbook, sheet: str, cell: str) -> list[object]:
    """The words of a cell's drop-down list, wherever they stand."""
    check = check_at(book[sheet], cell)
    assert check.type == "list"
    name, area = str(check.formula1).removeprefix("=").rsplit("!", 1)
    return [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]


def test_there_is_a_sheet_for_the_head_and_for_each_kind(schema: Schema) -> None:
    assert written(schema).sheetnames == [
        "อ่านก่อน",
        "ชุดข้อมูลการประเมิน",
        "เอกสารต้นทาง",
        "คำผิดที่แก้ไข",
        "โครงการ",
        "ตัวชี้วัด",
        "งบประมาณ",
        "หมุดหมาย",
        "#lists",
    ]
    assert written(schema, "en").sheetnames[:5] == [
        "Read me",
        "Book",
        "Source documents",
        "Corrections",
        "Project",
    ]


def test_headings_are_in_thai_and_english_with_the_unit_and_then_the_names(schema: Schema) -> None:
    sheet = written(schema)["งบประมาณ"]
    assert [cell.value for cell in sheet[1]][:5] == [
        "code *",
        "อยู่ภายใต้\nPart of",
        "รายการ\nItem",
        "แผน\nPlan\n(THB million)",
        "จ่ายจริง\nDisbursed\n(THB million)",
    ]
    assert [cell.value for cell in sheet[2]] == [
        *("code", "parent", "name", "plan", "spent", "share"),
        *("document", "place.th", "place.en"),
    ]
    english = written(schema, "en")["Budget line"]
    assert english["D1"].value == "Plan\nแผน\n(THB million)"


def test_headings_and_keys_stay_in_view(schema: Schema) -> None:
    book = written(schema)
    assert book["งบประมาณ"].freeze_panes == "B3"
    assert book["หมุดหมาย"].freeze_panes == "C3"


def test_a_sheet_is_printed_as_wide_as_the_paper_and_over_two_pages_where_it_is_wider(
    tmp_path: Path,
) -> None:
    columns = "".join(f"\n          remark_{at}: {{type: text}}" for at in range(12))
    book = written(
        schema_in(
            tmp_path,
            f"""
    kinds:
      lamp: {{plural: lamps, title: Lamps, key: id, fields: {{watts: {{type: number}}}}}}
      note:
        plural: notes
        title: Notes
        key: id
        fields:{columns}
    """,
        )
    )
    for sheet in book.worksheets[:-1]:  # the last one, of drop-down lists, is hidden
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
    lamps, notes = book["Lamps"], book["Notes"]
    assert (lamps.page_setup.orientation, lamps.page_setup.fitToWidth) == ("portrait", None)
    # Twelve texts of 36 characters and more: two pages, each with the column of the key.
    assert (notes.page_setup.orientation, notes.page_setup.fitToWidth) == ("landscape", 2)
    assert notes.print_title_cols == "$A:$A"


def test_amounts_have_the_declared_decimals_and_codes_are_text(schema: Schema) -> None:
    columns = written(schema)["งบประมาณ"].column_dimensions
    formats = {name: columns[name].number_format for name in "ADF"}
    assert formats == {"A": "@", "D": "#,##0.0000", "F": "General"}
    assert (columns["D"].min, columns["D"].max) == (4, 5)  # the plan and what is disbursed


def test_choices_scales_and_truth_values_are_offered_in_the_language(schema: Schema) -> None:
    book = written(schema)
    names = letters(book["ตัวชี้วัด"])
    assert offered(book, "ตัวชี้วัด", f"{names['stage']}3") == ["ร่าง", "ใช้บังคับ"]
    assert offered(book, "ตัวชี้วัด", f"{names['final']}3") == ["ใช่", "ไม่ใช่"]
    assert offered(book, "ตัวชี้วัด", f"{names['requirers']}900") == ["สำนักงบประมาณ", "กระทรวง ดศ."]
    english = written(schema, "en")
    assert offered(english, "Indicator", f"{names['stage']}3") == ["Drafting", "In force"]
    assert book["#lists"].sheet_state == "hidden"


def test_a_list_lets_several_be_typed_and_a_choice_does_not(schema: Schema) -> None:
    sheet = written(schema)["ตัวชี้วัด"]
    names = letters(sheet)
    assert check_at(sheet, f"{names['requirers']}3").showErrorMessage is False
    stage = check_at(sheet, f"{names['stage']}3")
    assert (stage.showErrorMessage, stage.errorStyle) == (True, None)


def test_a_parent_and_a_document_are_offered_from_their_sheets(schema: Schema) -> None:
    book = written(schema)
    for sheet, cell, source in (
        ("ตัวชี้วัด", "B3", "โครงการ"),
        ("งบประมาณ", "B3", "งบประมาณ"),
        ("งบประมาณ", "G3", "เอกสารต้นทาง"),
    ):
        check = check_at(book[sheet], cell)
        assert str(check.formula1).replace("'", "") == f"{source}!$A$3:$A$1002"
        assert check.showErrorMessage is False  # the row that is named may yet be typed


def test_ranges_are_checked(schema: Schema) -> None:
    sheet = written(schema)["หมุดหมาย"]
    number, weight = check_at(sheet, "B3"), check_at(sheet, "C3")
    assert (number.type, number.operator, number.formula1) == ("whole", "greaterThanOrEqual", "1")
    assert (weight.type, weight.formula1, weight.formula2) == ("decimal", "0", "1")
    assert weight.error == "ควรเป็นตัวเลข [0..1] / A number is expected [0..1]"


def test_a_date_is_checked(schema: Schema) -> None:
    sheet = written(schema)["ตัวชี้วัด"]
    names = letters(sheet)
    assert check_at(sheet, f"{names['ended']}3").type == "date"
    assert sheet.column_dimensions[names["ended"]].number_format == "yyyy-mm-dd"


def test_a_note_tells_title_unit_decimals_and_how_to_leave_a_cell_open(schema: Schema) -> None:
    comment = written(schema)["งบประมาณ"]["D1"].comment
    assert comment is not None
    assert comment.text == (
        "แผน — plan\nตัวเลข\nหน่วย: THB million\nทศนิยมไม่เกิน: 4\n"
        "ถ้าไม่ทราบค่า ให้เว้นว่าง ช่องว่างไม่ได้หมายถึงศูนย์\n"
        "เครื่องหมาย - หมายถึงศูนย์ ตามที่ระบุในเอกสาร\n"
        "\n"
        "Plan — plan\nA number.\nUnit: THB million\nDecimals, at most: 4\n"
        "Leave it empty where it is not known: empty is not zero.\n"
        "A dash (-) means zero, as printed."
    )


def test_titles_that_no_sheet_may_have_or_that_two_kinds_share(tmp_path: Path) -> None:
    schema = schema_in(
        tmp_path,
        """
        kinds:
          a: {plural: as_, key: id, title: {th: "แผนปฏิบัติการรายโครงการ/งาน", en: "Plan: work?"}}
          b: {plural: bs, key: id, title: {th: ชื่อซ้ำ, en: Same}}
          c: {plural: cs, key: id, title: {th: ชื่อซ้ำ, en: Same}}
          d: {plural: ds, key: id, title: {th: "รายการประมาณการรายรับประจำปีงบประมาณที่ผ่านมา", en: D}}
        """,
    )
    names = sheet_names(schema, "th")
    assert names["as_"] == "แผนปฏิบัติการรายโครงการ-งาน"
    assert (names["bs"], names["cs"]) == ("bs", "cs")
    # Cut at 31 characters, and not between a letter and the mark above it.
    assert names["ds"] == "รายการประมาณการรายรับประจำปีงบป"
    assert sheet_names(schema, "en")["as_"] == "Plan- work-"
    assert len({name.casefold() for name in names.values()}) == len(names)


def test_an_empty_template_asks_for_the_day_alone(tmp_path: Path, schema: Schema) -> None:
    for lang in ("th", "en"):
        path = tmp_path / f"{lang}.xlsx"
        path.write_bytes(template(schema, lang))
        _, findings = load_book(path, schema)
        assert [one.message.en for one in findings] == ["`as_of` is missing from the book"]
        assert findings[0].span is not None
        assert str(findings[0].span.cell).endswith("!B2")


def test_headings_are_read_without_the_row_of_names(tmp_path: Path, schema: Schema) -> None:
    for lang in ("th", "en"):
        book = written(schema, lang)
        book.worksheets[1]["B2"] = "30 ก.ย. 2563"
        sheet = book[sheet_names(schema, lang)["budget_lines"]]
        sheet.delete_rows(2)
        for column, value in enumerate(("1", None, "งบ", 12.5, "๑,๒๐๐.๕", 94), start=1):
            sheet.cell(2, column).value = value
        sheet["D2"].number_format = "#,##0.0000"  # as the template formats the column
        path = tmp_path / "facts.xlsx"
        book.save(path)
        (fact,) = load(path, schema).of_kind("budget_line")
        values = {name: str(fact.values[name]) for name in ("name", "plan", "spent", "share")}
        assert values == {"name": "งบ", "plan": "12.5000", "spent": "1200.5", "share": "94"}


def test_equal_facts_make_equal_bytes(schema: Schema) -> None:
    assert template(schema) == template(schema)


FACTS = {
    "book.yaml": "as_of: 2020-09-30\ntitle: Plain\nfiscal_year: 2563\ndocuments: {plan: {title: {th: แผน}}}\n",
    "projects.yaml": "- {id: P, name: '=1+1'}\n- {id: '007'}\n- {id: '1.10', name: ' ช่องว่าง '}\n",
    "indicators.yaml": (
        "- {id: A, project: '007', target: 5.10, scope: ['a; b'], final: true, ended: 2020-02-29}\n"
        "- {id: B, project: P, target: 12345678901234567.8901, scope: [], stage: in_force}\n"
        "- {id: C, project: P, target: -0.0, scope: ['a; b', c], requirers: [mdes, bureau]}\n"
    ),
    "milestones.yaml": "- {indicator: A, 'no': 1, weight: 0.1}\n- {indicator: A, 'no': 2, weight: 1}\n",
    "budget_lines.csv": "code,parent,plan,document\n1,,-,plan\n1.1,1,0.94,plan\n1.10,1,4.705,\n",
}


def in_folder(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_book_moves_into_a_workbook_whole(tmp_path: Path, schema: Schema, lang: str) -> None:
    book = load(in_folder(tmp_path / "book", FACTS), schema)
    path = tmp_path / "facts.xlsx"
    path.write_bytes(template(schema, lang, book))
    copy = load(path, schema)
    assert unlike(book, copy) == ()
    assert copy == book
    # A number that Excel would cut, or whose sign it would drop, is kept as text.
    sheet = openpyxl.load_workbook(path)[sheet_names(schema, lang)["indicators"]]
    assert [row[2].value for row in sheet.iter_rows(min_row=3, max_row=5)] == [
        5.1,
        "12345678901234567.8901",
        "-0.0",
    ]
    assert sheet["C3"].number_format == "#,##0.00"


def test_what_a_cell_cannot_hold_is_told_at_its_place_in_the_book(
    tmp_path: Path, schema: Schema
) -> None:
    files = {**FACTS, "projects.yaml": "- {id: P, name: ''}\n- {id: '007'}\n"}
    files["indicators.yaml"] = '- {id: A, project: P, scope: ["one\\ntwo"]}\n'
    book = load(in_folder(tmp_path / "book", files), schema)
    path = tmp_path / "facts.xlsx"
    path.write_bytes(template(schema, "th", book))
    found = [(str(one.span), one.message.en) for one in unlike(book, load(path, schema))]
    assert found == [
        (
            f"{tmp_path}/book/projects.yaml:1:17",
            "`name` of project/P can't be kept in a workbook as it stands",
        ),
        (
            f"{tmp_path}/book/indicators.yaml:1:30",
            "`scope` of indicator/A can't be kept in a workbook as it stands",
        ),
    ]
