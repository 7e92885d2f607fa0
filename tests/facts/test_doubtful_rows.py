"""Totals and footnotes that stand among the facts of a table are told at their row."""

from pathlib import Path

import pytest

from assay.facts import load_book
from tests.source.workbook.making import Cells, schema_in, workbook


def told(path: Path, folder: Path) -> list[str]:
    book, findings = load_book(path, schema_in(folder))
    assert book is not None, findings
    return [
        f"{one.span} {one.severity.value}: {one.message.en}".removeprefix(f"{path}")
        for one in book.warnings
    ]


def in_sheet(folder: Path, rows: Cells) -> list[str]:
    return told(workbook(folder / "f.xlsx", {"projects": rows}), folder)


def in_table(folder: Path, text: str, name: str = "projects") -> list[str]:
    (folder / "book").mkdir()
    (folder / "book" / "book.yaml").write_text("as_of: 2020-09-30\n", "utf-8")
    (folder / "book" / f"{name}.csv").write_text(text, "utf-8")
    return told(folder / "book", folder)


@pytest.mark.parametrize(
    "word",
    ["รวม", "รวมทั้งสิ้น", " รวม ทั้งหมด ", "ยอดรวม", "Total", "TOTAL:", "Grand total", "Sub-total"],
)
def test_a_row_of_totals(tmp_path: Path, word: str) -> None:
    message = (
        f"the row `{word.strip()}` may be a total, and is read as a fact like the rows it adds up"
    )
    rows: Cells = [("id", "name"), ("A", "x"), ("B", "y"), (word, "z")]
    assert in_sheet(tmp_path, rows) == [f":projects!A4 warning: {message}"]
    (found,) = in_table(tmp_path, f"id,name\nA,x\n{word.strip()},z\n")
    assert found == f"/projects.csv:3:1 warning: {message}"


@pytest.mark.parametrize(
    "text",
    [
        "* ข้อมูลเบื้องต้น",
        "1/ ข้อมูล ณ สิ้นปี",
        "(1) preliminary",
        "2) revised",
        "† estimate",
        "ที่มา: กรม",
        "Source: x",
    ],
)
def test_a_footnote(tmp_path: Path, text: str) -> None:
    message = f"the row `{text}` may be a footnote, and is read as a fact"
    rows: Cells = [("id", "name"), ("A", "x"), (text,)]
    assert in_sheet(tmp_path, rows) == [f":projects!A3 warning: {message}"]
    assert in_table(tmp_path, f"id,name\nA,x\n{text},\n") == [
        f"/projects.csv:3:1 warning: {message}"
    ]


@pytest.mark.parametrize(
    "key", ["รวมพล", "รวมไทย", "Totals of 2020", "1/2563", "12", "A*", "(x)", "2.1", "Sumatra"]
)
def test_what_only_looks_like_one_is_a_fact(tmp_path: Path, key: str) -> None:
    assert in_sheet(tmp_path, [("id", "name"), (key, None), ("B", "y")]) == []


def test_a_total_that_its_parts_name_is_a_fact(tmp_path: Path) -> None:
    text = "code,parent,plan\nรวม,,3\n1,รวม,1\n2,รวม,2\n"
    assert in_table(tmp_path, text, "budget_lines") == []


def test_in_yaml_everything_is_meant(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "book.yaml").write_text("as_of: 2020-09-30\n", "utf-8")
    (tmp_path / "book" / "projects.yaml").write_text("- {id: A}\n- {id: Total}\n", "utf-8")
    assert told(tmp_path / "book", tmp_path) == []
