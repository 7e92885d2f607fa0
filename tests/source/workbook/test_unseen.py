"""What a reader of a workbook does not see, or sees otherwise, is told or refused at its cell."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from assay.facts import load_book
from tests.source.workbook.making import Cells, Shown, load, repacked, schema_in, workbook, wrong

LINES: Cells = [
    ("code", "plan", "spent"),
    ("1", 1, 1),
    ("2", 2, 2),
    ("3", 3, 3),
    ("4", 4, 4),
    ("5", 5, 5),
]


def made(folder: Path, head: Cells = ()) -> tuple[Path, openpyxl.Workbook]:
    path = workbook(
        folder / "f.xlsx", {"budget_lines": LINES}, head=[("as_of", "2020-09-30"), *head]
    )
    return path, openpyxl.load_workbook(path)


def warned(path: Path, folder: Path) -> list[str]:
    book, findings = load_book(path, schema_in(folder))
    assert book is not None, findings
    assert len(book.of_kind("budget_line")) == 5
    return [f"{one.span} {one.message.en}".removeprefix(f"{path}:") for one in book.warnings]


@pytest.mark.parametrize("way", ["hidden", "filtered"])
def test_hidden_rows_and_columns_are_named(tmp_path: Path, way: str) -> None:
    path, book = made(tmp_path)
    sheet = book["budget_lines"]
    for row in (2, 3, 5):
        sheet.row_dimensions[row].hidden = True
    if way == "filtered":
        sheet.auto_filter.ref = "A1:C6"
        sheet.auto_filter.add_filter_column(0, ["3"])
    sheet.column_dimensions["C"].hidden = True
    book.save(path)
    assert warned(path, tmp_path) == [
        "budget_lines!A2 hidden and read all the same: rows 2–3, 5",
        "budget_lines!C1 hidden and read all the same: columns C",
    ]


def test_a_row_of_no_height_and_a_column_of_no_width_are_hidden(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    part = "xl/worksheets/sheet2.xml"
    with zipfile.ZipFile(path) as archive:
        text = archive.read(part).decode()
    flat = text.replace('<row r="4"', '<row r="4" ht="0" customHeight="1"')
    flat = flat.replace("<sheetData>", '<cols><col min="2" max="2" width="0"/></cols><sheetData>')
    assert flat.count('ht="0"') == 1
    assert warned(repacked(path, {part: flat}), tmp_path) == [
        "budget_lines!A4 hidden and read all the same: rows 4",
        "budget_lines!B1 hidden and read all the same: columns B",
    ]


def test_hidden_rows_may_be_meant(tmp_path: Path) -> None:
    for said, count in (("yes", 0), ("ใช่", 0), ("no", 1)):
        path, book = made(tmp_path, [("hidden", said)])
        book["budget_lines"].row_dimensions[3].hidden = True
        book.save(path)
        assert len(warned(path, tmp_path)) == count


def test_what_holds_no_fact_may_be_hidden(tmp_path: Path) -> None:
    path, book = made(tmp_path)
    sheet = book["budget_lines"]
    sheet["A20"], sheet["F1"] = "# a note", "# notes"
    for row in (1, 20, 21):
        sheet.row_dimensions[row].hidden = True
    for column in "FG":
        sheet.column_dimensions[column].hidden = True
    book.save(path)
    assert warned(path, tmp_path) == []


def rich(text: str, apart: str, **font: Any) -> CellRichText:
    return CellRichText(text, TextBlock(InlineFont(**font), apart))


@pytest.mark.parametrize(
    "font", [{"vertAlign": "superscript"}, {"vertAlign": "subscript"}, {"strike": True}], ids=str
)
@pytest.mark.parametrize("column", ["code", "plan"])
def test_runs_that_stand_apart_are_no_part_of_a_figure_or_a_key(
    tmp_path: Path, font: dict[str, Any], column: str
) -> None:
    path, book = made(tmp_path)
    at = "A2" if column == "code" else "B2"
    book["budget_lines"][at] = rich("50", "1", **font)
    book.save(path)
    (said,) = wrong(path, schema_in(tmp_path))
    assert said == (
        f"{path}:budget_lines!{at} wrong-type: the cell shows 501, in which `1` is raised, lowered "
        "or crossed out [a mark of a footnote is no part of a value: take it out, or type the value "
        "anew]"
    )


@pytest.mark.parametrize(
    "font",
    [{"b": True}, {"color": "FF0000"}, {"vertAlign": "baseline"}, {"strike": False}],
    ids=str,
)
def test_runs_of_another_look_are_one_text(tmp_path: Path, font: dict[str, Any]) -> None:
    path, book = made(tmp_path)
    book["budget_lines"]["B2"] = rich("5", "0", **font)
    book.save(path)
    assert str(load(path, schema_in(tmp_path)).of_kind("budget_line")[0].values["plan"]) == "50"


def test_a_text_that_is_no_key_may_hold_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"projects": [("id", "name"), ("A", "x")]})
    book = openpyxl.load_workbook(path)
    book["projects"]["B2"] = rich("CO", "2", vertAlign="subscript")
    book.save(path)
    assert load(path, schema_in(tmp_path)).of_kind("project")[0].values["name"] == "CO2"


@pytest.mark.parametrize("at", ["A2", "B2"])
def test_a_cell_crossed_out_is_refused(tmp_path: Path, at: str) -> None:
    path, book = made(tmp_path)
    book["budget_lines"][at].font = Font(strike=True)
    book.save(path)
    (said,) = wrong(path, schema_in(tmp_path))
    assert f"budget_lines!{at} wrong-type: the cell shows 1, in which `1` is raised" in said


def test_a_key_has_the_zeros_that_its_format_shows(tmp_path: Path) -> None:
    rows: Cells = [("code", "name"), (Shown(1, "000"), Shown(7, "0000")), (Shown(12, "000"), "x")]
    facts = load(
        workbook(tmp_path / "f.xlsx", {"budget_lines": rows}), schema_in(tmp_path)
    ).of_kind("budget_line")
    assert [(fact.key, fact.values["name"]) for fact in facts] == [
        (("001",), "0007"),
        (("012",), "x"),
    ]


@pytest.mark.parametrize("code", ['"A-"000', '000"x"', "000-00", "0\\-0", "[$฿-41E]0", "(000)  00"])
def test_a_key_whose_format_shows_more_is_refused(tmp_path: Path, code: str) -> None:
    rows: Cells = [("code", "plan"), (Shown(1234, code), 1)]
    (said,) = wrong(workbook(tmp_path / "f.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert "budget_lines!A2 wrong-type: the cell holds" in said
    assert "[format the cell as text and type all that it shows]" in said


@pytest.mark.parametrize(
    ("code", "unit", "fits"),
    [
        ('0.00" ล้าน"', "THB", False),
        ('0.00" ล้าน"', "THB million", True),
        ('0.00" million"', "ล้านบาท", True),
        ('0.00" พันล้าน"', "THB billion", True),
        ('0.00" พัน"', "THB million", False),
        ('0.00" บาท"', "THB million", True),
        ("0.00", "THB million", True),
    ],
)
def test_words_of_size_fit_the_unit(tmp_path: Path, code: str, unit: str, fits: bool) -> None:
    rows: Cells = [("id", "project", "target", "unit"), ("A", "P", Shown(5, code), unit)]
    path = workbook(tmp_path / "f.xlsx", {"projects": [("id",), ("P",)], "indicators": rows})
    book, findings = load_book(path, schema_in(tmp_path))
    assert (book is not None) is fits
    if not fits:
        assert findings[0].hint is not None
        assert "the numbers of `target` are in" in findings[0].hint.en


def test_a_number_that_its_format_hides_is_refused(tmp_path: Path) -> None:
    rows: Cells = [
        ("code", "plan"),
        ("1", Shown(5, ";;;")),
        ("2", Shown(-5, "0;")),
        ("3", Shown(0, "0;-0;;@")),
    ]
    found = wrong(workbook(tmp_path / "f.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert [line.partition("budget_lines!")[2][:2] for line in found] == ["B2", "B3"]
    assert all("and shows nothing" in line for line in found)
