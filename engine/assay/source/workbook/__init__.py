"""Workbooks: an .xlsx file as sheets of cells, each with what it holds, as shown, and its place.

In: a path and the name to show for it. Out: a `Workbook`, or findings in plain words where the
file is none, is locked, or is larger than anybody fills by hand. Formulas stand for the values
that were stored with them; nothing in a file is ever run.
Knows nothing of facts or rules.
"""

from assay.source.workbook.cell import Cell, CellSource
from assay.source.workbook.names import (
    FORBIDDEN,
    LONGEST_NAME,
    cell_name,
    column_letters,
    sheet_name,
)
from assay.source.workbook.number_format import NumberFormat, number_format
from assay.source.workbook.package import SUFFIXES
from assay.source.workbook.reader import Sheet, Workbook, read_sheets, read_workbook, tabs

__all__ = [
    "FORBIDDEN",
    "LONGEST_NAME",
    "SUFFIXES",
    "Cell",
    "CellSource",
    "NumberFormat",
    "Sheet",
    "Workbook",
    "cell_name",
    "column_letters",
    "number_format",
    "read_sheets",
    "read_workbook",
    "sheet_name",
    "tabs",
]
