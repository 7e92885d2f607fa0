"""A field as a column: its heading, its note, its width, its format and what may be typed in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assay.facts import Field, Read
from assay.facts.wording import range_text
from assay.values.text import Text
from assay.values.types import PERCENT, Boolean, Choice, Date, ListOf, Number, OwnUnit, TextType

TEXT_FORMAT: Final = "@"
DATE_FORMAT: Final = "yyyy-mm-dd"
"""Shows the year that is stored, of whichever era it was typed."""

TRUTH: Final[Mapping[bool, Text]] = {True: Text("Yes", "ใช่"), False: Text("No", "ไม่ใช่")}
"""Truth values as the drop-down list offers them."""

_NARROWEST: Final = 12
_WIDEST: Final = 48
_OF_TEXT: Final = 32


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes:
        field: the field that it holds.
        required: whether every row needs it.
        key: whether it is part of the key or names the parent: such texts are short.
        lists: the sheet whose keys its cells may name, by the name that the sheet is known by;
            null where it names none.
    """

    field: Field
    required: bool
    key: bool = False
    lists: str | None = None

    def heading(self, lang: str) -> str:
        """The titles in both languages, `lang` first, and the unit; a star where it is required."""
        title = self.field.title or Text(self.field.name)
        first, second = (title.th or title.en, title.en)[:: 1 if lang == "th" else -1]
        lines = [f"{first} *" if self.required else first]
        lines += [second] if second != first else []
        lines += [f"({self.field.unit})"] if isinstance(self.field.unit, str) else []
        return "\n".join(lines)

    def width(self, lang: str) -> int:
        """The width in characters; a vowel or tone mark above or below takes none."""
        longest = max(cells(line) for line in self.heading(lang).split("\n")) // 2
        match self.field.item:
            case TextType() if not self.key:
                longest = max(longest, _OF_TEXT)
            case Choice(members=members):
                titles = [(one.title or Text(one.name)).in_language(lang) for one in members]
                longest = max(longest, *(cells(title) + 3 for title in titles))
            case _:
                pass
        return min(max(longest, _NARROWEST), _WIDEST)

    @property
    def number_format(self) -> str:
        """The number format of the column's cells.

        An amount shows all its decimals. A percentage, and a number whose unit each row states,
        has as many as are typed: they differ from row to row.
        """
        match self.field.type:
            case Number(unit=str(unit), decimals=int(decimals)) if unit != PERCENT:
                return decimals_format(decimals)
            case Number(decimals=0):
                return "0"
            case Number():
                return "General"
            case Date():
                return DATE_FORMAT
            case _:
                return TEXT_FORMAT

    def note(self) -> str:
        """What a reader should know of the column, in Thai and in English."""
        return "\n".join((*self._told("th"), "", *self._told("en")))

    def _told(self, lang: str) -> list[str]:
        field, of = self.field, self.field.item
        title = (field.title or Text(field.name)).in_language(lang)
        lines = [f"{title} — {field.name}", _WHAT[type(of)].in_language(lang)]
        if isinstance(field.type, ListOf):
            lines.append(_SEVERAL.in_language(lang))
        if isinstance(field.unit, OwnUnit):
            lines.append(f"{_UNIT.in_language(lang)}: {_OWN.in_language(lang)} {field.unit.field}")
        elif field.unit is not None:
            lines.append(f"{_UNIT.in_language(lang)}: {field.unit}")
        if field.decimals:
            lines.append(f"{_DECIMALS.in_language(lang)}: {field.decimals}")
        if field.bounds is not None:
            lines.append(f"{_RANGE.in_language(lang)}: {range_text(field.bounds)}")
        lines.append((_NEEDED if self.required else _OPEN).in_language(lang))
        if Read.DASH_AS_ZERO in field.reads:
            lines.append(_DASH.in_language(lang))
        return lines


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of a width."""
    return sum(max(1, -(-cells(line) // width)) for line in text.split("\n"))


def decimals_format(decimals: int) -> str:
    """The number format that shows so many decimals, and thousands separators."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def cells(text: str) -> int:
    """How many characters wide a text is."""
    return sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in text)


_WHAT: Final = {
    Number: Text("A number.", "ตัวเลข"),
    Date: Text("A date, such as 2020-09-30.", "วันที่ เช่น 30/9/2563 หรือ 30 ก.ย. 2563"),
    Boolean: Text("Choose Yes or No.", "เลือก ใช่ หรือ ไม่ใช่"),
    Choice: Text("Choose from the list.", "เลือกจากรายการ"),
    TextType: Text("A text.", "ข้อความ"),
}
_SEVERAL: Final = Text(
    "Several are parted by a semicolon (;) or a line break.",
    "ถ้ามีหลายรายการ ให้คั่นด้วยเครื่องหมาย ; หรือขึ้นบรรทัดใหม่",
)
_UNIT: Final = Text("Unit", "หน่วย")
_OWN: Final = Text("as stated in the column", "ตามที่ระบุในคอลัมน์")
_DECIMALS: Final = Text("Decimals, at most", "ทศนิยมไม่เกิน")
_RANGE: Final = Text("Range", "ช่วงค่า")
_NEEDED: Final = Text("* Needed in every row.", "* ต้องกรอกทุกแถว")
_OPEN: Final = Text(
    "Leave it empty where it is not known: empty is not zero.",
    "ถ้าไม่ทราบค่า ให้เว้นว่าง ช่องว่างไม่ได้หมายถึงศูนย์",
)
_DASH: Final = Text("A dash (-) means zero, as printed.", "เครื่องหมาย - หมายถึงศูนย์ ตามที่ระบุในเอกสาร")
