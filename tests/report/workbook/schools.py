"""Two schools and their classes, to report as a workbook: sums, nulls, days, a colour, a long number."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.chart.bar_chart import BarChart
from openpyxl.chart.line_chart import LineChart
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assay.contents.contents import Contents, contents_of
from assay.report.workbook import workbook_report
from tests.building import Domain, domain
from tests.report.html.pages import layout_of

SCHEMA: Final = """
    types:
      rag: {scale: [{red: {th: สีแดง, en: Red}}, {green: {th: สีเขียว, en: Green}}]}
    kinds:
      school:
        plural: schools
        title: {th: โรงเรียน, en: Schools}
        label: name
        key: id
        fields:
          name: {type: text}
      class:
        plural: classes
        title: {th: ชั้นเรียน, en: Classes}
        label: {th: name_th, en: name_en}
        key: id
        parent: school
        fields:
          name_th: {type: text}
          name_en: {type: text}
          fee:     {type: number, unit: THB, title: {th: ค่าเรียน, en: Fee}}
          paid:    {type: number, unit: THB, title: {th: จ่ายแล้ว, en: Paid}}
          refund:  {type: number, unit: THB, title: {th: คืน, en: Refund}}
          length:  {type: number, unit: {field: measure}, title: {th: ความยาว, en: Length}}
          measure: {type: text}
          begins:  {type: date, title: {th: เริ่ม, en: Begins}}
          remark:  {type: text, title: {th: หมายเหตุ, en: Remark}}
"""

FACTS: Final = {
    "schools.csv": "id,name\nS1,North\nS2,South\n",
    "classes.yaml": """
    - {id: A1, school: S1, name_th: ศิลปะ, name_en: Art, fee: 100.10, paid: 60.05, refund: 0.00, length: 2, measure: terms, begins: 2020-05-16}
    - {id: A2, school: S1, name_th: ดนตรี, name_en: "=1+1", fee: 0.30, paid: 0.10, refund: 0.20, length: 90, measure: days, begins: 1899-12-31}
    - {id: A3, school: S1, name_th: กีฬา, name_en: Sport, fee: 1005.00, paid: 0.00, refund: 0.00}
    - {id: B1, school: S2, name_th: ภาษา, name_en: Language, fee: 12345678901234567.25, paid: 0.25, refund: 0.00}
    - {id: B2, school: S2, name_th: เลข, name_en: Sums, fee: 7.00, refund: 0.00, remark: A remark that is so long that it takes several lines in a column of the sheet}
    """,
}

RULES: Final = {
    "owed.yaml": """
        rule: owed
        title: {th: ค้างจ่าย, en: Owed}
        for: class
        outcomes:
          owed: {is: fee - paid + refund, title: {th: ค้างจ่าย, en: Owed}}
          tenths: {is: fee - paid, decimals: 1}
        checks:
          - code: owing
            that: owed <= 1000
            severity: warning
            message: {en: "Class {id} owes {owed}", th: "ชั้น {id} ค้างจ่าย {owed}"}
    """,
    "state.yaml": """
        rule: state
        title: {th: สถานะ, en: State}
        for: class
        levels:
          outcome: state
          title: {th: สถานะ, en: State}
          type: rag
          green: fee < 1000
          otherwise:
            value: red
            assumed: {en: no source says so, th: ไม่มีเอกสารระบุ}
    """,
    "fees.yaml": """
        rule: fees
        title: {th: ค่าเรียนรวม, en: Fees}
        for: school
        outcomes:
          fees: {is: total(classes.fee), title: {th: ค่าเรียนรวม, en: Fees}}
          outer:
            is: total(classes[id != "A2"].fee)
            title: {th: ค่าเรียนบางชั้น, en: Some fees}
          sevenths: {is: fees / 7}
    """,
}

LAYOUT: Final = """
sections: [{kind: class, columns: [fee]}]
report:
  - kind: class
    title: {th: ชั้นเรียน, en: Classes}
    columns: [fee, paid, refund, owed, tenths, length, begins, state, remark]
  - kind: school
    title: {th: "โรงเรียน: ค่าเรียน [รวม]", en: "Schools: fees [all]"}
    figures: [fees]
    columns: [fees, outer, sevenths]
"""


def schools(folder: Path) -> Domain:
    """The schools, loaded from files in the folder."""
    return domain(
        folder,
        schema=SCHEMA,
        facts=FACTS,
        rules=RULES,
        book="as_of: 2020-09-30\ntitle: {th: โรงเรียน A & B, en: Schools A & B}\nagency: OBEC\n",
    )


def contents(loaded: Domain, layout: str | None = LAYOUT) -> Contents:
    """What the report of a domain says."""
    assert loaded.library is not None
    return contents_of(loaded.evaluate(), layout_of(loaded, layout), loaded.library)


def opened(said: Contents, lang: str = "en") -> Workbook:
    """The workbook as a program reads it."""
    return openpyxl.load_workbook(io.BytesIO(workbook_report(said, lang=lang)))


def cell(sheet: Worksheet, row: str, heading: str) -> Cell:
    """The cell under a heading in the row that begins with a text."""
    (column,) = (one.column for one in sheet[3] if one.value == heading)
    (at,) = (one.row for one in sheet["A"][3:] if one.value == row)
    found = sheet.cell(at, column)
    assert isinstance(found, Cell)
    return found


def charts(sheet: Worksheet) -> Sequence[BarChart | LineChart]:
    """The charts of a sheet, which openpyxl keeps to itself."""
    found: Sequence[BarChart | LineChart] = vars(sheet)["_charts"]
    return found
