"""One cell: what it holds, as shown, and where it stands."""

from __future__ import annotations

import datetime as dt
import decimal
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from assay.finding import Span
from assay.source import Source
from assay.source.workbook.names import cell_name
from assay.source.workbook.number_format import NumberFormat, number_format
from assay.values.folding import one_form
from assay.values.number import as_written, printed_decimals
from assay.values.text import Text

DIGITS: Final = 15
"""The significant digits that Excel takes and shows; what a file has beyond them is the noise of
a computation in binary (285.90890000000002 is the sum that the sheet shows as 285.9089)."""

_TYPE_ANEW: Final = Text("type it anew", "ให้พิมพ์ใหม่")

_SHOWN: Final = decimal.Context(prec=DIGITS, rounding=decimal.ROUND_HALF_EVEN)
_GREATEST: Final = Decimal(10) ** DIGITS
_NOTHING: Final = ("nothing", "ไม่แสดงค่าใด")
_SCALED: Final = ("it in thousands or millions", "แสดงเป็นหลักพันหรือหลักล้าน")
_FARTHEST: Final = 308
_LAST_DAY: Final = 2_958_466
_FIRST_OF_1900: Final = dt.datetime.fromisoformat("1899-12-30")
_FIRST_OF_1904: Final = dt.datetime.fromisoformat("1904-01-01")

Held: TypeAlias = str | Decimal | bool | dt.date
"""What a file may hold in a cell."""


@dataclass(frozen=True, eq=False)
class CellSource(Source):
    """The text of one cell; every place in it is the cell.

    `sheet` is the sheet's name; `row` and `column` count from 1.
    """

    sheet: str = ""
    row: int = 1
    column: int = 1

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The cell."""
        del start, end
        name = cell_name(self.sheet, self.row, self.column)
        return Span(self.file, self.row, self.column, self.row, self.column, name)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        value: a text, a number with its decimals as shown, a truth value or a day; null where
            `problem` says why there is none.
        text: the value as text; of a percent-formatted number, with the sign (`94%`).
        source: its place.
        percent: whether the number is shown as a percentage; `value` is then what is shown, 94.
        words: what its format shows beside a number: `ล้านบาท`.
        apart: what in its text is raised, lowered or crossed out, as a mark of a footnote is.
        rows, columns: how many of them it is merged over.
        problem: why its value can't be used, and `remedy` what to do.
    """

    value: str | Decimal | bool | dt.date | None
    text: str
    source: CellSource
    percent: bool = False
    words: str = ""
    apart: str = ""
    rows: int = 1
    columns: int = 1
    problem: Text | None = None
    remedy: Text | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.source.span()


def held(value: Held, code: str, source: CellSource, *, since_1904: bool = False) -> Cell | None:
    """The cell of what a file holds under a number format; null for an empty or blank one.

    A number under the format of a date is a day, counted from 1900 or `since_1904`.
    """
    match value:
        case bool():
            return Cell(value, "TRUE" if value else "FALSE", source)
        case str():
            return _text(value, source) if value.strip() else None
        case Decimal():
            form = number_format(code, value)
            return (
                _moment(value, form, source, since_1904)
                if form.day
                else _number(value, form, source)
            )
        case dt.datetime() if value.time() != dt.time():
            shown = f"{value:%Y-%m-%d %H:%M}"
            problem = Text(
                f"the cell holds a time of day as well as the day, {shown}",
                f"ช่องนี้มีเวลาต่อท้ายวันที่ คือ {shown}",
            )
            remedy = Text("write the day alone", "ให้เขียนเฉพาะวันที่")
            return unusable(value.isoformat(), source, problem, remedy)
        case dt.datetime():
            return Cell(value.date(), value.date().isoformat(), source)
        case _:
            return Cell(value, value.isoformat(), source)


def unusable(text: str, source: CellSource, problem: Text, remedy: Text) -> Cell:
    """A cell whose value can't be used."""
    return Cell(None, text, source, problem=problem, remedy=remedy)


