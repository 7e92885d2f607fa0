"""What a merged cell says of the rows and columns that it lies over.

A cell merged downward is that of each fact it lies beside: a requirer that spans its indicators. A
figure is not, since it would count several times; nor is anything merged over several columns.
"""

from __future__ import annotations

from collections.abc import Collection

from assay.facts.schema.schema import Field
from assay.facts.sheets.cell_reading import Doubt
from assay.source.workbook import Cell
from assay.values.text import Text
from assay.values.types import Number


def merge_doubt(
    cell: Cell, row: int, columns: Collection[int], field: Field, *, links: bool
) -> Doubt | None:
    """Why a merged cell can't be that of a row; null where it can.

    Args:
        cell: the cell, which may have its place in a row above.
        row: the row, which has cells of its own besides.
        columns: the columns of the sheet that have headings.
        field: the field of the cell's column.
        links: whether the field is part of the key or names the parent.
    """
    first = cell.source.column
    if any(first < other < first + cell.columns for other in columns):
        message = Text(
            f"one cell is merged over {cell.columns} columns",
            f"เซลล์เดียวผสานไว้ {cell.columns} คอลัมน์",
        )
        hint = Text(
            "unmerge it, and give each column a value of its own, or none",
            "ให้เลิกผสานเซลล์ แล้วใส่ค่าของแต่ละคอลัมน์ หรือเว้นว่าง",
        )
        return Doubt(message, hint)
    if cell.source.row != row and isinstance(field.item, Number) and not links:
        message = Text(
            f"`{field.name}` is one cell merged over {cell.rows} rows, one figure for all",
            f"`{field.name}` ผสานเซลล์ {cell.rows} แถวเป็นตัวเลขเดียว",
        )
        hint = Text(
            "unmerge it, and give each row a figure of its own, or none",
            "ให้เลิกผสานเซลล์ แล้วใส่ตัวเลขของแต่ละแถว หรือเว้นว่าง",
        )
        return Doubt(message, hint)
    return None
