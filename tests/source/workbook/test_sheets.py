"""Sheets, headings, notes and the head of a book are found as people lay them out."""

import datetime as dt
from pathlib import Path

from assay.facts import load_book
from assay.values.text import Text
from tests.source.workbook.making import Cells, load, said, schema_in, workbook, wrong

LINES: Cells = [("code", "plan"), ("1", 5)]


def codes(path: Path, folder: Path) -> list[str]:
    return [line.removeprefix(f"{path}:") for line in wrong(path, schema_in(folder))]


def plans(path: Path, folder: Path) -> dict[str, str]:
    book = load(path, schema_in(folder))
    return {fact.key[0]: str(fact.values["plan"]) for fact in book.of_kind("budget_line")}


def test_a_sheet_by_its_plural_or_its_title(tmp_path: Path) -> None:
    for name in ("budget_lines", "งบประมาณ", "Budget line", "BUDGET_LINES"):
        path = workbook(tmp_path / f"{name}.xlsx", {name: LINES})
        assert plans(path, tmp_path) == {"1": "5"}


def test_headings_by_title_with_units_notes_and_blank_rows(tmp_path: Path) -> None:
    rows: Cells = [
        ("ตารางผลการใช้จ่าย ไตรมาส 4",),
        (),
        ("code *", "แผน (ล้านบาท)", "Disbursed", "# ผู้กรอก"),
        (None, "(1)", "(2)"),
        (None, "ล้านบาท", "THB million"),
        ("1", 5, 4, "สมชาย"),
        (),
        ("2", 6, 5, None),
        ("หมายเหตุ: ข้อมูล ณ วันที่ 30 กันยายน 2563",),
        ("# ตรวจแล้ว",),
    ]
    path = workbook(tmp_path / "facts.xlsx", {"งบประมาณ": rows})
    assert plans(path, tmp_path) == {"1": "5", "2": "6"}


def test_a_second_row_of_headings_with_names(tmp_path: Path) -> None:
    rows: Cells = [("รหัส", "แผน\nPlan\n(THB million)"), ("code", "plan"), ("1", 5)]
    assert plans(workbook(tmp_path / "facts.xlsx", {"งบประมาณ": rows}), tmp_path) == {"1": "5"}


def test_a_heading_in_two_lines_without_a_row_of_names(tmp_path: Path) -> None:
    rows: Cells = [("code", "แผน\nPlan\n(THB million)"), ("1", 5)]
    assert plans(workbook(tmp_path / "facts.xlsx", {"งบประมาณ": rows}), tmp_path) == {"1": "5"}


def test_a_row_that_says_what_its_heading_says_is_a_fact_all_the_same(tmp_path: Path) -> None:
    rows: Cells = [("code", "name", "plan"), ("plan", "name", 5), ("1", "รายการ", 6)]
    assert plans(workbook(tmp_path / "f.xlsx", {"งบประมาณ": rows}), tmp_path) == {
        "1": "6",
        "plan": "5",
    }


def test_an_unknown_heading_is_told_at_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"budget_lines": [("code", "plann"), ("1", 5)]})
    (line,) = codes(path, tmp_path)
    assert line.startswith("budget_lines!B1 unknown-field: a fact of kind budget_line has no field")
    assert "did you mean `plan`?" in line


def test_a_title_of_two_fields_is_doubtful(tmp_path: Path) -> None:
    schema = """
    kinds:
      line:
        plural: lines
        key: id
        fields:
          a: {type: text, title: {th: ชื่อ, en: Name}}
          b: {type: text, title: {th: ชื่อ, en: Other name}}
    """
    path = workbook(tmp_path / "f.xlsx", {"lines": [("id", "ชื่อ"), ("1", "x")]})
    assert [one.removeprefix(f"{path}:") for one in wrong(path, schema_in(tmp_path, schema))] == [
        (
            "lines!B1 bad-key: `ชื่อ` is the title of `a` and `b` "
            "[write the name of the field that is meant]"
        )
    ]


def test_two_columns_of_one_field(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"budget_lines": [("code", "plan", "แผน"), ("1", 5, 6)]})
    assert codes(path, tmp_path) == [
        (
            "budget_lines!C1 duplicate-key: two columns hold `plan` "
            "[the first one is at budget_lines!B1; keep one of them]"
        )
    ]


