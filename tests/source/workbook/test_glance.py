"""Whether a workbook is a fact book, and what its head says, is told without reading its facts."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from assay.facts import Agency, has_head, head_of, is_unfilled
from assay.facts.template import template
from assay.source.workbook import read_sheets, tabs
from tests.source.workbook.making import Cells, schema_in, workbook

LINES: Cells = [("code", "plan"), ("1", 5)]
ATTACHED = b"PK\x03\x04 and nothing more"


def test_the_names_of_the_sheets_are_told_without_opening_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": LINES, "R&D <1>": [("x",)]})
    assert tabs(path) == ("book", "งบประมาณ", "R&D <1>")


def test_the_names_are_found_whatever_the_prefix_of_their_elements(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheets = "<x:sheets><x:sheet sheetId='1' name='book'/></x:sheets>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", f'<x:workbook xmlns:x="{main}">{sheets}</x:workbook>')
    assert tabs(path) == ("book",)


@pytest.mark.parametrize("data", [b"", b"id,plan\n1,5\n", ATTACHED])
def test_of_a_file_that_is_no_workbook_no_name_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(data)
    assert tabs(path) is None
    assert has_head(path) is None


@pytest.mark.parametrize("name", ["book", "Book", "ชุดข้อมูลการประเมิน"])
def test_a_workbook_with_the_sheet_of_the_head_is_a_book(tmp_path: Path, name: str) -> None:
    path = tmp_path / "f.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = name
    book.save(path)
    assert has_head(path) is True


def test_a_workbook_without_it_is_none_whatever_else_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = "งบประมาณ"
    book.save(path)
    assert has_head(path) is False


def test_the_lock_file_of_an_open_workbook_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "~$f.xlsx"
    path.write_bytes(b"\x05evaluator")
    assert has_head(path) is False


def test_the_head_is_read_though_the_facts_are_wrong(tmp_path: Path) -> None:
    head: Cells = [
        ("as_of", dt.date(2020, 9, 30)),
        ("หน่วยงาน", "ETDA"),
        ("ไตรมาส", 4),
    ]
    lines: Cells = [("code", "plan"), ("1", "#REF!"), ("1", 5)]
    path = workbook(tmp_path / "f.xlsx", {"งบประมาณ": lines, "Sheet9": [("x",)]}, head=head)
    found = head_of(path, schema_in(tmp_path))
    assert found is not None
    assert (found.as_of, found.agency, found.quarter) == (dt.date(2020, 9, 30), Agency("ETDA"), 4)


def test_of_a_workbook_that_cannot_be_read_there_is_no_head(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(ATTACHED)
    assert head_of(path, schema_in(tmp_path)) is None
    assert read_sheets(path, "f.xlsx", bool) is None


def test_an_empty_template_is_not_filled_in(tmp_path: Path) -> None:
    schema = schema_in(tmp_path)
    for lang in ("th", "en"):
        path = tmp_path / f"{lang}.xlsx"
        path.write_bytes(template(schema, lang))
        assert has_head(path) is True
        assert is_unfilled(path, schema)


def test_a_template_is_begun_with_a_key_of_the_head_or_with_a_fact(tmp_path: Path) -> None:
    schema = schema_in(tmp_path)
    path = tmp_path / "facts.xlsx"
    for sheet, cell, value in (("book", "B3", "ข้อมูลไตรมาส 4"), ("budget_lines", "A3", "1")):
        path.write_bytes(template(schema, "th"))
        book = openpyxl.load_workbook(path)
        names = {"book": "ชุดข้อมูลการประเมิน", "budget_lines": "งบประมาณ"}
        book[names[sheet]][cell] = value
        book.save(path)
        assert not is_unfilled(path, schema)
