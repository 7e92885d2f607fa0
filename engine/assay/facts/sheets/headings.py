"""Which row of a sheet names its columns, and which field each column is.

A heading is a field's name or its title in Thai or English, alone or on a line of its own, with or
without the unit in brackets. What starts with `#` is a note, of a row or of a column; a row is one
also where all it holds is a text that starts with หมายเหตุ or Note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assay.facts.notes import Notes
from assay.facts.reading import DASHES
from assay.facts.schema.schema import Field
from assay.facts.titles import NOTE, fields_of, folded, is_note_text, names_of
from assay.finding import Related, errors
from assay.source.workbook import Cell, Sheet
from assay.values.text import Text, shortened
from assay.values.types import Number

_SEARCHED: Final = 30
"""Among so many rows that hold something the headings are looked for."""

_IN_BRACKETS = re.compile(r"\(.*\)|\[.*\]", re.DOTALL)


@dataclass(frozen=True)
class Column:
    """A column: the field that it holds, null where its heading names none, and the heading."""

    field: Field | None
    heading: Cell


@dataclass(frozen=True)
class Headings:
    """The columns of a sheet by number, the row that names them and the last row of headings."""

    columns: Mapping[int, Column]
    row: int
    last: int


def is_note(cell: Cell) -> bool:
    """Whether a cell says that it is a note: it starts with `#`, หมายเหตุ or Note."""
    return isinstance(cell.value, str) and is_note_text(cell.value)


def find_headings(sheet: Sheet, fields: Mapping[str, Field], notes: Notes) -> Headings | None:
    """The headings of a sheet that holds something, by the names and titles of the fields.

    The row that names most fields has the headings. Rows directly below it that say the same in
    other words, or state the units, belong to them. Null, with findings, where no row names a
    field, or where two columns hold the same one.
    """
    words = names_of(fields.values())
    best, most = 0, (0, 0)
    for number, row in list(sheet.rows.items())[:_SEARCHED]:
        own = [cell for cell in row.values() if cell.source.row == number]
        named = sum(folded(cell.text) in fields for cell in own)
        found = (sum(bool(fields_of(cell.text, words)) for cell in own), named)
        if found > most:
            best, most = number, found
    if not most[0]:
        message = Text(
            f"no row of the sheet {sheet.name} names a field",
            f"ไม่มีแถวใดของแผ่นงาน {sheet.name} ที่เป็นชื่อช่องข้อมูล",
        )
        names = ", ".join(list(fields)[:5])
        hint = Text(
            f"the first row holds the names of the fields, such as {names}",
            f"แถวแรกต้องเป็นชื่อช่องข้อมูล เช่น {names}",
        )
        notes.add("bad-key", message, sheet.span, hint)
        return None
    noted = len(errors(notes.findings))
    columns = {
        at: _column(cell, words, notes)
        for at, cell in sheet.rows[best].items()
        if not cell.text.strip().startswith(NOTE)
    }
    _check_twice(columns, notes)
    last = best
    for number, row in sheet.rows.items():
        if number > best and not _continues(row, columns, words):
            break
        last = max(last, number)
    return Headings(columns, best, last) if len(errors(notes.findings)) == noted else None


def _column(cell: Cell, words: Mapping[str, tuple[Field, ...]], notes: Notes) -> Column:
    found = fields_of(cell.text, words)
    if len(found) > 1:
        names = [f"`{field.name}`" for field in found]
        title = shortened(cell.text)
        message = Text(
            f"`{title}` is the title of {' and '.join(names)}",
            f"`{title}` เป็นชื่อของ {' และ '.join(names)}",
        )
        hint = Text("write the name of the field that is meant", "ให้เขียนชื่อช่องข้อมูลที่ต้องการ")
        notes.add("bad-key", message, cell.span, hint)
    return Column(found[0] if found else None, cell)


def _check_twice(columns: Mapping[int, Column], notes: Notes) -> None:
    """Note a field that two columns hold."""
    seen: dict[str, Cell] = {}
    for column in columns.values():
        if column.field is None:
            continue
        first = seen.setdefault(column.field.name, column.heading)
        if first is not column.heading:
            name, where = column.field.name, first.span.cell
            message = Text(f"two columns hold `{name}`", f"มีสองคอลัมน์ของ `{name}`")
            hint = Text(
                f"the first one is at {where}; keep one of them",
                f"คอลัมน์แรกอยู่ที่ {where} ให้เหลือไว้คอลัมน์เดียว",
            )
            related = (Related(Text("the first one", "คอลัมน์แรก"), first.span),)
            notes.add("duplicate-key", message, column.heading.span, hint, related)


def _continues(
    row: Mapping[int, Cell],
    columns: Mapping[int, Column],
    words: Mapping[str, tuple[Field, ...]],
) -> bool:
    """Whether a row below the headings says them again in other words, or states the units.

    The row of units has nothing but words below numbers, or words in brackets; a fact has its key.
    """
    named = [(columns[number], cell) for number, cell in row.items() if number in columns]
    again = all(_again(column, cell, words) for column, cell in named)
    return bool(named) and (again or all(_is_unit(column, cell) for column, cell in named))


def _again(column: Column, cell: Cell, words: Mapping[str, tuple[Field, ...]]) -> bool:
    """Whether a cell says what the heading of its column says."""
    return cell is column.heading or column.field in fields_of(cell.text, words)


def _is_unit(column: Column, cell: Cell) -> bool:
    """Whether a cell below a heading states the unit of its numbers."""
    if not isinstance(cell.value, str) or column.field is None:
        return False
    text = cell.value.strip()
    if _IN_BRACKETS.fullmatch(text):
        return True
    number = isinstance(column.field.item, Number)
    return number and text not in DASHES and not any(letter.isdigit() for letter in text)
