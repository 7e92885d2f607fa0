"""Workbooks for tests, written in view: rows of cells, and files that are no workbooks."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import openpyxl

from assay.facts import Book, Schema, load_book, load_schema
from assay.finding import Finding

SCHEMA = """
types:
  stage: {scale: [drafting: {th: ร่าง, en: Drafting}, in_force: {th: ใช้บังคับ, en: In force}]}
  requirer: {choice: [bureau: {th: สำนักงบประมาณ, en: Budget Bureau}, mdes: {th: กระทรวง ดศ., en: MDES}]}
kinds:
  project:
    plural: projects
    title: {th: โครงการ, en: Project}
    key: id
    fields:
      name: {type: text, title: {th: ชื่อโครงการ, en: Name}}
  indicator:
    plural: indicators
    title: {th: ตัวชี้วัด, en: Indicator}
    key: id
    parent: project
    fields:
      target: {type: number, decimals: 4, unit: {field: unit}, title: {th: ค่าเป้าหมาย, en: Target}}
      unit: {type: text, title: {th: หน่วยนับ, en: Unit}}
      requirers: {type: list of requirer, title: {th: ที่มา, en: Required by}}
      stage: {type: stage, title: {th: ขั้น, en: Stage}}
      final: {type: boolean, title: {th: ฉบับสมบูรณ์, en: Final}}
      ended: {type: date, title: {th: วันสิ้นสุด, en: Ended}}
      scope: {type: list of text, title: {th: ขอบเขต, en: Scope}}
  budget_line:
    plural: budget_lines
    title: {th: งบประมาณ, en: Budget line}
    key: code
    parent: budget_line
    fields:
      name: {type: text, title: {th: รายการ, en: Item}}
      plan: {type: number, decimals: 4, unit: THB million, reads: [dash_as_zero], title: {th: แผน, en: Plan}}
      spent: {type: number, decimals: 4, unit: THB million, title: {th: จ่ายจริง, en: Disbursed}}
      share: {type: number, decimals: 2, unit: percent, title: {th: ร้อยละ, en: Per cent}}
"""


@dataclass(frozen=True)
class Shown:
    """What a cell holds, under a number format."""

    value: object
    number_format: str


Cells = Sequence[Sequence[object]]
"""Rows of cells, from A1 on; `None` is an empty one."""


def schema_in(folder: Path, text: str = SCHEMA) -> Schema:
    path = folder / "schema.yaml"
    path.write_text(dedent(text), "utf-8")
    schema, findings = load_schema(path)
    assert schema is not None, findings
    return schema


def workbook(
    path: Path,
    sheets: Mapping[str, Cells],
    *,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
    head: Cells = (("as_of", dt.date(2020, 9, 30)),),
) -> Path:
    """Writes a workbook; `merged` are ranges such as `ตัวชี้วัด!C2:C4`."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {"book": head, **sheets}.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                if isinstance(value, Shown):
                    # A program states the format first, as typing into a formatted cell does.
                    cell.value, cell.number_format = value.value, value.number_format
                else:
                    cell.value = value
        if name in hidden:
            sheet.sheet_state = "hidden"
    for area in merged:
        name, cells = area.split("!")
        book[name].merge_cells(cells)
    book.save(path)
    return path


def raw(path: Path, cells: str, *, styles: str | None = None) -> Path:
    """Writes a workbook whose sheet `budget_lines` is the XML of its rows, as Excel stores it."""
    workbook(path, {"budget_lines": ()})
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    parts = {"xl/worksheets/sheet2.xml": sheet}
    return repacked(path, parts if styles is None else {**parts, "xl/styles.xml": styles})


def repacked(path: Path, parts: Mapping[str, str | bytes | None]) -> Path:
    """A workbook with some of its parts replaced or added; null takes one away."""
    with zipfile.ZipFile(path) as archive:
        whole: dict[str, str | bytes | None] = {
            name: archive.read(name) for name in archive.namelist()
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**whole, **parts}.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def load(path: Path, schema: Schema) -> Book:
    book, findings = load_book(path, schema)
    assert book is not None, "\n".join(map(said, findings))
    return book


def wrong(path: Path, schema: Schema) -> list[str]:
    """What is wrong with a workbook, a line a finding: place, code, message, what to do."""
    book, findings = load_book(path, schema)
    assert book is None
    return sorted(map(said, findings))


def said(finding: Finding) -> str:
    hint = "" if finding.hint is None else f" [{finding.hint.en}]"
    return f"{finding.span} {finding.code}: {finding.message.en}{hint}"
