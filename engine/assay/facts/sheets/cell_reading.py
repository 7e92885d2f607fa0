"""A cell of a workbook as its field means it: what a person typed, or why that is in doubt.

What is beyond doubt is read: Thai digits, thousands separators, `94%` where the unit is per cent,
a dash for nothing, ใช่ and ไม่ใช่, days of the Buddhist era. What might mean two things is refused
with the cell and what to do. What is plainly something else is passed on as it is, for the kind's
model to refuse in the words of every file.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from assay.facts.reading import DASHES, truth
from assay.facts.schema.schema import Field, Read
from assay.source import Items, Node, Scalar, Style
from assay.source.scalars import number_value
from assay.source.workbook import Cell
from assay.values.calendar import arabic_digits, gregorian_year, parse_date
from assay.values.text import Text
from assay.values.types import PERCENT, Boolean, Choice, Date, ListOf, Number, TextType

"""The unit of a number that a spreadsheet may show with the per cent sign."""

_POWERS: Final = {
    "พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6, "thousand": 3, "million": 6, "billion": 9,
}  # fmt: skip

_TYPE_IT: Final = Text("type the value", "ให้พิมพ์ค่า")

_SEPARATED = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PERCENTAGE = re.compile(r"(.*?[0-9])\s*%")

_Plain: TypeAlias = str | Decimal | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell is not read, and what to do."""

    message: Text
    hint: Text


def read_cell(cell: Cell, field: Field, unit: str | None, *, links: bool) -> Node | Doubt:
    """What a cell says of a field; a scalar with null where it says that there is nothing.

    Args:
        cell: a cell that holds something.
        field: the field of its column.
        unit: the unit of the field's numbers in this row; null where there is none or it is
            not known.
        links: whether the field is part of the key or names the parent: its text is then read
            without the blanks about it, which nobody sees and which would make it another key.
    """
    if cell.problem is not None:
        return Doubt(cell.problem, cell.remedy or _TYPE_IT)
    if cell.apart and (links or not isinstance(field.item, TextType)):
        message = Text(
            f"the cell shows {cell.text}, in which `{cell.apart}` is raised, lowered or crossed "
            "out",
            f"ช่องนี้แสดง {cell.text} ซึ่ง `{cell.apart}` เป็นตัวยก ตัวห้อย หรือถูกขีดฆ่า",
        )
        hint = Text(
            "a mark of a footnote is no part of a value: take it out, or type the value anew",
            "เครื่องหมายเชิงอรรถไม่ใช่ส่วนหนึ่งของค่า ให้เอาออก หรือพิมพ์ค่าใหม่",
        )
        return Doubt(message, hint)
    if not isinstance(field.type, ListOf):
        value = _value(cell, field, unit, links=links)
        return value if isinstance(value, Doubt) else _scalar(value, cell.text, cell)
    if not isinstance(cell.value, str):
        parts = [cell]
    elif cell.text.strip() in DASHES:
        return _scalar(None, cell.text, cell)
    else:
        parts = [Cell(text, text, cell.source) for text in list_items(cell.value)]
    found: list[Node] = []
    for part in parts:
        value = _value(part, field, unit, links=links)
        if isinstance(value, Doubt):
            return value
        found.append(Scalar(value, part.text, Style.PLAIN, cell.source, 0, len(cell.text)))
    return Items(tuple(found), True, cell.source, 0, len(cell.text))


def list_items(text: str) -> list[str]:
    """The items of a list in a cell; `[]` is the empty list.

    Where the cell holds line breaks, each line is an item; otherwise semicolons part them. So an
    item that holds a semicolon stands on a line of its own.
    """
    if text.strip() == "[]":
        return []
    if "\n" in text:
        return [line.strip().removesuffix(";") for line in text.split("\n") if line.strip()]
    return [item.strip() for item in text.split(";")]


def _scalar(value: _Plain, text: str, cell: Cell) -> Scalar:
    return Scalar(value, text, Style.CELL, cell.source, 0, len(cell.text))


