"""Reading an .xlsx file: its sheets, their cells with what each shows, and merged ranges.

The library was chosen by measurement, on one cell of each kind and, for time and memory, on a sheet
of 200 000 cells:

| | value | number format | merged ranges | formula without a value | time | memory |
|---|---|---|---|---|---|---|
| python-calamine 0.9 | yes | no | yes | no, an empty text | 0.1 s | 37 MiB |
| openpyxl 3.1, read-only | yes | yes | no | in a second pass | 1.0 s | 25 MiB |
| openpyxl 3.1 | yes | yes | yes | in a second pass | 1.6 s | 113 MiB |

Excel stores 296.1390 as `296.139` and keeps the fourth decimal in the number format alone: without
it the decimals that a source prints are lost, which rules python-calamine out. A requirer stands
merged over its rows, which rules out the read-only mode. A book of an agency has a few thousand
cells, so time and memory decide nothing.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assay.finding import Finding, Span, error
from assay.source.workbook.cell import Cell, CellSource, held, unusable
from assay.source.workbook.names import column_letters
from assay.source.workbook.package import MOST_CELLS, read_package
from assay.values.text import Text

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book
    from openpyxl.worksheet.worksheet import Worksheet

_MEND: Final = Text("mend the formula, or type the value", "ให้แก้สูตร หรือพิมพ์ค่า")
_NOT_CALCULATED: Final = Text(
    "the cell holds a formula whose value was never calculated",
    "ช่องนี้มีสูตรที่ยังไม่เคยคำนวณค่า",
)
_CALCULATE: Final = Text(
    "open the workbook in a spreadsheet program and save it, or type the value",
    "ให้เปิดสมุดงานในโปรแกรมตารางคำนวณแล้วบันทึก หรือพิมพ์ค่า",
)

# What openpyxl is known to raise at a file that is spoiled; it has no exception of its own.
_SPOILED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        name: as on its tab.
        rows: the cells that hold something by row and column, both counted from 1. A cell that is
            merged downward stands in each of its rows; it is the same cell, at its first place.
        file: the workbook's file as shown to the reader.
        hidden: whether a reader of the workbook does not see it.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    file: str
    hidden: bool = False

    @property
    def source(self) -> CellSource:
        """The first cell of the sheet, for what is said of the sheet as a whole."""
        return CellSource(self.file, "", sheet=self.name)

    @property
    def span(self) -> Span:
        """Where the sheet begins."""
        return self.source.span()


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file in the order of their tabs, and the SHA-256 of its bytes."""

    sheets: tuple[Sheet, ...]
    digest: str


def read_workbook(path: Path, shown_as: str) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """The sheets of an .xlsx or .xlsm file; null, with findings, where there are none to read.

    Macros and links to other files are passed over. Raises nothing.
    """
    package, findings = read_package(path, shown_as)
    if package is None:
        return None, findings
    try:
        import openpyxl
    except ImportError:
        message = Text(
            "workbooks are read with openpyxl, which is not installed",
            "การอ่านสมุดงานต้องใช้ openpyxl ซึ่งยังไม่ได้ติดตั้ง",
        )
        install = 'pip install "assay-engine[xlsx]"'
        hint = Text(f"install the extra: {install}", f"ให้ติดตั้งส่วนเสริม: {install}")
        return None, (error("unreadable-file", message, Span(shown_as), hint=hint),)
    try:
        # openpyxl warns of what it leaves out (extensions, styles), none of which is a fact.
        with warnings.catch_warnings(action="ignore"):
            values = openpyxl.load_workbook(
                io.BytesIO(package.data), data_only=True, keep_links=False
            )
            formulas = _formulas(
                openpyxl.load_workbook(io.BytesIO(package.data), read_only=True, keep_links=False)
            )
            return _workbook(values, formulas, package.digest, shown_as)
    except _SPOILED as cause:
        why = _reason(cause)
        message = Text(
            f"{shown_as} is no sound workbook: {why}", f"{shown_as} ไม่ใช่สมุดงานที่สมบูรณ์: {why}"
        )
        hint = Text(
            "open it in a spreadsheet program and save it anew as .xlsx",
            "ให้เปิดในโปรแกรมตารางคำนวณแล้วบันทึกใหม่เป็น .xlsx",
        )
        return None, (error("unreadable-file", message, Span(shown_as), hint=hint),)