def test_a_column_without_a_heading(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"budget_lines": [("code", None, "plan"), ("1", "?", 6)]})
    assert codes(path, tmp_path) == [
        (
            "budget_lines!B2 bad-key: the column B has no heading "
            "[name its field above it, or start its heading with # for notes]"
        )
    ]


def test_a_sheet_without_headings(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": [("1", 5)]})
    (line,) = codes(path, tmp_path)
    assert line.startswith("งบประมาณ!A1 bad-key: no row of the sheet งบประมาณ names a field")


def test_a_sheet_of_no_kind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบประมาน": LINES, "Sheet1": (), "# ร่าง": LINES})
    assert codes(path, tmp_path) == [
        (
            "งบประมาน!A1 unknown-file: the sheet งบประมาน belongs to no kind of the schema "
            "[did you mean งบประมาณ (budget_lines)?]"
        )
    ]


def test_two_sheets_of_one_kind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": LINES, "budget_lines": LINES})
    assert codes(path, tmp_path) == [
        (
            "budget_lines!A1 two-files: budget_lines stand in the sheets งบประมาณ and budget_lines "
            "[keep one of the two sheets]"
        )
    ]


def test_a_hidden_sheet_of_facts(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบ": (), "งบประมาณ": LINES}, hidden=("งบประมาณ",))
    assert codes(path, tmp_path) == [
        (
            "งบประมาณ!A1 unknown-file: the sheet งบประมาณ holds budget_lines and is hidden "
            "[unhide it, so that a reader sees what is evaluated, or delete it]"
        )
    ]


def test_a_fact_that_stands_twice(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": [*LINES, ("1", 6)]})
    (line,) = codes(path, tmp_path)
    assert line == (
        "งบประมาณ!A3 duplicate-fact: the budget_line `1` stands twice "
        "[the first one is at งบประมาณ!A2; keep one of them]"
    )
    _, (finding,) = load_book(path, schema_in(tmp_path))
    assert finding.hint is not None
    assert finding.hint.th == "รายการแรกอยู่ที่ งบประมาณ!A2 ให้เหลือไว้รายการเดียว"


def test_a_key_of_the_head_that_stands_twice_is_told_with_the_cell_of_the_first(
    tmp_path: Path,
) -> None:
    head: Cells = [("as_of", dt.date(2020, 9, 30)), ("ข้อมูล ณ วันที่", dt.date(2020, 6, 30))]
    path = workbook(tmp_path / "f.xlsx", {}, head=head)
    (line,) = codes(path, tmp_path)
    assert line == (
        "book!A2 duplicate-key: the key `as_of` stands twice in the sheet "
        "[the first one is at book!A1; keep one of them]"
    )
    _, (finding,) = load_book(path, schema_in(tmp_path))
    assert [str(one.span) for one in finding.related] == [f"{path}:book!A1"]


def test_an_orphan_is_told_the_sheet_that_its_parent_belongs_on(tmp_path: Path) -> None:
    rows: Cells = [("id", "project"), ("A", "EL")]
    path = workbook(tmp_path / "f.xlsx", {"indicators": rows})
    (line,) = codes(path, tmp_path)
    assert line == (
        "indicators!B2 orphan: the book holds no project `EL` "
        "[the book holds no projects: add the sheet projects (Project)]"
    )
    _, (finding,) = load_book(path, schema_in(tmp_path))
    assert finding.hint is not None
    assert finding.hint.th == "ชุดข้อมูลนี้ยังไม่มีข้อมูลโครงการ: ให้เพิ่มแผ่นงาน projects (โครงการ)"


def test_a_required_column_that_is_not_there(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"indicators": [("id", "target"), ("A", 5)]})
    (line,) = codes(path, tmp_path)
    assert line.startswith("indicators!A1 missing-field: the column `project` is missing")


def test_a_parent_that_is_not_there(tmp_path: Path) -> None:
    rows: Cells = [("code", "parent"), ("1", "0")]
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": rows})
    (line,) = codes(path, tmp_path)
    assert line.startswith("งบประมาณ!B2 orphan: the book holds no budget_line `0`")


def test_the_head_says_all_that_book_yaml_says(tmp_path: Path) -> None:
    head: Cells = [
        ("# key", "value"),
        ("ข้อมูล ณ วันที่", "30 ก.ย. 2563"),
        ("title.th", "ชุดข้อมูล"),
        ("title.en", "The book"),
        ("fiscal_year", 2563),
        ("quarter", "๔"),
        ("currency", "THB"),
        (),
    ]
    sheets: dict[str, Cells] = {
        "เอกสารต้นทาง": [
            ("id", "title.en", "dated", "note.th"),
            ("plan", "Plan", dt.date(2562, 12, 11), "ฉบับอนุมัติ"),
        ],
        "book.corrections": [
            ("document", "printed", "read", "why.th", "why.en"),
            ("plan", "102.8978", "102.8968", "พิมพ์ผิด", "A slip"),
        ],
    }
    head_of = load(workbook(tmp_path / "f.xlsx", sheets, head=head), schema_in(tmp_path)).head
    assert head_of.as_of == dt.date(2020, 9, 30)
    assert head_of.title == Text("The book", "ชุดข้อมูล")
    assert (head_of.fiscal_year, head_of.quarter, head_of.currency) == (2020, 4, "THB")
    plan = head_of.documents["plan"]
    assert (plan.title, plan.dated) == (Text("Plan"), dt.date(2019, 12, 11))
    assert plan.note == Text("ฉบับอนุมัติ", "ฉบับอนุมัติ")
    (slip,) = head_of.corrections
    assert (slip.document, slip.printed, slip.read) == ("plan", "102.8978", "102.8968")
    assert slip.why == Text("A slip", "พิมพ์ผิด")


def test_what_is_wrong_in_the_head_is_told_at_its_cell(tmp_path: Path) -> None:
    head: Cells = [("as_of", "วันนี้"), ("quater", 4), ("quarter", 5), ("as_of", None)]
    path = workbook(tmp_path / "f.xlsx", {}, head=head)
    found = [line.split(" [")[0] for line in codes(path, tmp_path)]
    assert found == [
        "book!A2 unknown-key: `quater` is not a key of the book",
        "book!A4 duplicate-key: the key `as_of` stands twice in the sheet",
        "book!B1 wrong-type: `วันนี้` is no date",
        "book!B3 wrong-type: a whole number from 1 to 4 is expected here, not the number 5",
    ]


def test_a_document_that_stands_twice(tmp_path: Path) -> None:
    rows: Cells = [("id", "title.en"), ("plan", "a"), ("plan", "b")]
    path = workbook(tmp_path / "f.xlsx", {"book.documents": rows})
    assert codes(path, tmp_path) == [
        (
            "book.documents!A3 duplicate-key: the document `plan` stands twice "
            "[the first one is at book.documents!A2; keep one of them]"
        )
    ]


def test_a_workbook_without_a_head(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": LINES}, head=())
    (line,) = wrong(path, schema_in(tmp_path))
    assert line == (
        f"{path}:1:1 not-a-book: {path} has no sheet book (ชุดข้อมูลการประเมิน) "
        "[add it: keys in its first column and values in the second, as_of at least]"
    )


def test_the_book_before_may_be_a_workbook_or_a_folder(tmp_path: Path) -> None:
    schema = schema_in(tmp_path)
    folder = tmp_path / "2563-q2"
    folder.mkdir()
    (folder / "book.yaml").write_text("as_of: 2020-03-31\n", "utf-8")
    third: Cells = [("as_of", dt.date(2020, 6, 30)), ("previous", "2563-q2")]
    workbook(tmp_path / "2563-q3.xlsx", {}, head=third)
    fourth: Cells = [("as_of", dt.date(2020, 9, 30)), ("previous", "2563-q3.xlsx")]
    book = load(workbook(tmp_path / "2563-q4.xlsx", {}, head=fourth), schema)
    assert book.previous is not None
    assert book.previous.previous is not None
    assert book.previous.previous.as_of == dt.date(2020, 3, 31)


def test_a_workbook_before_that_is_not_there_is_told_at_its_cell(tmp_path: Path) -> None:
    head: Cells = [("as_of", dt.date(2020, 9, 30)), ("previous", "2563-q3.xlsx")]
    path = workbook(tmp_path / "2563-q4.xlsx", {}, head=head)
    _, findings = load_book(path, schema_in(tmp_path))
    assert f"{path}:book!B2 no-previous-book: the previous book 2563-q3.xlsx is not there" in (
        said(one).split(" [")[0] for one in findings
    )