def _value(cell: Cell, field: Field, unit: str | None, *, links: bool) -> _Plain | Doubt:
    """The value of one cell, or of one item of the list in it."""
    of = field.item
    dash = cell.text.strip() in DASHES
    if dash and Read.DASH_AS_ZERO not in field.reads:
        member = isinstance(of, Choice) and of.member(cell.text.strip()) is not None
        if not member and (links or not isinstance(of, TextType)):
            return None
    if isinstance(cell.value, dt.date) and isinstance(of, TextType | Choice):
        message = Text(
            f"`{field.name}` is a text, and the cell holds the date {cell.text}",
            f"`{field.name}` เป็นข้อความ แต่ช่องนี้เก็บวันที่ {cell.text}",
        )
        hint = Text(
            "a spreadsheet makes dates of 1.2 and 1/2: format the cell as text and type it anew",
            "โปรแกรมตารางคำนวณเปลี่ยน 1.2 และ 1/2 เป็นวันที่ ให้ตั้งรูปแบบช่องเป็นข้อความแล้วพิมพ์ใหม่",
        )
        return Doubt(message, hint)
    larger = _power(cell.words) if isinstance(of, Number) and unit is not None else 0
    if cell.words and (isinstance(of, TextType | Choice) or larger not in {0, _power(unit or "")}):
        message = Text(
            f"the cell holds {cell.text} and shows it with `{cell.words}`",
            f"ช่องนี้เก็บค่า {cell.text} แต่แสดงพร้อมกับ `{cell.words}`",
        )
        if isinstance(of, Number):
            hint = Text(
                f"the numbers of `{field.name}` are in {unit}: type the number in that unit, under "
                "a plain number format",
                f"ตัวเลขของ `{field.name}` มีหน่วยเป็น {unit} ให้พิมพ์ตัวเลขตามหน่วยนี้ในรูปแบบตัวเลขธรรมดา",
            )
        else:
            hint = Text(
                "format the cell as text and type all that it shows",
                "ให้ตั้งรูปแบบช่องเป็นข้อความแล้วพิมพ์ทั้งหมดที่แสดง",
            )
        return Doubt(message, hint)
    match of:
        case Number():
            return _number(cell, field, unit)
        case Date():
            return _date(cell)
        case Boolean():
            word = truth(cell.text)
            return cell.value if word is None else word
        case Choice():
            return cell.text.strip()
        case _:
            return cell.text.strip() if links else cell.text


def _power(words: str) -> int:
    """By which power of ten words of a number multiply it: 6 for ล้าน, 0 for none."""
    folded = words.casefold()
    return sum(power for word, power in _POWERS.items() if word in folded)


def _number(cell: Cell, field: Field, unit: str | None) -> _Plain | Doubt:
    if isinstance(cell.value, str):
        text = arabic_digits(cell.value).strip().replace("\N{MINUS SIGN}", "-")
        percentage = _PERCENTAGE.fullmatch(text)
        if percentage is not None and unit == PERCENT:
            text = percentage[1]
        if _SEPARATED.fullmatch(text):
            text = text.replace(",", "")
        number = number_value(text)
        return cell.value if number is None else number
    if cell.percent and unit != PERCENT:
        message = Text(
            f"`{field.name}` shows {cell.text}, and its numbers are not in per cent",
            f"`{field.name}` แสดง {cell.text} แต่ตัวเลขของช่องข้อมูลนี้ไม่ใช่ร้อยละ",
        )
        hint = Text(
            "give the cell a plain number format and check the number",
            "ให้ใช้รูปแบบตัวเลขธรรมดาแล้วตรวจตัวเลข",
        )
        return Doubt(message, hint)
    return cell.text if isinstance(cell.value, dt.date) else cell.value


def _date(cell: Cell) -> _Plain | Doubt:
    """A day, of either era; a real date of a year such as 2563 is one of the Buddhist era."""
    match cell.value:
        case dt.date() as day:
            try:
                return day.replace(year=gregorian_year(day.year))
            except ValueError:
                message = Text(
                    f"the cell holds {cell.text}, and that year has no such day",
                    f"ช่องนี้เก็บวันที่ {cell.text} ซึ่งไม่มีในปีนั้น",
                )
                return Doubt(message, Text("correct the date", "ให้แก้วันที่"))
        case str():
            try:
                return parse_date(cell.value.strip())
            except ValueError:
                return cell.value
        case _:
            return cell.text