def read_sheets(path: Path, shown_as: str, wanted: Callable[[str], bool]) -> Workbook | None:
    """Some of the sheets, picked by their names; null where the file can't be read.

    The others are not looked at, which takes a fraction of the time. Merged ranges are not told,
    and neither is what is wrong: for that `read_workbook` is there.
    """
    package, _ = read_package(path, shown_as)
    if package is None:
        return None
    try:
        import openpyxl
    except ImportError:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(
                io.BytesIO(package.data), read_only=True, data_only=True, keep_links=False
            )
            sheets = tuple(
                Sheet(
                    one.title,
                    _rows(_cells(one, frozenset(), shown_as), {}),
                    shown_as,
                    one.sheet_state != "visible",
                )
                for one in book.worksheets
                if wanted(one.title)
            )
    except _SPOILED:
        return None
    return Workbook(sheets, package.digest)


def _reason(cause: Exception) -> str:
    return " ".join(str(cause).split())[:120] or type(cause).__name__


def _formulas(book: Book) -> dict[str, frozenset[tuple[int, int]]]:
    """The cells of each sheet that hold a formula, as row and column."""
    return {
        sheet.title: frozenset(
            (cell.row, cell.column)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f" and cell.row is not None and cell.column is not None
        )
        for sheet in book.worksheets
    }


def _workbook(
    book: Book, formulas: Mapping[str, frozenset[tuple[int, int]]], digest: str, shown_as: str
) -> tuple[Workbook | None, tuple[Finding, ...]]:
    findings = [
        finding for sheet in book.worksheets if (finding := _too_large(sheet, shown_as)) is not None
    ]
    if findings:
        return None, tuple(findings)
    sheets = tuple(
        _sheet(one, formulas.get(one.title, frozenset()), shown_as) for one in book.worksheets
    )
    return Workbook(sheets, digest), ()


def _too_large(sheet: Worksheet, shown_as: str) -> Finding | None:
    if sheet.max_row * sheet.max_column <= MOST_CELLS:
        return None
    last = f"{column_letters(sheet.max_column)}{sheet.max_row}"
    message = Text(
        f"the sheet {sheet.title} reaches to the cell {last}",
        f"แผ่นงาน {sheet.title} กินพื้นที่ไปถึงช่อง {last}",
    )
    hint = Text(
        "delete the empty rows and columns below and beside the facts, and save it",
        "ให้ลบแถวและคอลัมน์ว่างที่อยู่ใต้และข้างข้อมูล แล้วบันทึก",
    )
    place = CellSource(shown_as, "", sheet=sheet.title, row=sheet.max_row, column=sheet.max_column)
    return error("file-too-large", message, place.span(), hint=hint)


def _sheet(sheet: Worksheet, formulas: frozenset[tuple[int, int]], shown_as: str) -> Sheet:
    merged = {
        (one.min_row, one.min_col): (
            one.max_row - one.min_row + 1,
            one.max_col - one.min_col + 1,
        )
        for one in sheet.merged_cells.ranges
    }
    rows = _rows(_cells(sheet, formulas, shown_as), merged)
    return Sheet(sheet.title, rows, shown_as, sheet.sheet_state != "visible")


def _rows(
    cells: Iterable[Cell], merged: Mapping[tuple[int, int], tuple[int, int]]
) -> dict[int, dict[int, Cell]]:
    """Cells by row and column; `merged` says over how many rows and columns some of them are."""
    rows: dict[int, dict[int, Cell]] = {}
    for alone in cells:
        at, cell = alone.source, alone
        if (area := merged.get((at.row, at.column))) is not None:
            tall, wide = area
            cell = replace(alone, rows=tall, columns=wide)
        for row in range(at.row, at.row + cell.rows):
            rows.setdefault(row, {})[at.column] = cell
    return dict(sorted(rows.items()))


def _cells(sheet: Worksheet, formulas: frozenset[tuple[int, int]], shown_as: str) -> Iterator[Cell]:
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        for column, one in enumerate(cells, start=1):
            text = "" if one.value is None else str(one.value)
            source = CellSource(shown_as, text, sheet=sheet.title, row=row, column=column)
            if one.data_type == "e":
                problem = Text(f"the cell shows the error {text}", f"ช่องนี้แสดงข้อผิดพลาด {text}")
                yield unusable(text, source, problem, _MEND)
            elif one.value is None and one.data_type == "n" and (row, column) in formulas:
                yield unusable("", source, _NOT_CALCULATED, _CALCULATE)
            elif (cell := held(one.value, one.number_format, source)) is not None:
                yield cell