def _text(text: str, source: CellSource) -> Cell:
    """A text; an invisible control character in it would be compared and never be seen."""
    text = one_form(text.replace("\r\n", "\n").replace("\r", "\n"))
    for letter in text:
        if unicodedata.category(letter) == "Cc" and letter not in "\n\t":
            code = f"U+{ord(letter):04X}"
            problem = Text(
                f"the cell holds the invisible character {code}", f"ช่องนี้มีอักขระที่มองไม่เห็น {code}"
            )
            return unusable(text, source, problem, _TYPE_ANEW)
    return Cell(text, text, source)


def _moment(
    number: Decimal, form: NumberFormat, source: CellSource, since_1904: bool
) -> Cell | None:
    """A day as Excel counts it: 1 is 1 January 1900, and the 60 is a day that there never was."""
    if not form.elapsed and (1 <= number < 60 or 61 <= number <= _LAST_DAY or since_1904):
        first = _FIRST_OF_1904 if since_1904 else _FIRST_OF_1900
        days = number if since_1904 or number >= 61 else number + 1
        with suppress(OverflowError):
            milliseconds = int((days * 86_400_000).to_integral_value())
            return held(first + dt.timedelta(milliseconds=milliseconds), "", source)
    problem = Text(
        f"the cell shows a time of day or a length of time, and holds {number:f}",
        f"ช่องนี้แสดงเวลาหรือระยะเวลา และเก็บค่า {number:f}",
    )
    remedy = Text(
        "write it as a number or a text, and give the cell that format",
        "ให้เขียนเป็นตัวเลขหรือข้อความ และตั้งรูปแบบของช่องให้ตรงกัน",
    )
    return unusable(f"{number:f}", source, problem, remedy)


def _number(number: Decimal, form: NumberFormat, source: CellSource) -> Cell:
    """A number as a person sees it.

    The file holds the text of a binary number, with up to 17 digits; what was typed has 15. To it
    come the zeros that the format shows (296.139 under `0.0000` is 296.1390, 1 under `000` 001).
    """
    if not number.is_finite() or abs(number.adjusted()) > _FARTHEST:
        problem = Text(
            "the cell holds a number that no spreadsheet can hold",
            "ช่องนี้มีตัวเลขที่โปรแกรมตารางคำนวณเก็บไม่ได้",
        )
        return unusable("", source, problem, _TYPE_ANEW)
    if abs(number) >= _GREATEST and number != _SHOWN.plus(number):
        problem = Text(
            f"the cell holds a number of more than the {DIGITS} digits that Excel keeps",
            f"ช่องนี้มีตัวเลขเกิน {DIGITS} หลักที่ Excel เก็บได้",
        )
        remedy = Text(
            "format the cell as text and type the number anew: its last digits are lost",
            "ให้ตั้งรูปแบบช่องเป็นข้อความแล้วพิมพ์ตัวเลขใหม่ เพราะหลักท้าย ๆ หายไปแล้ว",
        )
        return unusable(as_written(number), source, problem, remedy)
    if form.scaled or (form.empty and number):
        text = as_written(number)
        en, th = _NOTHING if form.empty else _SCALED
        problem = Text(f"the cell holds {text} and shows {en}", f"ช่องนี้เก็บค่า {text} แต่{th}")
        remedy = Text(
            "give the cell a plain number format, so that it shows the number that is meant",
            "ให้ใช้รูปแบบตัวเลขธรรมดา เพื่อให้ช่องแสดงตัวเลขที่ต้องการ",
        )
        return unusable(text, source, problem, remedy)
    number = _plain(_SHOWN.plus(number))
    shown = _plain(number.scaleb(2)) if form.percent else number
    if form.decimals > printed_decimals(shown):
        shown = Decimal(f"{shown:.{form.decimals}f}")
    text = as_written(shown)
    missing = form.digits - len(text.lstrip("-").partition(".")[0])
    if missing > 0 and form.digits > 1:
        text = f"{'-' if shown < 0 else ''}{'0' * missing}{text.lstrip('-')}"
    text = f"{text}%" if form.percent else text
    return Cell(shown, text, source, form.percent, form.words)


def _plain(number: Decimal) -> Decimal:
    """Without zeros at the end and without an exponent, so that its decimals can be counted."""
    return Decimal(f"{_SHOWN.normalize(number):f}")
